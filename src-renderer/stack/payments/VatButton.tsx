import type { ToolPayments } from '../../../shared/stack/payments.ts'
import { withVatOfPayees } from '../../../shared/stack/vat-of-payees.ts'
import { useCommand } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { SettingError } from '../../components/SettingError.tsx'
import { useDocumentView } from '../../document/view.ts'
import { count } from '../../format.ts'
import { useSetting } from '../../use-setting.ts'
import s from '../stack.module.css'
import { vatOffer } from './vat-button.ts'

/** Takes likely VAT off what the payees of a tool were paid, or puts it back. */
export function VatButton({ found, onSay }: { found: ToolPayments; onSay: () => void }) {
  const inDocument = useDocumentView() !== null
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'vatIncluded')
  const offer = vatOffer(found)
  if (offer === null || inDocument) return null
  const { rate, entries } = offer
  const said = rate === 0 ? `What was paid for ${found.tool} counts with VAT.` : `What was paid for ${found.tool} counts without ${count(rate)}\u00a0% VAT, in later imports too.` // prettier-ignore
  return (
    <div className={s['vatButton']}>
      <Button
        isPending={set.running}
        onPress={() => {
          onSay()
          void put((before) => entries.reduce<typeof before>(withVatOfPayees, before), said)
        }}
      >
        {rate === 0 ? 'Count with VAT' : `Count without ${count(rate)}\u00a0% VAT`}
      </Button>
      <SettingError error={set.error} />
    </div>
  )
}
