/** The table of the attribution report: every key under the model and under the one beside it, and its rate. */
import type { Report } from '../../../shared/reports/index.ts'
import type { Column } from '../../components/DataTable.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { count, percent, percentRange, points } from '../../format.ts'
import { capital, type Dimension, type dimensionWords, type Measure } from '../../words.ts'
import type { FirstLastRow } from './first-last.ts'
import type { ModelPair, PairLabels } from '../model-pair.ts'
import s from '../reports.module.css'
import { RateCell } from './RateCell.tsx'

type Attribution = Report<'content-attribution'>

interface TableOptions {
  words: (typeof dimensionWords)[Dimension]
  pair: ModelPair
  labels: PairLabels
  totals: Attribution['totals']
  measured: Measured
  digits: number
  /** The rate of all, without those of `(none)`, and how many they are. */
  everybody: { rate: number; low: number; high: number } | null
  compared: { people: number; converted: number; without: number }
  /** Money as text; null where the goal is worth nothing. */
  amount: ((value: number) => string) | null
  noun: string
}

/** What the columns of both models are of. */
export interface Measured {
  measure: Measure
  text: (amount: number) => string
  /** All that is measured. */
  whole: number
  /** Sums of the rows, `(none)` included: more than the whole where every touch has a whole conversion. */
  first: number
  last: number
  /** The same of the value column. */
  value: number
}

export function tableColumns(options: TableOptions): Column<FirstLastRow>[] {
  const { words, pair, labels, totals, measured, digits, everybody, compared, amount, noun } = options
  const { without } = compared
  const isPair = pair.both
  const difference = (row: FirstLastRow): number => (row.lastShare - row.firstShare) * (isPair ? 1 : -1)
  const share = (part: number, whole: number): string => (whole > 0 ? percent(part / whole) : '')
  const { text, whole } = measured
  const isSum = (model: 'first' | 'last'): boolean => measured[model] <= whole * (1 + 1e-6)
  /** What one of the two models credits, and its share of all. */
  const creditColumns = (model: 'first' | 'last'): Column<FirstLastRow>[] => [
    {
      id: model,
      header: capital(labels[model]),
      align: 'end',
      value: (row) => row[model],
      cell: (row) => text(row[model]),
      total: text(measured[model]),
    },
    {
      id: `${model}Share`,
      header: 'Share',
      title: `Share of all, by ${labels[model]}`,
      align: 'end',
      value: (row) => row[`${model}Share`],
      cell: (row) => percent(row[`${model}Share`]),
      // Of a model that gives every touch a whole conversion, shares add up to nothing.
      total: isSum(model) ? share(measured[model], whole) : '',
    },
  ]
  return [
    {
      id: 'key',
      header: words.head,
      ...(words.means && { title: words.means }),
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '24%',
      total: 'All',
    },
    {
      id: 'people',
      header: 'People',
      align: 'end',
      value: (row) => row.people,
      cell: (row) => count(row.people),
      total: count(totals.people),
    },
    ...creditColumns('first'),
    ...(measured.measure === 'value'
      ? [
          {
            id: 'conversions',
            header: capital(noun),
            title: `${capital(noun)} credited by ${labels.first}`,
            align: 'end' as const,
            value: (row: FirstLastRow) => row.conversions,
            cell: (row: FirstLastRow) => count(row.conversions),
            total: count(totals.credited + totals.unattributed),
          },
        ]
      : []),
    ...(amount === null || measured.measure === 'value'
      ? []
      : [
          {
            id: 'value',
            header: 'Value',
            title: `What the ${noun} credited by ${labels.first} are worth`,
            align: 'end' as const,
            value: (row: FirstLastRow) => row.value,
            cell: (row: FirstLastRow) => amount(row.value),
            total: amount(measured.value),
          },
        ]),
    ...creditColumns('last'),
    {
      id: 'points',
      header: isPair ? 'Last − first, points' : 'Difference, points',
      title: isPair
        ? 'Last share minus first share, in percentage points'
        : `Share by ${labels.first} minus share by ${labels.last}, in percentage points`,
      align: 'end',
      spare: true,
      value: difference,
      cell: (row) => points(difference(row)),
      total:
        isSum('first') && isSum('last')
          ? points(isPair || whole === 0 ? 0 : (measured.first - measured.last) / whole)
          : '',
    },
    {
      id: 'converted',
      header: 'Converted',
      title: `Converting people, by ${labels.rate}; of the people in the row, the rate`,
      align: 'end',
      value: (row) => row.converted,
      cell: (row) => count(row.converted),
      total: count(totals.convertedPeople),
    },
    {
      id: 'rate',
      header: 'Rate',
      title: `Converted ÷ people, by ${labels.rate}${without === 0 ? '' : `; of all without the ${count(without)} of (none)`}`,
      align: 'end',
      value: (row) => (row.enough ? (row.rate?.rate ?? null) : null),
      cell: (row) => (row.rate === null ? '' : <RateCell rate={row.rate.rate} enough={row.enough} digits={digits} />),
      // People and converted of all have those of (none), whose rate is none.
      total: everybody && (
        <span>
          {percent(everybody.rate, digits)}
          {without > 0 && (
            <small className={s['exact']}>
              {count(compared.converted)} of {count(compared.people)}, without (none)
            </small>
          )}
        </span>
      ),
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.rate?.low ?? null,
      cell: (row) => (row.rate ? percentRange(row.rate.low, row.rate.high, digits) : ''),
      total: everybody && percentRange(everybody.low, everybody.high, digits),
    },
  ]
}
