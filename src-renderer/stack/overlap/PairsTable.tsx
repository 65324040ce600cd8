import type { ReportRow } from '../../../shared/reports/index.ts'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { listed, percent } from '../../format.ts'

type Row = ReportRow<'stack-overlap'>

/** Pairs that share a capability, with the three measures of how much. */
export function PairsTable({
  rows,
  stale,
  onPress,
}: {
  rows: readonly Row[]
  stale: boolean
  onPress: (tool: string) => void
}) {
  const columns: Column<Row>[] = [
    { id: 'a', header: 'Tool', value: (row) => row.a, width: '15%', cut: true },
    { id: 'b', header: 'shares with', value: (row) => row.b, width: '15%', cut: true },
    { id: 'shared', header: 'Capabilities', value: (row) => listed(row.shared), width: '28%', cut: true, dim: true },
    { id: 'count', header: 'Shared', value: (row) => row.shared.length, align: 'end' },
    {
      id: 'jaccard',
      header: 'Jaccard',
      title: 'Shared capabilities ÷ all capabilities of both',
      value: (row) => row.jaccard,
      cell: (row) => row.jaccard.toFixed(2),
      align: 'end',
    },
    {
      id: 'overlap',
      header: 'Overlap',
      title: 'Shared capabilities ÷ those of the tool that has fewer: 1 = one does nothing the other does not',
      value: (row) => row.overlap,
      cell: (row) => row.overlap.toFixed(2),
      align: 'end',
    },
    {
      id: 'inB',
      header: 'of the first',
      title: 'How much of the first tool the second can do too',
      value: (row) => row.containmentA,
      cell: (row) => percent(row.containmentA, 0),
      align: 'end',
    },
    {
      id: 'inA',
      header: 'of the second',
      title: 'How much of the second tool the first can do too',
      value: (row) => row.containmentB,
      cell: (row) => percent(row.containmentB, 0),
      align: 'end',
    },
    {
      id: 'kind',
      header: 'Kind',
      value: (row) => row.kind,
      cell: (row) => <Chip {...(row.kind === 'redundant' ? { tone: 'c4' as const } : {})}>{row.kind}</Chip>,
    },
  ]
  return (
    <DataTable
      label="Pairs of tools that share a capability"
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify([row.a, row.b, row.shared])}
      onPress={(row) => onPress(row.a)}
      stale={stale}
      empty="No two tools share a capability."
    />
  )
}
