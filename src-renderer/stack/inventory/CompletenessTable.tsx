import type { ReportRow } from '../../../shared/reports/index.ts'
import { Chip, type ChipProps } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { listed, percent } from '../../format.ts'
import type { Money } from '../use-day.ts'

export type CompletenessRow = ReportRow<'stack-completeness'>

const tones: Record<CompletenessRow['grade'], ChipProps['tone']> = { A: 'c3', B: 'c3', C: 'warn', D: 'err' }

export function Grade({ grade }: { grade: CompletenessRow['grade'] }) {
  const tone = tones[grade]
  return <Chip {...(tone ? { tone } : {})}>{grade}</Chip>
}

/** What is missing of each tool before a saving may be claimed. */
export function CompletenessTable({
  rows,
  money,
  stale,
  onPress,
}: {
  rows: readonly CompletenessRow[]
  money: Money
  stale: boolean
  onPress: (tool: string) => void
}) {
  const columns: Column<CompletenessRow>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '22%', cut: true },
    { id: 'grade', header: 'Grade', value: (row) => row.grade, cell: (row) => <Grade grade={row.grade} /> },
    {
      id: 'share',
      header: 'Filled in',
      value: (row) => row.completeness,
      cell: (row) => percent(row.completeness, 0),
      align: 'end',
    },
    {
      id: 'claim',
      header: 'Saving can be claimed',
      value: (row) => (row.claimable ? 'yes' : 'no'),
    },
    {
      id: 'missing',
      header: 'Missing',
      value: (row) => listed(row.missing) || null,
      cell: (row) => listed(row.missing) || 'nothing',
      width: '36%',
      cut: true,
      dim: true,
    },
    {
      id: 'cost',
      header: 'Cost a year',
      value: (row) => row.annualCost,
      cell: (row) => (row.annualCost === null ? <span title="not known">–</span> : money.exact(row.annualCost)),
      align: 'end',
    },
  ]
  return (
    <DataTable
      label="What is missing"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.tool} ${row.category} ${row.annualCost ?? ''} ${row.missing.join()}`}
      onPress={(row) => onPress(row.tool)}
      stale={stale}
    />
  )
}
