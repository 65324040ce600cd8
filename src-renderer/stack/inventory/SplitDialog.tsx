import type { InventoryTool } from '../../../shared/stack.ts'
import { useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { money, percent } from '../../format.ts'
import s from '../stack.module.css'
import { splitShares } from './facts.ts'

/** Says over which tools payments are split, and by which shares, before they are. */
export function SplitDialog({
  split,
  tools,
  isPending,
  onClose,
  onSplit,
}: {
  split: { payee: number; among: number[] }
  tools: readonly InventoryTool[]
  isPending: boolean
  onClose: () => void
  onSplit: () => void
}) {
  const { data: config } = useQuery('config.get', {})
  const payee = tools.find(({ id }) => id === split.payee)
  const lines = config ? splitShares(tools, split, config) : []
  const isKnown = lines.every(({ share }) => share !== null)
  return (
    <Dialog
      isOpen
      alert
      width={480}
      title={`Split the payments to ${payee?.name ?? ''} over ${lines.length} tools?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>No, leave them</Button>
          <Button variant="primary" onPress={onSplit} isPending={isPending} isDisabled={!config || !isKnown}>
            Split
          </Button>
        </>
      }
    >
      <table className={s['sideTable']} aria-label="Shares of the payments">
        <thead>
          <tr>
            <td />
            <th scope="col">States a year</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, states, share }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{states === null || !config ? 'not known' : money(states, config.currency)}</td>
              <td>{share === null ? 'not known' : percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={s['gap']}>
        {isKnown
          ? `Each has its share of every payment to ${payee?.name ?? ''}${payee?.knownBy === 'payments' ? ', which is no entry of its own any more' : ''}. A tool that is missing here gets nothing. It can be undone.`
          : 'Payments are split by what each tool states a year: enter what is not known, or its exchange rate, first.'}
      </p>
    </Dialog>
  )
}
