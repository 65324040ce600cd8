/**
 * Pipedrive. An export of deals has one row a deal, with the times it was created, won and lost; who it is of is the email of its
 * person, where that was exported too, or an id of the website in a field of the company’s own.
 */
import type { Columns } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, type TableFormat } from './format.ts'

const deal = (...names: string[]): string[] => names.map((name) => `Deal - ${name}`)

/** Event → the times it happened at. */
const steps: [event: string, ...times: string[]][] = [
  ['deal created', ...deal('Deal created', 'Created', 'Add time')],
  ['deal won', ...deal('Won time')],
  ['deal lost', ...deal('Lost time')],
]
const closed = deal('Deal closed on', 'Closed on', 'Close time')

/** `Person - Email - Work`, `Person - Email (Work)`: of several the one at work. */
const emails = (columns: Columns): string[] => {
  const found = columns.names.filter((name) => /^(person|deal - person) - e-?mail\b/i.test(name))
  return [...found.filter((name) => /work/i.test(name)), ...found]
}

export const pipedriveDeals: TableFormat = {
  container: 'csv',
  id: 'pipedrive-deals',
  title: 'Pipedrive deals',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.count(...steps.flatMap(([, ...times]) => times), ...closed) > 0
      ? byColumns(columns, ['Deal - Status'], deal('ID', 'Title', 'Value', 'Stage', 'Deal created', 'Won time', 'Lost time')) // prettier-ignore
      : null,
  map: (columns) =>
    mapColumns(columns, {
      time: steps.flatMap(([, ...times]) => times),
      user: emails(columns),
      value: deal('Value'),
      currency: deal('Currency of Value', 'Currency'),
      messageId: deal('ID', 'Pipedrive System ID'),
    }),
  drops: () => false,
  refine: (columns) => {
    const others = emails(columns)
    return (event, row) => {
      const user = event.user || (others.length > 0 ? row.get(...others) : '')
      const status = row.get('Deal - Status').toLowerCase()
      const events = steps.flatMap(([name, ...times]): EventRecord[] => {
        const time = row.get(...times) || (name === `deal ${status}` ? row.get(...closed) : '')
        if (time === '') return []
        // A deal that is lost brings nothing; reopened and won later it has the time it was lost no more.
        const money = name === 'deal lost' ? { value: '', currency: '' } : {}
        return [{ ...event, ...money, user, time, event: name, messageId: event.messageId && `pipedrive ${event.messageId} ${name} ${time}` }] // prettier-ignore
      })
      return events.length > 0 ? events : 'it has no time of a deal'
    }
  },
}
