/** A report as a table and nothing else: for those that are read from the command line first. */
import { reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../../api.ts'
import { ReportMenus } from '../../components/ReportMenus.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Finding } from '../../components/Finding.tsx'
import { Page } from '../../components/Page.tsx'
import { Working } from '../../components/ProgressBar.tsx'
import { inventoryFinding } from '../../../shared/findings/inventory.ts'
import { keyWords } from '../../../shared/text/key-words.ts'
import { figures } from '../../document/figures.ts'
import { counted, money } from '../../format.ts'
import { capital } from '../../words.ts'
import { missingRates } from '../../../shared/notes/no-rate.ts'
import { SetRates } from '../../rates/SetRates.tsx'
import { useQueryParams } from '../../route.ts'
import { ContentGap, ContentTopBar, hasContentGap } from '../content.tsx'
import { paramsFrom } from '../view.ts'

type Cell = string | number | null

export function PlainTable({ slug, about }: { slug: ReportSlug; about: 'content' | 'stack' }) {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const gap = about === 'content' && hasContentGap(status)
  const { data, error, stale } = useReport(slug, params, { enabled: !gap })
  const { question, row } = reports[slug]
  const lacks = missingRates(error?.message ?? '')
  const rows = (data?.rows ?? []) as unknown as Record<string, unknown>[]
  // Of content, pages that follow one another.
  const isList = about === 'stack'
  const cell = (value: unknown): Cell =>
    value === null || typeof value === 'string' || typeof value === 'number'
      ? value
      : Array.isArray(value)
        ? value.map(cell).join(isList ? ', ' : ' › ')
        : typeof value === 'boolean'
          ? value
            ? 'yes'
            : 'no'
          : JSON.stringify(value)
  const columns = Object.keys(row.shape)
    // Numbers of entries are for commands.
    .filter((id) => !/Ids?$/.test(id))
    .map((id): Column<Record<string, unknown>> => ({
      id,
      header: capital(keyWords(id)),
      align: rows.some((each) => typeof each[id] === 'number') ? 'end' : 'start',
      value: (each) => cell(each[id]),
      cell: figures(
        keyWords(id),
        rows.map((each) => cell(each[id])),
        status?.currency ?? 'USD',
        (each) => cell(each[id]),
      ),
    }))
  return (
    <Page>
      {about === 'content' && <ContentTopBar />}
      {status && gap ? (
        <ContentGap answer="the figures of this report" />
      ) : (
        <>
          <Finding question={question} stale={stale} actions={data && <ReportMenus slug={slug} params={data.params} />}>
            {data
              ? (inventoryFinding(data, (amount) => money(amount, status?.currency ?? 'USD')) ??
                counted(rows.length, 'row'))
              : error
                ? 'There is no answer to this'
                : 'Counting'}
          </Finding>
          {error && (
            <ErrorNote
              title={error.message}
              actions={lacks.length > 0 ? <SetRates missing={lacks} sentence={error.message} /> : undefined}
            />
          )}
          {!data && !error && <Working label="Working out the report" />}
          {data && <DataTable label={question} columns={columns} rows={rows} rowKey={(each) => rows.indexOf(each)} />}
        </>
      )}
    </Page>
  )
}
