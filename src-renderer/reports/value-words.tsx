/** What the attribution report says of money: its sentence where value is measured, and a pointer to it where not. */
import { Num } from '../components/Finding.tsx'
import { percent } from '../format.ts'
import { toHref } from '../route.ts'
import { type Dimension, dimensionWords, modelWords } from '../words.ts'
import { fewConversions, Name } from './attribution-words.tsx'
import s from './reports.module.css'
import type { FirstLastRow } from './tables/first-last.ts'
import type { ModelPair } from './model-pair.ts'
import { Ways } from './notes/Ways.tsx'

interface Worth {
  conversions: number
  value: number
  attributed: number
  attributedValue: number
}

interface ValueSentenceProps {
  pair: ModelPair
  rows: readonly FirstLastRow[]
  totals: Worth
  noun: string
  dimension: Dimension
  amount: (value: number) => string
}

export function ValueSentence({ pair, rows, totals, noun, dimension, amount }: ValueSentenceProps) {
  const keys = rows.filter((row) => row.kind === 'key')
  const top = mostOf(keys, (row) => row.first)
  const end = mostOf(keys, (row) => row.last)
  if (!top || totals.value === 0) return <>The {noun} of this period are worth nothing that could be credited</>
  const words = dimensionWords[dimension]
  const isPath = dimension === 'page'
  const head = (
    <>
      <Num>{amount(top.first)}</Num> of {amount(totals.value)} ({percent(top.firstShare)})
    </>
  )
  const tooFew = totals.conversions < fewConversions && ': too few to tell'
  if (!pair.both)
    return (
      <>
        By {modelWords[pair.model].label}, {head} goes to <Name text={top.key} path={isPath} />, {amount(top.last)} by{' '}
        {modelWords[pair.against].label.toLowerCase()}
        {tooFew}
      </>
    )
  return (
    <>
      {head} comes from {noun} that {words.start} <Name text={top.key} path={isPath} />
      {end && (
        <>
          ; <Num tone="c2">{amount(end.last)}</Num> from those that {words.end} <Name text={end.key} path={isPath} />
          {end === top && ', wherever they start'}
        </>
      )}
      {tooFew}
    </>
  )
}

/** The largest, where it is more than nothing. */
function mostOf(rows: readonly FirstLastRow[], of: (row: FirstLastRow) => number): FirstLastRow | null {
  return rows.reduce<FirstLastRow | null>((most, row) => (of(row) > (most ? of(most) : 0) ? row : most), null)
}

/** Beside the sentence in money: what has nobody to credit, and the share of the rest. */
export function ValueWithout({ rows, totals, dimension, noun, amount }: Omit<ValueSentenceProps, 'pair'>) {
  const without = totals.value - totals.attributedValue
  const top = mostOf(
    rows.filter((row) => row.kind === 'key'),
    (row) => row.first,
  )
  if (!top || totals.conversions === totals.attributed) return null
  const { touch } = dimensionWords[dimension]
  return (
    <span className={s['aside']}>
      {amount(without)} is of {noun} without a {touch} to credit. Of the {amount(totals.attributedValue)} with one,{' '}
      {percent(top.first / totals.attributedValue)} is {top.key}.
    </span>
  )
}

/** Beside the sentence in conversions, where those are worth money. */
export function InMoney({
  rows,
  totals,
  query,
  amount,
}: Omit<ValueSentenceProps, 'pair' | 'dimension' | 'noun'> & { query: URLSearchParams }) {
  const top = mostOf(
    rows.filter((row) => row.kind === 'key'),
    (row) => row.value,
  )
  if (!top || totals.value === 0) return null
  // What no rule puts in a group is worth more than what leads: its share alone would mislead.
  const ungrouped = rows.find((row) => row.kind === 'other' && row.value > top.value)
  const measured = new URLSearchParams(query)
  measured.set('measure', 'value')
  return (
    <span className={s['aside']}>
      In money {top.key} has most{ungrouped && `, but for pages of no group with ${amount(ungrouped.value)}`}:{' '}
      {amount(top.value)} of {amount(totals.value)} ({percent(top.value / totals.value)}).{' '}
      <Ways ways={[{ to: toHref('/content-attribution', measured), label: 'Measure value' }]} />
    </span>
  )
}
