import { useQuery } from '../api.ts'
import { Dialog } from '../components/Dialog.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { MoneyPanel } from '../stack/settings.tsx'
import { closeRates, neededRates, useRatesDialog } from './rates-dialog.ts'

/** The currency of the workspace and what others are worth in it, from wherever it is asked for. */
export default function RatesDialog() {
  const { asked } = useRatesDialog()
  const { data: config } = useQuery('config.get', {})
  const { data: inventory } = useQuery('tools.list', {}, { enabled: asked !== null })
  const { data: currencies } = useQuery('events.currencies', {}, { enabled: asked !== null })
  const needed = config && inventory ? neededRates(inventory.tools, config) : []
  const missing = [...new Set([...needed.map(({ code }) => code), ...(asked ?? []), ...(currencies ?? [])])].filter((code) => code !== config?.currency && !(code in (config?.rates ?? {}))) // prettier-ignore
  return (
    <Dialog isOpen={asked !== null} onClose={closeRates} title="Currency and exchange rates" width={420}>
      {config && inventory && currencies ? (
        <MoneyPanel config={config} missing={missing} needed={needed} onDone={closeRates} />
      ) : (
        <Working label="Reading the settings" />
      )}
    </Dialog>
  )
}
