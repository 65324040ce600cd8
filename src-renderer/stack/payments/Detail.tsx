import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { withoutCommands } from '../../../shared/command-hints.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { kindsSentence, paidYearSentence, paymentsTable, type ToolPayments } from '../../../shared/stack/payments.ts'
import { Button, ButtonLink } from '../../components/Button.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { csvEntries, Menu } from '../../components/Menu.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { SettingError } from '../../components/SettingError.tsx'
import { SegmentedControl } from '../../components/SegmentedControl.tsx'
import { useCommand, useQuery } from '../../api.ts'
import { useDocumentView } from '../../document/view.ts'
import { downloadCsv } from '../../export.ts'
import { date, money } from '../../format.ts'
import p from '../../reports/people.module.css'
import { toHref } from '../../route.ts'
import s from '../stack.module.css'
import { PaymentsTable } from './PaymentsTable.tsx'
import type { NamedPayment } from './settle-choices.ts'
import { SettleDialog } from './SettleDialog.tsx'
import { usePaymentPairs } from './use-payment-pairs.ts'
import { VatButton } from './VatButton.tsx'

export interface DetailProps {
  found: ToolPayments
  /** What is to be known beside its sentence. */
  beside: ReactNode
  /** Every payment that is known, not those of the twelve months alone. */
  all: boolean
  /** As an address names the tool. */
  address: string
  stale: boolean
  onAll: (all: boolean) => void
  /** Something is said of its payments, after which it may be elsewhere in the list: it stays in sight. */
  onSay: () => void
}

/** A contract in another currency: the payments below are mostly in the workspace's. */
const inBoth =
  (config: Pick<WorkspaceConfig, 'currency' | 'rates'> | undefined) =>
  (amount: number, currency: string): string => {
    const rate = currency === config?.currency ? undefined : config?.rates[currency]
    return `${money(amount, currency)}${rate === undefined ? '' : ` (${money(amount * rate, config!.currency)})`}`
  }

/** One tool: what its payments of twelve months come to against its contract, and each of them. */
export function Detail({ found, beside, all, address, stale, onAll, onSay }: DetailProps) {
  const { id, tool, payments, year, notes } = found
  const inDocument = useDocumentView() !== null
  const config = useQuery('config.get', {}).data
  const set = useCommand('config.set')
  const { pairs, settle, askAgain } = usePaymentPairs(set)
  const [settling, setSettling] = useState<NamedPayment | null>(null)
  const shown = year === null || all ? payments : payments.filter(({ date: day }) => year.from <= day && day < year.to)
  return (
    <>
      <div className={p['head']}>
        <h2 id="tool-title" className={p['name']}>
          <CutText text={tool} />
        </h2>
        {!inDocument && (
          <span className={s['actions']}>
            <Menu
              entries={csvEntries(
                (decimal) => downloadCsv(paymentsTable(payments), `payments-${tool}`, decimal),
                'Payments as CSV',
              )}
            >
              <Button icon={Download} isDisabled={payments.length === 0}>
                Payments
              </Button>
            </Menu>
            <ButtonLink href={`#${toHref('/inventory', { tool: address })}`}>Edit the tool</ButtonLink>
          </span>
        )}
      </div>
      {year && <p className={s['gap']}>{withoutCommands(paidYearSentence(year, { money: inBoth(config), date }))}</p>}
      <VatButton found={found} onSay={onSay} />
      {beside}
      {notes.map((note) => (
        <div key={note} className={s['gap']}>
          <ErrorNote tone="info" title={note} />
        </div>
      ))}
      {payments.length === 0 ? (
        <p className={s['gap']}>No payment to it is stored.</p>
      ) : (
        <>
          <div className={s['listHead']}>
            <span className={s['note']}>{kindsSentence(shown)}</span>
            {year && (
              <SegmentedControl
                label="Which payments"
                screenOnly
                value={all ? 'all' : 'year'}
                onChange={(next) => onAll(next === 'all')}
                options={[
                  { id: 'year', label: 'Twelve months' },
                  { id: 'all', label: `All ${payments.length}` },
                ]}
              />
            )}
          </div>
          <PaymentsTable
            payments={shown}
            stale={stale}
            onSettle={(payment) => {
              onSay()
              setSettling(payment)
            }}
            onAskAgain={({ ref }) => {
              onSay()
              void askAgain(ref)
            }}
          />
          {settling === null && <SettingError error={set.error} />}
          {settling && (
            <SettleDialog
              tool={id}
              own={payments}
              payment={settling}
              pairs={pairs}
              isPending={set.running}
              error={set.error}
              onClose={() => setSettling(null)}
              onSettle={(pair) => void settle(pair).then((done) => done && setSettling(null))}
            />
          )}
        </>
      )}
    </>
  )
}
