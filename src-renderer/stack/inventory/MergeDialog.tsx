import { useState } from 'react'
import { ended } from '../../../shared/text/figures.ts'
import { pricesAfterMergeLines } from '../../../shared/notes/prices-after-merge.ts'
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import type { SharedPayee } from '../../../shared/stack/sure-merges.ts'
import { useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Select } from '../../components/Select.tsx'
import { listed } from '../../format.ts'
import s from '../stack.module.css'
import type { DuplicateRow } from './DuplicatesTable.tsx'
import { type EntryFacts, entryFacts, paymentFiles, sameTimeSentence } from './facts.ts'

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

/** Of two entries side by side; each one more needs as much again. */
const [width, widthOfEach, widest] = [640, 220, 1200]

/** Entries that may be one tool, and why, where that is known. */
export interface Merging {
  ids: readonly number[]
  row: DuplicateRow | null
  /** Of them, one that may be paid for several contracts. */
  payee: SharedPayee | null
}

/** Asks which of several entries stays, with what tells entries of one name apart. */
export function MergeDialog({
  merging: { ids, row, payee },
  tools,
  day,
  currency,
  onClose,
  onKeep,
  onMerge,
  onSplit,
}: {
  merging: Merging
  tools: readonly InventoryTool[]
  /** Costs are of it. */
  day: string
  currency: string
  /** Nothing is decided. */
  onClose: () => void
  /** They are several tools. */
  onKeep: () => void
  onMerge: (keep: number, drop: number[], kept: string) => Promise<void>
  onSplit: (payee: SharedPayee) => void
}) {
  const found = ids.flatMap((id) => tools.find((tool) => tool.id === id) ?? [])
  const entries = found.map((tool, at) => {
    const isTwin = found.some((other) => other !== tool && other.name === tool.name)
    const title = isTwin ? `No. ${at + 1}, ${tool.name}` : tool.name
    return { id: tool.id, name: tool.name, title, facts: entryFacts(tool, day, currency) }
  })
  const [kept, setKept] = useState(String(ids[0]))
  const isPair = entries.length === 2
  const others = (id: number): number[] => entries.flatMap((entry) => (entry.id === id ? [] : [entry.id]))
  const keep = (entry: (typeof entries)[number] | undefined): void => {
    if (entry) void onMerge(entry.id, others(entry.id), entry.name)
  }
  return (
    <Dialog
      isOpen
      alert
      width={Math.min(widest, width + (entries.length - 2) * widthOfEach)}
      title={
        isPair
          ? `Are ${entries.map(({ name }) => name).join(' and ')} one tool?`
          : `Are these ${entries.length} one tool?`
      }
      onClose={onClose}
      footer={
        <>
          <Button onPress={onKeep}>{isPair ? 'No, keep both' : 'No, keep all'}</Button>
          {isPair ? (
            <>
              <Button onPress={() => keep(entries[1])}>Keep {short(entries[1]!.title)}</Button>
              <Button variant={payee ? 'outline' : 'primary'} onPress={() => keep(entries[0])}>
                Keep {short(entries[0]!.title)}
              </Button>
              {payee && (
                <Button variant="primary" onPress={() => onSplit(payee)}>
                  Split payments
                </Button>
              )}
            </>
          ) : (
            <Button variant="primary" onPress={() => keep(entries.find(({ id }) => String(id) === kept))}>
              Merge
            </Button>
          )}
        </>
      }
    >
      <table className={s['sideTable']} aria-label="The entries">
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
          {found.some(({ knownBy }) => knownBy === 'both') && (
            <tr>
              <th scope="row">Payments in</th>
              {found.map(({ id, custom }) => (
                <td key={id}>{custom['Charges'] === undefined ? 'no payments' : <PaymentFiles id={id} />}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      {!isPair && (
        <div className={s['gap']}>
          <Select
            label="Which one stays"
            variant="field"
            value={kept}
            onChange={setKept}
            options={entries.map(({ id, title }) => ({ id: String(id), label: title }))}
          />
        </div>
      )}
      <p className={s['gap']}>
        {row && (
          <>
            {ended(`Why they may be: ${listed(row.reasons)}`)}{' '}
            {row.differences.length > 0
              ? ended(`What tells them apart: ${listed(row.differences)}`)
              : 'Nothing else tells them apart.'}{' '}
          </>
        )}
        The kept entry keeps its cost and price history and takes over what it lacks, earlier prices of payments too
        where they end at what it costs; {isPair ? 'the other one goes' : 'the others go'}. It can be undone.
      </p>
      {entries
        .filter(({ id }) => isPair || String(id) === kept)
        .map(({ id, title }) => (
          <AfterMerge key={id} keep={id} drop={others(id)} title={title} />
        ))}
      {payee && (
        <p className={s['gap']}>
          {payee.name} may be paid for{' '}
          {listed(payee.contracts.map((id) => tools.find((tool) => tool.id === id)?.name ?? ''))} together: no merge is
          right then, and Split payments shares them.
        </p>
      )}
      {row?.sameTime === true && !payee && <p className={s['gap']}>{sameTimeSentence(found, day)}</p>}
    </Dialog>
  )
}

function PaymentFiles({ id }: { id: number }) {
  const { data } = useQuery('tools.payments', { id, asOf: null })
  return data ? listed(paymentFiles(data.payments)) : null
}

/** What becomes of dated prices, where that is more than that they stay. */
function AfterMerge({ keep, drop, title }: { keep: number; drop: number[]; title: string }) {
  const { data } = useQuery('tools.pricesAfterMerge', { keep, drop })
  const lines = data ? pricesAfterMergeLines(data) : []
  return lines.length === 0 ? null : (
    <p className={s['gap']}>
      If {title} stays: {lines.join(' ')}
    </p>
  )
}
