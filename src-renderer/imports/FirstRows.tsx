import { memo } from 'react'
import type { ImportPreview, PreviewEvent, ToolField } from '../../shared/import.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { CutText, PathChip } from '../components/PathChip.tsx'
import { money } from '../format.ts'
import { toolFieldLabels } from '../../shared/stack/tool-field-labels.ts'
import { fieldLabel } from './mapping.ts'
import s from './imports.module.css'

const shownAtFirst = 10

/** `2019-01-01T00:00:03.120Z` → `2019-01-01 00:00:03.120`; the head says UTC once. */
const plainTime = (iso: string): string => iso.replace('T', ' ').replace('Z', '')

/** Long ids keep both ends: `7c1ea2f0…a90d`; an email keeps more of both, which one knows it by. */
const shortId = (id: string): string => {
  const [most, start, end] = id.includes('@') ? [40, 20, 19] : [18, 8, 4]
  return id.length > most ? `${id.slice(0, start)}…${id.slice(-end)}` : id
}

/** Names can be of any length; the ends tell them apart. */
const short = (text: string | null) =>
  text && (
    <span className={s['short']}>
      <CutText text={text} />
    </span>
  )

/** Fields that are numbers, which stand under each other by their ends. */
const numbers: ReadonlySet<string> = new Set([
  ...['cost', 'seats_licensed', 'seats_active', 'notice_days', 'switching_cost'],
  ...['headcount', 'users', 'funding'],
])
const cellOf = (field: string, text: string) => (numbers.has(field) ? text : short(text))

/** The first rows exactly as they will be stored. */
export const FirstRows = memo(function FirstRows({ preview, stale }: { preview: ImportPreview; stale: boolean }) {
  const title = (
    <h2 className={s['rowsTitle']}>
      First rows, as they will be stored
      {preview.kind === 'events' && <small>groups as the rules stand now</small>}
    </h2>
  )
  if (preview.kind === 'tools') {
    const filled = (Object.keys(toolFieldLabels) as ToolField[]).filter((field) =>
      preview.tools.some((tool) => tool[field]),
    )
    return (
      <section>
        {title}
        <div className={s['scroller']}>
          <DataTable
            label="First tools"
            rows={preview.tools.slice(0, shownAtFirst).map((tool, index) => ({ tool, index }))}
            rowKey={({ index }) => index}
            columns={filled.map((field) => ({
              id: field,
              header: toolFieldLabels[field],
              value: ({ tool }: { tool: Record<ToolField, string> }) => tool[field],
              cell: ({ tool }: { tool: Record<ToolField, string> }) => cellOf(field, tool[field]),
              sortable: false,
              align: numbers.has(field) ? 'end' : 'start',
            }))}
            stale={stale}
            empty="No row can be stored."
          />
        </div>
      </section>
    )
  }
  if (preview.kind === 'tool-prices' || preview.kind === 'milestones') {
    const fields = Object.keys(preview.records[0] ?? {})
    return (
      <section>
        {title}
        <DataTable
          label="First rows"
          rows={preview.records.slice(0, shownAtFirst).map((record, index) => ({ record, index }))}
          rowKey={({ index }) => index}
          columns={fields.map((field) => ({
            id: field,
            header: fieldLabel(field),
            value: ({ record }: { record: Record<string, string> }) => record[field] ?? '',
            cell: ({ record }: { record: Record<string, string> }) => cellOf(field, record[field] ?? ''),
            sortable: false,
            align: numbers.has(field) ? 'end' : 'start',
          }))}
          stale={stale}
          empty="No row can be stored."
        />
      </section>
    )
  }
  const unknown = <span className={s['dim']}>not known yet</span>
  const columns: Column<{ event: PreviewEvent; index: number }>[] = [
    preview.order === 'rows'
      ? { id: 'place', header: 'Place', value: ({ index }) => index + 1, align: 'end', width: 64, sortable: false }
      : {
          id: 'time',
          header: 'Time, UTC',
          value: ({ event }) => (event.time ? plainTime(event.time) : ''),
          sortable: false,
        },
    {
      id: 'visitor',
      header: 'Visitor',
      value: ({ event }) => event.visitor,
      cell: ({ event }) =>
        event.visitor ? (
          <span title={event.visitor}>{shortId(event.visitor)}</span>
        ) : (
          <span className={s['dim']}>none</span>
        ),
      sortable: false,
    },
    {
      id: 'user',
      header: 'User',
      value: ({ event }) => event.user,
      cell: ({ event }) => (event.user ? <span title={event.user}>{shortId(event.user)}</span> : unknown),
      sortable: false,
    },
    {
      id: 'event',
      header: 'Event',
      value: ({ event }) => event.event,
      cell: ({ event }) => short(event.event),
      sortable: false,
    },
    {
      id: 'path',
      header: 'Content path',
      value: ({ event }) => event.path,
      cell: ({ event }) => (event.path ? <PathChip path={event.path} /> : <span className={s['dim']}>none</span>),
      width: '30%',
      cut: true,
      sortable: false,
    },
    {
      id: 'group',
      header: 'Group',
      value: ({ event }) => event.group,
      cell: ({ event }) => short(event.group),
      sortable: false,
    },
    {
      id: 'source',
      header: 'Source',
      value: ({ event }) => event.source,
      cell: ({ event }) => short(event.source),
      sortable: false,
    },
    ...(preview.columns.some(({ field }) => field === 'value')
      ? [
          {
            id: 'value',
            header: 'Value',
            value: ({ event }: { event: PreviewEvent }) => event.value,
            cell: ({ event: { value, currency } }: { event: PreviewEvent }) =>
              value === null ? (
                <span className={s['dim']}>none</span>
              ) : currency === null ? (
                value
              ) : (
                money(value, currency)
              ),
            align: 'end' as const,
            sortable: false,
          },
        ]
      : []),
  ]
  return (
    <section>
      {title}
      <DataTable
        label="First events"
        rows={preview.events.slice(0, shownAtFirst).map((event, index) => ({ event, index }))}
        rowKey={({ index }) => index}
        columns={columns}
        stale={stale}
        empty={preview.estimatedRows === 0 ? 'The file has no rows.' : 'No row can be stored as it stands.'}
      />
    </section>
  )
})
