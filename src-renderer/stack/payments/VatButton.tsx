import type { ToolPayments } from '../../../shared/stack/payments.ts'
import { withVatOf, withVatOfPayees } from '../../../shared/stack/vat-of-payees.ts'
import { useCommand } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { SettingError } from '../../components/SettingError.tsx'
import { useDocumentView } from '../../document/view.ts'
import { count } from '../../format.ts'
import { VatAssumption, vatWords } from '../../imports/VatAssumption.tsx'
import { useSetting } from '../../use-setting.ts'
import s from '../stack.module.css'
import { vatKinds, vatOffer } from './vat-button.ts'

/** Takes likely VAT off what the payees of a tool were paid, or puts it back, and changes what was said of their kinds of export. */
export function VatButton({ found, onSay }: { found: ToolPayments; onSay: () => void }) {
  const inDocument = useDocumentView() !== null
  const set = useCommand('config.set')
  const { value, put } = useSetting(set, 'vatIncluded')
  const offer = vatOffer(found)
  const kinds = vatKinds(found.payments, value ?? [])
  if ((offer === null && kinds.length === 0) || inDocument) return null
  const { rate, entries } = offer ?? { rate: null, entries: [] }
  const said = rate === 0 ? `What was paid for ${found.tool} counts with VAT.` : `What was paid for ${found.tool} counts without ${count(rate ?? 0)}\u00a0% VAT, in later imports too.` // prettier-ignore
  return (
    <div className={s['vatButton']}>
      {rate !== null && (
        <Button
          isPending={set.running}
          onPress={() => {
            onSay()
            void put((before) => entries.reduce<typeof before>(withVatOfPayees, before), said)
          }}
        >
          {rate === 0 ? 'Count with VAT' : `Count without ${count(rate)}\u00a0% VAT`}
        </Button>
      )}
      {kinds.map(({ export: kind, title, given }) => (
        <VatAssumption
          key={`${kind} ${vatWords(given)}`}
          label={kinds.length === 1 ? 'VAT' : `VAT in ${title}`}
          given={given}
          isChosen
          onChoose={(vat) => {
            onSay()
            void put((before) => withVatOf(before, kind, vat), `VAT in ${title}: ${vatWords(vat)}.`)
          }}
        />
      ))}
      <SettingError error={set.error} />
    </div>
  )
}
