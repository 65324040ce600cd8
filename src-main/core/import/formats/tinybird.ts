/** Tinybird's web analytics: a session, an action, and the rest as JSON in a cell. */
import { pageEvent } from '../events/plan.ts'
import { byColumns, mapColumns, object, type TableFormat, text } from './format.ts'

export const tinybird: TableFormat = {
  container: 'csv',
  id: 'tinybird-events',
  title: 'Tinybird web analytics',
  kind: 'events',
  properties: ['payload.'],
  events: 'event',
  constantEvent: null,
  recognise: (columns) => byColumns(columns, ['timestamp', 'session_id', 'action', 'payload'], ['version']),
  map: (columns) => mapColumns(columns, { time: ['timestamp'], visitor: ['session_id'], event: ['action'] }),
  drops: () => true,
  refine: () => (event, row) => {
    const payload = object(row.json('payload'))
    const isPage = event.event === 'page_hit'
    return {
      ...event,
      event: isPage ? pageEvent : (event.event ?? ''),
      url: text(payload.href),
      path: text(payload.pathname),
      referrer: text(payload.referrer),
      device: text(payload.device) || text(payload['user-agent']),
      properties: payload,
    }
  },
}
