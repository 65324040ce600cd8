import { useQuery } from '../api.ts'
import { Dialog } from '../components/Dialog.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { MoneyPanel } from '../stack/settings.tsx'
import { closeRates, useRatesDialog } from './rates-dialog.ts'

/** The currency of the workspace and what others are worth in it, from wherever it is asked for. */
export default function RatesDialog() {
  const { asked } = useRatesDialog()
  const { data: config } = useQuery('config.get', {})
  const missing = (asked ?? []).filter((code) => !(code in (config?.rates ?? {})))
  return (
    <Dialog isOpen={asked !== null} onClose={closeRates} title="Currency and exchange rates" width={420}>
      {config ? (
        <MoneyPanel config={config} missing={missing} onDone={closeRates} />
      ) : (
        <Working label="Reading the settings" />
      )}
    </Dialog>
  )
}
