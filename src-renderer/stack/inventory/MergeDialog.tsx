import type { InventoryTool } from '../../../shared/stack.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { listed } from '../../format.ts'
import s from '../stack.module.css'
import type { DuplicateRow } from './DuplicatesTable.tsx'
import { type EntryFacts, entryFacts, isPaidFor } from './facts.ts'

const facts: [keyof EntryFacts, string][] = [
  ['cost', 'Costs'],
  ['seats', 'Seats in use'],
  ['inUse', 'Status'],
  ['renews', 'Renews'],
  ['charged', 'Paid'],
  ['from', 'Read from'],
]

/** On a button; the whole name heads its column. */
const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name)

/** Asks which of two entries stays, with what tells entries of one name apart. */
export function MergeDialog({
  row,
  tools,
  day,
  currency,
  onClose,
  onMerge,
}: {
  row: DuplicateRow
  tools: readonly InventoryTool[]
  /** Costs are of it. */
  day: string
  currency: string
  onClose: () => void
  onMerge: (keep: number, drop: number, kept: string) => Promise<void>
}) {
  const isOneName = row.a === row.b
  const entries = [
    { id: row.aId, title: isOneName ? 'The first' : row.a },
    { id: row.bId, title: isOneName ? 'The second' : row.b },
  ].flatMap(({ id, title }) => {
    const tool = tools.find((each) => each.id === id)
    return tool ? [{ id, title, facts: entryFacts(tool, day, currency), isPaid: isPaidFor(tool, day) }] : []
  })
  return (
    <Dialog
      isOpen
      alert
      width={640}
      title={`Are ${row.a} and ${row.b} one tool?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>No, keep both</Button>
          <Button onPress={() => void onMerge(row.bId, row.aId, row.b)}>
            Keep {isOneName ? 'the second' : short(row.b)}
          </Button>
          <Button variant="primary" onPress={() => void onMerge(row.aId, row.bId, row.a)}>
            Keep {isOneName ? 'the first' : short(row.a)}
          </Button>
        </>
      }
    >
      <table className={s['sideTable']} aria-label="The two entries">
        <thead>
          <tr>
            <td />
            {entries.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(([fact, label]) => (
            <tr key={fact}>
              <th scope="row">{label}</th>
              {entries.map((entry) => (
                <td key={entry.id}>{entry.facts[fact]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={s['gap']}>
        Why they may be: {listed(row.reasons)}.{' '}
        {row.differences.length > 0
          ? `What tells them apart: ${listed(row.differences)}.`
          : 'Nothing else tells them apart.'}{' '}
        The kept entry keeps its cost and price history and takes over what it lacks, earlier prices of payments
        included; the other one goes. It can be undone.
      </p>
      {row.sameTime && (
        <p className={s['gap']}>
          Both are in use at the same time
          {entries.length === 2 && entries.every(({ isPaid }) => isPaid) ? ', so both are paid for' : ''}.
        </p>
      )}
    </Dialog>
  )
}
