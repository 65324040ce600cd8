import type { ReactNode } from 'react'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { count, counted, percent } from '../../format.ts'
import { useDocumentView } from '../../document/view.ts'
import { capital } from '../../words.ts'
import { paymentsHref } from '../payments-link.ts'
import { type CostRow, none } from './words.ts'

export interface CostTableProps {
  rows: readonly CostRow[]
  totals: Omit<
    ReportTotals<'stack-cost'>,
    'seatsKnownLater' | 'seatsAssigned' | 'unusedSeats' | 'unusedLeftOut' | 'idleAccounts' | 'people' | 'costPerPerson'
  >
  words: { one: string; many: string }
  period: boolean
  money: (value: number) => string
  selected: string | null
  stale: boolean
  /** Names of tools that payments are known of. */
  paid: ReadonlySet<string>
  /** Opens the tools of a row. */
  onPress?: ((row: CostRow) => void) | undefined
}

/** The table twin of the cost charts. */
export function CostTable({
  rows,
  totals,
  words,
  period,
  money: exact,
  selected,
  stale,
  paid,
  onPress,
}: CostTableProps) {
  const isPaper = useDocumentView() !== null
  const unknown: ReactNode = <span title="not known">–</span>
  const seats = (value: number | null): ReactNode => (value === null ? unknown : count(value))
  const amount = (value: number | null): ReactNode => (value === null ? unknown : exact(value))
  const unused = (of: Pick<CostRow, 'unusedSeatCost' | 'unknownUnusedSeatCosts'>): ReactNode =>
    of.unknownUnusedSeatCosts > 0 && of.unusedSeatCost !== null ? (
      <span title={`Not known for ${counted(of.unknownUnusedSeatCosts, 'tool')}`}>
        at least {exact(of.unusedSeatCost)}
      </span>
    ) : (
      amount(of.unusedSeatCost)
    )
  const perHead: Column<CostRow>[] = [
    { id: 'heads', header: 'Heads', value: (row) => row.heads, cell: (row) => (row.heads === null ? unknown : count(row.heads)), align: 'end', title: 'People of the team, as the settings have them', total: seats(totals.heads) },
    { id: 'perHead', header: period ? 'Cost of the period per head' : 'Annual cost per head', value: (row) => row.costPerHead, cell: (row) => amount(row.costPerHead), align: 'end', title: 'In all: of the teams whose heads are known', total: amount(totals.costPerHead) },
  ] // prettier-ignore
  const columns: Column<CostRow>[] = [
    { id: 'key', header: capital(words.one), value: (row) => row.key, width: '28%', cut: true, total: 'All' },
    ...(words.one === 'tool'
      ? []
      : [
          {
            id: 'tools',
            header: 'Tools',
            value: (row: CostRow) => row.tools,
            cell: (row: CostRow) => count(row.tools),
            align: 'end' as const,
            total: count(totals.tools),
          },
        ]),
    ...(period
      ? [
          {
            id: 'period',
            header: 'Cost of the period',
            value: (row: CostRow) => row.periodCost,
            cell: (row: CostRow) => amount(row.periodCost),
            align: 'end' as const,
            total: amount(totals.periodCost),
          },
        ]
      : []),
    {
      id: 'annual',
      header: 'Annual cost',
      value: (row) => row.annualCost,
      cell: (row) =>
        words.one === 'tool' && paid.has(row.key) && !isPaper ? (
          <a href={paymentsHref(row.key)} title="The payments behind it">
            {amount(row.annualCost)}
          </a>
        ) : (
          amount(row.annualCost)
        ),
      align: 'end',
      dim: period,
      total: amount(totals.annualCost),
      ...(period ? { title: 'On the last active day of the period' } : {}),
    },
    ...(totals.unknownCosts > 0
      ? [
          {
            id: 'unknown',
            header: 'Cost unknown for',
            value: (row: CostRow) => row.unknownCosts,
            cell: (row: CostRow) => (row.unknownCosts === 0 ? '' : counted(row.unknownCosts, 'tool')),
            align: 'end' as const,
            dim: true,
            title: 'Not in the sum beside it',
            total: counted(totals.unknownCosts, 'tool'),
          },
        ]
      : []),
    {
      id: 'share',
      header: 'Share',
      value: (row) => row.share,
      cell: (row) => (row.share === null ? unknown : percent(row.share)),
      align: 'end',
      total: (period ? totals.periodCost : totals.annualCost) === null ? unknown : percent(1),
    },
    {
      id: 'licensed',
      header: 'Seats licensed',
      value: (row) => row.seatsLicensed,
      cell: (row) => seats(row.seatsLicensed),
      align: 'end',
      total: seats(totals.seatsLicensed),
    },
    {
      id: 'active',
      header: 'Seats in use',
      value: (row) => row.seatsActive,
      cell: (row) => seats(row.seatsActive),
      align: 'end',
      total: seats(totals.seatsActive),
    },
    {
      id: 'unused',
      header: 'Paid for unused seats, a year',
      value: (row) => row.unusedSeatCost,
      cell: unused,
      align: 'end',
      total: unused(totals),
    },
    ...(totals.heads === null ? [] : perHead),
  ]
  return (
    <DataTable
      label={`Cost by ${words.one}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      selected={selected}
      initialSort={{ column: period ? 'period' : 'annual', descending: true }}
      pinned={(row) => row.key === none}
      stale={stale}
      {...(onPress && !isPaper && { onPress })}
    />
  )
}
