/** The table of the attribution report: every key under the model and under the one beside it, and its rate. */
import type { Report } from '../../shared/reports/index.ts'
import type { Column } from '../components/DataTable.tsx'
import { CutText } from '../components/PathChip.tsx'
import { count, percent, percentRange, points } from '../format.ts'
import { capital, type Dimension, type dimensionWords } from '../words.ts'
import type { FirstLastRow } from './first-last.ts'
import type { ModelPair, PairLabels } from './model-pair.ts'
import { RateCell } from './RateCell.tsx'

type Attribution = Report<'content-attribution'>

interface TableOptions {
  words: (typeof dimensionWords)[Dimension]
  pair: ModelPair
  labels: PairLabels
  totals: Attribution['totals']
  last: Attribution['totals']
  digits: number
  /** The rate of all, without those of `(none)`, and how many they are. */
  everybody: { rate: number; low: number; high: number } | null
  without: number
  /** Money as text; null where the goal is worth nothing. */
  amount: ((value: number) => string) | null
  noun: string
}

export function tableColumns(options: TableOptions): Column<FirstLastRow>[] {
  const { words, pair, labels, totals, last, digits, everybody, without, amount, noun } = options
  const isPair = pair.both
  const difference = (row: FirstLastRow): number => (row.lastShare - row.firstShare) * (isPair ? 1 : -1)
  const share = (part: number, whole: number): string => (whole > 0 ? percent(part / whole) : '')
  // The sum of the rows, `(none)` included: more than there are conversions where every touch has a whole one.
  const sumOf = ({ credited, unattributed }: Attribution['totals']): number => credited + unattributed
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
    {
      id: 'first',
      header: capital(labels.first),
      align: 'end',
      value: (row) => row.first,
      cell: (row) => count(row.first),
      total: count(sumOf(totals)),
    },
    {
      id: 'firstShare',
      header: 'Share',
      title: `Share of all, by ${labels.first}`,
      align: 'end',
      value: (row) => row.firstShare,
      cell: (row) => percent(row.firstShare),
      total: share(sumOf(totals), totals.conversions),
    },
    ...(amount === null
      ? []
      : [
          {
            id: 'value',
            header: 'Value',
            title: `What the ${noun} credited by ${labels.first} are worth`,
            align: 'end' as const,
            value: (row: FirstLastRow) => row.value,
            cell: (row: FirstLastRow) => amount(row.value),
            total: amount(totals.value),
          },
        ]),
    {
      id: 'last',
      header: capital(labels.last),
      align: 'end',
      value: (row) => row.last,
      cell: (row) => count(row.last),
      total: count(sumOf(last)),
    },
    {
      id: 'lastShare',
      header: 'Share',
      title: `Share of all, by ${labels.last}`,
      align: 'end',
      value: (row) => row.lastShare,
      cell: (row) => percent(row.lastShare),
      total: share(sumOf(last), totals.conversions),
    },
    {
      id: 'points',
      header: isPair ? 'Last − first, points' : 'Difference, points',
      title: isPair
        ? 'Last share minus first share, in percentage points'
        : `Share by ${labels.first} minus share by ${labels.last}, in percentage points`,
      align: 'end',
      value: difference,
      cell: (row) => points(difference(row)),
      total: points(isPair ? 0 : (sumOf(totals) - sumOf(last)) / Math.max(1, totals.conversions)),
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
      total: everybody && percent(everybody.rate, digits),
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

export function csvRows(
  rows: readonly FirstLastRow[],
  dimension: string,
  { model, against }: Pick<ModelPair, 'model' | 'against'>,
): (string | number | null)[][] {
  return [
    [
      dimension,
      'people',
      'converted_people',
      model,
      `${model}_share`,
      against,
      `${against}_share`,
      `${against}_minus_${model}`,
      'rate',
      'rate_low',
      'rate_high',
      'enough',
      'value',
    ],
    ...rows.map((row) => [
      row.key,
      row.people,
      row.converted,
      row.first,
      row.firstShare,
      row.last,
      row.lastShare,
      row.lastShare - row.firstShare,
      row.rate?.rate ?? null,
      row.rate?.low ?? null,
      row.rate?.high ?? null,
      row.enough ? 'yes' : 'no',
      row.value,
    ]),
  ]
}
