import { Scale } from 'lucide-react'
import { buildVsBuy } from '../../shared/reports/build-vs-buy.ts'
import { useReport } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Finding } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import type { ReportRow } from '../../shared/reports/index.ts'
import { count } from '../format.ts'

type Row = ReportRow<'build-vs-buy'>

const columns: Column<Row>[] = [
  { id: 'input', header: 'Input', value: (row) => row.input },
  { id: 'low', header: 'Low', value: (row) => row.low, cell: (row) => count(row.low), align: 'end' },
  { id: 'high', header: 'High', value: (row) => row.high, cell: (row) => count(row.high), align: 'end' },
  { id: 'swing', header: 'Swing', value: (row) => row.swing, cell: (row) => count(row.swing), align: 'end' },
]

/** What a decision comes to. */
export default function BuildVsBuy() {
  const { data, error, retry } = useReport('build-vs-buy', {})
  if (!data)
    return (
      <Page>
        {error ? (
          <EmptyState screen icon={Scale} title={error.message} actions={<Button onPress={retry}>Try again</Button>}>
            Import a decision to see what building and buying come to.
          </EmptyState>
        ) : (
          <Working label="Drawing ten thousand futures" />
        )}
      </Page>
    )
  return (
    <Page>
      <Finding question={buildVsBuy.question}>{data.totals.reason}</Finding>
      <DataTable label="What would change the answer" columns={columns} rows={data.rows} rowKey={(row) => row.input} />
    </Page>
  )
}
