/**
 * Calendly: the export of scheduled events, a row an invitee. What counts is when somebody booked, not when they meet; the times
 * name no zone and are in that of whoever exported them. A meeting that was moved is a cancelled row and another one.
 */
import type { Columns } from './columns.ts'
import { byColumns, known, mapColumns, type Row, type TableFormat } from './format.ts'

const fields = {
  time: ['Event Created Date & Time'],
  user: ['Invitee Email'],
  source: ['UTM Source'],
  medium: ['UTM Medium'],
  campaign: ['UTM Campaign'],
  value: ['Event Price'],
  currency: ['Payment Currency'],
  messageId: ['Invitee UUID'],
}

/** Parts of what other columns say, numbers for reminders, and people who were only brought along. */
const dropped = /^(invitee (first|last) name|text reminder number|guest email\(s\)|invitee accepted marketing emails)$/i

const isYes = (cell: string): boolean => /^(true|yes|1)$/i.test(cell)

/** What became of a booking. Calendly has no column for it: a meeting that was moved has `Rescheduled` in its reason. */
function statusOf(row: Row): string {
  const isMoved = isYes(row.get('Rescheduled')) || /reschedul/i.test(row.get('Cancellation reason'))
  return !isYes(row.get('Canceled', 'Cancelled')) ? 'scheduled' : isMoved ? 'rescheduled' : 'canceled'
}

function keptOf({ names, find }: { names: string[]; find: Columns['find'] }): [name: string, index: number][] {
  const isField = new Set(
    Object.entries(fields).flatMap(([field, [name]]) => (/value|currency/.test(field) ? [] : [find(name!)])),
  )
  return names.flatMap((name, index) => (isField.has(name) || dropped.test(name) ? [] : [[name, index] as [string, number]])) // prettier-ignore
}

export const calendlyEvents: TableFormat = {
  container: 'csv',
  id: 'calendly-events',
  title: 'Calendly events',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: 'Event scheduled',
  recognise: (columns) =>
    byColumns(
      columns,
      ['Invitee Email', 'Event Type Name', 'Start Date & Time', 'Event Created Date & Time'],
      ['Invitee UUID', 'Event UUID', 'Canceled', 'Marked as No-Show'],
    ),
  map: (columns) => mapColumns(columns, fields),
  drops: (column) => dropped.test(column),
  refine: (columns) => {
    const kept = keptOf({ names: columns.names, find: (...names) => columns.find(...names) })
    return (event, row) => {
      const status = statusOf(row)
      const cells = kept.map(([name, index]) => [name, known(row.cells[index] ?? '')] as const)
      const meeting = row.get('Event UUID')
      return {
        ...event,
        // Several invitees of a group meet at one event.
        messageId: event.messageId || (meeting && `${meeting} ${event.user ?? ''}`),
        properties: { Status: status, ...Object.fromEntries(cells.filter(([, cell]) => cell !== '')) },
      }
    }
  },
}
