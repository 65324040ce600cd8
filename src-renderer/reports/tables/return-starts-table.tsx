import { pathDimensions } from '../../../shared/reports/paths.ts'
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { firstDay } from '../../../shared/reports/return-visits.ts'
import { enough } from '../../../shared/statistics/stats.ts'
import { useReport } from '../../api.ts'
import { BySelect } from '../../components/BySelect.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { count, percent, percentRange } from '../../format.ts'
import { capital, dimensionWords } from '../../words.ts'
import { navigate, useQueryParams } from '../../route.ts'
import { rowHref } from '../people-link.ts'
import s from '../reports.module.css'
import { RateCell } from './RateCell.tsx'

type Row = ReportRow<'return-visits'>
export type StartsBy = (typeof pathDimensions)[number]

/** What return visits begin on and have, and who converts in them. */
export function ReturnStartsTable({
  params,
  by,
  noun,
}: {
  params: Report<'return-visits'>['params']
  by: StartsBy
  noun: string
}) {
  const [query] = useQueryParams()
  const { data, stale } = useReport('return-visits', { ...params, by })
  if (!data || data.totals.returnVisits === 0) return null
  const { totals } = data
  const words = dimensionWords[by]
  // Not of what first brought these people, which has a column of its own.
  const title = `Return visits by the ${words.one} they begin with`
  const rows = data.rows.filter(({ key }) => key !== firstDay && key !== '(none)')
  const isEnough = (row: Row): boolean =>
    enough(row.convertedPeople, row.people, totals.laterConverted, totals.laterPeople)
  const number = (id: 'entries' | 'visits' | 'people' | 'conversions', header: string, title: string, total = ''): Column<Row> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => count(row[id]),
    total,
  }) // prettier-ignore
  const columns: Column<Row>[] = [
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '26%',
      total: 'All',
    },
    number('entries', 'Begin here', 'Return visits whose first page has it', count(totals.returnVisits)),
    {
      id: 'returnedPeople',
      header: 'First visit here',
      title: `Of the people who came back: whose very first visit began with this ${words.one}`,
      align: 'end',
      value: (row) => row.returnedPeople,
      cell: (row) => count(row.returnedPeople ?? 0),
      total: count(totals.returned),
    },
    number('visits', 'Have it', 'Return visits that have it on any page'),
    number('people', 'People', 'Who begin a return visit here before they convert, or as they do', count(totals.laterPeople)), // prettier-ignore
    number('conversions', capital(noun), 'In return visits that begin here', count(totals.onLaterDay)),
    {
      id: 'rate',
      header: 'Rate',
      title: 'People who convert in such a visit ÷ people',
      align: 'end',
      value: (row) => row.rate,
      cell: (row) => (row.rate === null ? '' : <RateCell rate={row.rate} enough={isEnough(row)} digits={1} />),
      total: totals.laterPeople === 0 ? '' : percent(totals.laterConverted / totals.laterPeople),
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.rateLow,
      cell: (row) => (row.rateLow === null || row.rateHigh === null ? '' : percentRange(row.rateLow, row.rateHigh, 1)),
    },
  ]
  return (
    <section className={s['section']} aria-labelledby="return-starts">
      <h2 id="return-starts">
        {title}
        <small>where visits on a later day begin, and what they bring</small>
      </h2>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        onPress={(row) => navigate(rowHref(query, 'return-visits', row.key))}
        stale={stale}
      />
    </section>
  )
}

export const StartsBySelect = ({ by }: { by: StartsBy }) => <BySelect value={by} of={pathDimensions} usual="group" />
