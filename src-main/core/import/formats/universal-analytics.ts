/**
 * Universal Analytics, one row per hit: `visitId` is when the session began (s), `time` how far into it the hit is (ms),
 * money is in millionths. Spreadsheets round the long visitor ids; then the visit is all that can be told apart.
 */
import { pageEvent } from '../events/plan.ts'
import { byColumns, type EventRecord, mapColumns, type Row, type TableFormat, tag } from './format.ts'

const damagedId = /^\d(?:[.,]\d+)?E\+\d{2}$/i

export const universalAnalytics: TableFormat = {
  container: 'csv',
  id: 'universal-analytics',
  title: 'Universal Analytics hits',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(columns, ['fullVisitorId', 'visitId'], ['date', 'channelGrouping', 'pagePathLevel1']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['visitId'],
      visitor: ['fullVisitorId'],
      path: ['pagePath', 'pagePathLevel1', 'pageTitle'],
      source: ['source', 'trafficSource_source', 'channelGrouping'],
      medium: ['medium', 'trafficSource_medium'],
      campaign: ['campaign', 'trafficSource_campaign'],
      value: ['transactionRevenue', 'totalTransactionRevenue'],
      currency: ['currencyCode'],
      session: ['visitId'],
      device: ['deviceCategory', 'device.deviceCategory', 'device_deviceCategory'],
    }),
  // Amounts in millionths would be taken for whole ones by a goal.
  drops: (column) => /^(fullVisitorId|visitId|time|.*(revenue|price|amount))$/i.test(column),
  refine: () => (event, row) => {
    const begun = Number(event.time)
    const into = Number(row.get('time') || '0')
    const time = Number.isFinite(begun) && begun > 0 && Number.isFinite(into) ? String(begun * 1000 + into) : event.time
    const common: EventRecord = {
      ...event,
      time: time ?? '',
      source: tag(event.source ?? ''),
      medium: tag(event.medium ?? ''),
      visitor: damagedId.test(event.visitor ?? '') ? row.get('visitId') : (event.visitor ?? ''),
      event: /^event$/i.test(row.get('type')) ? row.get('eventAction', 'eventCategory') || 'event' : pageEvent,
      value: '',
    }
    const bought = transaction(row, event)
    return bought ? [common, { ...common, ...bought }] : common
  },
}

/** The purchase of a hit that has one. */
function transaction(row: Row, event: EventRecord): EventRecord | null {
  const id = row.get('transactionId')
  const revenue = Number(event.value || 'NaN')
  // Session totals are on every hit of a session, so without a transaction of its own a hit bought nothing.
  if (id === '' && row.get('eCommerceAction_type') !== '6' && row.get('transactionRevenue') === '') return null
  return {
    event: 'transaction',
    value: Number.isFinite(revenue) ? String(revenue / 1e6) : '',
    messageId: id && `transaction ${id}`,
  }
}
