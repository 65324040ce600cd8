import { FileDown } from 'lucide-react'
import { importHealth } from '../../shared/reports/import-health.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { count, counted, plural } from '../format.ts'
import { addsUp, type HealthRow } from '../imports/account.ts'
import s from '../imports/imports.module.css'
import { baseName } from '../imports/mapping.ts'
import { RowsBar } from '../imports/RowsBar.tsx'
import { OwnPeopleNote } from '../people-left-out/OwnPeopleNote.tsx'
import { RobotsNote } from '../people-left-out/RobotsNote.tsx'
import { TrafficNote } from '../people-left-out/TrafficNote.tsx'
import { StrangersNote } from '../imports/StrangersNote.tsx'
import { SharedIdsNote } from '../user-ids/SharedIdsNote.tsx'
import { chooseImport } from '../workspaces.ts'

type Key = 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected' | 'events' | 'used' | 'ignored'

/** Whether every row of every file went somewhere that can be named. */
export default function ImportHealth() {
  const { status } = useWorkspace()
  const { data, error, stale, retry } = useReport('import-health', {})
  const trail = (
    <>
      <a href="#/imports">Imports</a>
      <span aria-hidden="true">/</span>
      {importHealth.question}
    </>
  )
  if (!data) {
    return (
      <Page>
        <Finding question={trail}>{error ? 'There is no answer to this' : 'Counting rows'}</Finding>
        <div className={s['gap']}>
          {error ? (
            <ErrorNote title={error.message} actions={<Button onPress={retry}>Try again</Button>} />
          ) : (
            <Working label="Counting rows" />
          )}
        </div>
      </Page>
    )
  }
  const { rows, totals } = data
  if (rows.length === 0) {
    return (
      <Page>
        <EmptyState
          screen
          icon={FileDown}
          title="No files yet"
          actions={
            <Button variant="primary" onPress={() => void chooseImport()}>
              Import files
            </Button>
          }
        >
          Here you would see, file by file, what became of every row: imported, duplicate, or rejected, and which events
          are used.
        </EmptyState>
      </Page>
    )
  }
  const right = addsUp(totals)
  const number = (id: Key, header: string, title: string): Column<HealthRow> => ({
    id,
    header,
    title,
    value: (row) => row[id],
    cell: (row) => count(row[id]),
    align: 'end',
    total: count(totals[id]),
  })
  const columns: Column<HealthRow>[] = [
    { id: 'file', header: 'File', value: (row) => baseName(row.file), total: 'All', width: '26%', cut: true },
    number('rowsRead', 'Rows read', 'Rows of the file, the header left out'),
    number('rowsImported', 'Imported', 'Stored by this import'),
    number(
      'rowsDuplicate',
      'Duplicate',
      'The same event is there already: from an earlier file, or from an earlier row of this one',
    ),
    number('rowsRejected', 'Rejected', 'Could not be used; listed with line and reason'),
    {
      id: 'bar',
      header: '',
      value: (row) => row.rowsRead,
      cell: (row) => <RowsBar counts={row} />,
      width: 96,
      sortable: false,
    },
    number('events', 'Events', 'Stored events of the file'),
    number('used', 'Used', 'Seen by the reports'),
    number(
      'ignored',
      'Ignored',
      'Stored and not counted: identify calls, steps to convert (flow) and ignored pages, rows without an id, people left out',
    ),
  ]
  const lost = totals.rowsRejected
  return (
    <Page busy={stale}>
      <Finding
        question={trail}
        actions={<ReportMenus slug="import-health" params={data.params} />}
        sub={
          lost > 0 ? (
            <>
              <a href="#/imports">See which and why</a>, row by row.
            </>
          ) : undefined
        }
      >
        {right ? (
          <>
            Every row is accounted for: <Num>{count(totals.rowsImported)}</Num> of {counted(totals.rowsRead, 'row')}{' '}
            imported, {count(totals.rowsDuplicate)} duplicate, {lost > 0 ? <Num tone="c4">{count(lost)}</Num> : 'none'}{' '}
            rejected
          </>
        ) : (
          <>The rows do not add up; please check the workspace</>
        )}
      </Finding>
      <div className={s['methodRow']}>
        <Method
          terms={[
            [
              'Duplicate',
              'The same event is there already: the same message id, in an earlier file or an earlier row of this one; or, without ids, the same time, visitor, user, name, path and value in another file. The earliest stays.',
            ],
            [
              'Rejected',
              'A row without a readable time, without anybody, or not in the shape of its file. Kept with its line, its reason and its text.',
            ],
            [
              'Ignored',
              'Stored, but no report counts it: identify calls, pages of groups that are steps to convert (flow) or ignored, and rows whose ids identify nobody.',
            ],
          ]}
        />
      </div>
      <StrangersNote />
      <SharedIdsNote />
      <OwnPeopleNote />
      <TrafficNote />
      <RobotsNote />
      <DataTable
        label="What became of every row"
        columns={columns}
        rows={rows}
        rowKey={(row) => rows.indexOf(row)}
        stale={stale}
      />
      <TrustLine state={right ? 'adds-up' : 'warn'} end={status?.timeZone}>
        <b>{right ? 'Adds up.' : 'Does not add up.'}</b> {count(totals.rowsRead)} {plural(totals.rowsRead, 'row')} read
        = {count(totals.rowsImported)} imported + {count(totals.rowsDuplicate)} duplicate + {count(totals.rowsRejected)}{' '}
        rejected; {count(totals.events)} {plural(totals.events, 'event')} = {count(totals.used)} used +{' '}
        {count(totals.ignored)} ignored.
      </TrustLine>
    </Page>
  )
}
