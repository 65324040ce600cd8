import { isTold } from '../../../shared/statistics/significance.ts'
import type { ReportRow } from '../../../shared/reports/index.ts'
import { mostPaired, pairedAtFirst } from '../../../shared/reports/template-pairs.ts'
import { Button } from '../../components/Button.tsx'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { count, counted, pCell, percent, points } from '../../format.ts'
import { useQueryParams } from '../../route.ts'
import { capital } from '../../words.ts'
import { pairsTurned } from '../../../shared/findings/template-pairs.ts'
import type { WithinEach } from '../../../shared/reports/template-comparison.ts'
import s from '../reports.module.css'
import { tooFewFor, TooFewVerdict } from './RateCell.tsx'
import { sameMixColumns, verdictHeader } from './same-mix-columns.tsx'

type Pair = ReportRow<'template-pairs'>

interface PairsTableProps {
  pairs: readonly Pair[]
  /** How many are held against each other. */
  paired: number
  /** How many there are in all. */
  of: number
  digits: number
  one: string
  all: string
  /** What the pairs are held to the same mix of. */
  mixOf: WithinEach | null
  stale: boolean
}

/** Each against each; a row puts its two into the finding. */
export function PairsTable({ pairs, paired, of, digits, one, all, mixOf, stale }: PairsTableProps) {
  const [, setQuery] = useQueryParams()
  const clear = pairs.filter(isClear).length
  const most = Math.min(of, mostPaired)
  return (
    <section className={s['section']} aria-labelledby="pairs">
      <div className={s['sectionHead']}>
        <h2 id="pairs">
          Every pair
          <small>
            {counted(pairs.length, 'pair')}, {count(clear)} told apart
            {of > paired && `; of the ${count(paired)} ${all} with most people, of ${count(of)}`}
          </small>
        </h2>
        {most > paired && (
          <Button variant="link" onPress={() => setQuery({ top: most })}>
            {most === of ? `All ${count(pairsOf(of))} pairs` : `${count(pairsOf(most))} pairs of ${count(most)} ${all}`}
          </Button>
        )}
        {paired > pairedAtFirst && (
          <Button variant="link" onPress={() => setQuery({ top: null })}>
            Only the {pairedAtFirst} with most people
          </Button>
        )}
      </div>
      {pairsTurned(pairs, mixOf, digits).map((sentence) => (
        <p key={sentence} className={s['few']}>
          {sentence}
        </p>
      ))}
      <DataTable
        label="Every pair"
        columns={columnsOf(digits, one, mixOf)}
        rows={pairs}
        rowKey={(pair) => `${pair.a}\n${pair.b}`}
        onPress={({ a, b }) => setQuery({ a, b })}
        stale={stale}
        maxHeight="min(70vh, 640px)"
      />
    </section>
  )
}

const pairsOf = (templates: number): number => (templates * (templates - 1)) / 2

/** At a false-discovery rate of 5 %, over all pairs. */
const isClear = (pair: Pair): boolean => isTold(pair.pAdjusted)

function columnsOf(digits: number, one: string, mixOf: WithinEach | null): Column<Pair>[] {
  const end = { align: 'end' } as const
  return [
    {
      id: 'a',
      header: capital(one),
      value: (pair) => pair.a,
      wrap: true,
      width: '18%',
    },
    {
      id: 'b',
      header: 'against',
      value: (pair) => pair.b,
      wrap: true,
      width: '18%',
    },
    { id: 'rateA', header: 'Rate', ...end, value: (pair) => pair.rateA, cell: (pair) => percent(pair.rateA, digits) },
    {
      id: 'rateB',
      header: 'against',
      ...end,
      value: (pair) => pair.rateB,
      cell: (pair) => percent(pair.rateB, digits),
    },
    {
      id: 'difference',
      header: 'Points',
      ...end,
      value: (pair) => (pair.enough ? pair.difference : null),
      cell: (pair) => (pair.enough ? points(pair.difference, digits) : ''),
    },
    {
      id: 'interval',
      header: '95 % interval',
      ...end,
      dim: true,
      value: (pair) => (pair.enough ? pair.low : null),
      cell: (pair) => (pair.enough ? `${points(pair.low, digits)} to ${points(pair.high, digits)}` : ''),
    },
    {
      id: 'p',
      header: 'p',
      title: 'Two-sided, pooled z test',
      ...end,
      // Judged by is the adjusted one.
      spare: true,
      value: (pair) => (pair.enough ? pair.pValue : null),
      cell: (pair) => (pair.enough ? pCell(pair.pValue) : ''),
    },
    {
      id: 'adjusted',
      header: 'p, adjusted',
      title: 'Benjamini–Hochberg over all pairs with enough people',
      ...end,
      value: (pair) => pair.pAdjusted,
      cell: (pair) => pCell(pair.pAdjusted),
    },
    {
      id: 'verdict',
      header: verdictHeader(mixOf),
      value: (pair) => (pair.enough ? (isClear(pair) ? 'told apart' : 'not told apart') : 'too few'),
      cell: (pair) =>
        pair.enough ? (
          isClear(pair) ? (
            <Chip tone="c3">told apart</Chip>
          ) : (
            <Chip>not told apart</Chip>
          )
        ) : (
          <TooFewVerdict row={pair} why={tooFewFor(pair)} told="told apart" />
        ),
    },
    ...sameMixColumns<Pair>(mixOf, digits),
  ]
}
