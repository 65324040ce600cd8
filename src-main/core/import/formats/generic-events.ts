/** Any table of events: a time and a person, and what happened or where. Mapped by the usual names of its columns. */
import type { ColumnMap } from '../../../../shared/import.ts'
import { headingNames } from '../columns/headings.ts'
import { currencyInName } from '../columns/currency-in-name.ts'
import { withoutMinorUnit } from '../columns/minor-units.ts'
import { holdsPersonNames } from '../columns/person-names.ts'
import { utcNamedLike } from '../columns/zone-in-name.ts'
import { columnKey, type Columns } from './columns.ts'
import { listsPeople } from './people.ts'
import { byColumns, mapColumns, type Recognition, type TableFormat } from './format.ts'

const candidates = {
  time: [
    'timestamp',
    'time',
    'event_time',
    'event_timestamp',
    'occurred_at',
    'created_at',
    'datetime',
    'date',
    'original_timestamp',
    'received_at',
  ],
  visitor: [
    'anonymous_id',
    'visitor_id',
    'visitor',
    'device_id',
    'client_id',
    'cookie_id',
    'distinct_id',
    'session_user_id',
  ],
  user: ['user_id', 'userid', 'user', 'customer_id', 'customer', 'account_id', 'email', 'customer_email'],
  event: ['event', 'event_name', 'event_type', 'action', 'interaction', 'name'],
  url: ['url', 'page_url', 'page_location', 'current_url', 'location', 'context_page_url'],
  path: [
    'path',
    'page_path',
    'pathname',
    'url_path',
    'content_path',
    'page',
    'page_name',
    'context_page_path',
    'channel',
  ],
  referrer: ['referrer', 'referer', 'page_referrer', 'context_page_referrer'],
  source: ['utm_source', 'source', 'campaign_source', 'context_campaign_source', 'acquisition_channel'],
  medium: ['utm_medium', 'medium', 'campaign_medium', 'context_campaign_medium'],
  campaign: ['utm_campaign', 'campaign', 'campaign_name', 'context_campaign_name'],
  value: ['value', 'revenue', 'amount', 'total', 'conversion_value'],
  currency: [
    'currency',
    'currency_code',
    'currency_iso_code',
    'iso_currency',
    ...headingNames('currency'),
    'order_currency',
  ],
  messageId: ['message_id', 'event_id', 'insert_id', 'uuid'],
  session: ['session_id'],
  userAgent: ['user_agent', 'context_user_agent', 'raw_user_agent', 'http_user_agent'],
  device: ['device_category', 'device_type', 'device_class', 'device'],
  custom: ['custom_dimension'],
}

export const genericEvents: TableFormat = {
  container: 'csv',
  id: 'generic-events',
  title: 'Table of events',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise,
  map: (columns) => ({
    ...utcTime(columns),
    ...messageOf(columns),
    ...amountWithCurrency(columns),
    ...mapColumns(columns, candidates),
  }),
  drops: () => false,
}

/** `created_at_utc`, `eventTimeGMT`, `Created date (UTC)`. */
function utcTime({ names }: Columns): { time?: string } {
  const time = utcNamedLike(names, [...candidates.time, 'created', 'created_date', 'created_time', 'event_date'])
  return time === undefined ? {} : { time }
}

/** Columns of the warehouse tables of Segment and RudderStack, which analysts join into one: `context_page_path`. */
const fromWarehouse = (columns: Columns): string[] =>
  columns.names.filter((name) => /^context_(page|campaign)_/.test(columnKey(name)))

/** There `id` is the message's; in any other table it could be anything's. */
function messageOf(columns: Columns): { messageId?: string } {
  const id = fromWarehouse(columns).length > 0 ? columns.find('id') : undefined
  return id === undefined ? {} : { messageId: id }
}

/** `revenue_usd`, `Amount (EUR)`, `amount_cents`. */
function amountWithCurrency(columns: Columns): { value?: string } {
  const value = columns.names.find((name) => {
    const major = withoutMinorUnit(name)
    const named = currencyInName(major ?? name)?.rest ?? major
    return named !== null && candidates.value.includes(columnKey(named))
  })
  return value === undefined ? {} : { value }
}

/** A column called `name` may be the event's or somebody's; any other of the candidates says that it is the event's. */
export const namesPeople = (columns: readonly string[], event: string, rows: readonly (readonly string[])[]): boolean =>
  columnKey(event) === 'name' && holdsPersonNames(columns, event, rows)

const isAddress = (text: string): boolean => /^(https?:|\/|www\.)|^[\w-]+(\.[\w-]+)+(\/|$)/i.test(text)

/**
 * A `Location` is a page's only where its values are addresses, not rooms or calls; a currency of no row is none where no row has
 * an amount either.
 */
export function saysNothing(
  columns: readonly string[],
  field: 'url' | 'currency',
  map: ColumnMap,
  rows: readonly (readonly string[])[],
): boolean {
  const filled = (column: string | undefined): string[] =>
    column === undefined
      ? []
      : rows.map((cells) => (cells[columns.indexOf(column)] ?? '').trim()).filter((cell) => cell !== '')
  if (rows.length === 0) return false
  if (field === 'currency') return filled(map.currency).length === 0 && filled(map.value).length === 0
  const addresses = filled(map.url)
  return columnKey(map.url!) === 'location' && addresses.filter(isAddress).length <= addresses.length / 2
}

function recognise(columns: Columns, rows: string[][]): Recognition | null {
  if (listsPeople(columns)) return null
  const found = (field: keyof typeof candidates): string | undefined => columns.find(...candidates[field])
  const person = found('visitor') ?? found('user')
  const event = found('event')
  const url = found('url')
  const what =
    (event !== undefined && namesPeople(columns.names, event, rows) ? undefined : event) ??
    found('path') ??
    (url !== undefined && saysNothing(columns.names, 'url', { url }, rows) ? undefined : url)
  const time = found('time') ?? utcTime(columns).time
  if (!time || !person || !what) return null
  const own = fromWarehouse(columns)
  if (own.length < 2) return { ...byColumns(columns, [time, person, what])!, confidence: 0.6 }
  return { ...byColumns(columns, [...new Set([time, person, what, ...own])])!, confidence: 0.9 }
}
