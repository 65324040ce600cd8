/**
 * Calls as the CSV export of a Segment warehouse: one table per kind of call, rows in the order they were received.
 * `timestamp` is when something happened; devices that were offline deliver late, so it does not rise from row to row.
 */
import type { Call } from './journeys.ts'
import type { Random } from './random.ts'
import { host } from './site.ts'

const ids = ['id', 'anonymous_id', 'user_id', 'received_at', 'sent_at', 'original_timestamp', 'timestamp'] as const
const campaign = ['context_campaign_source', 'context_campaign_medium', 'context_campaign_name'] as const
const properties = ['plan', 'revenue', 'channel', 'step', 'state', 'article', 'seconds', 'video', 'document'] as const

const columns: Record<Call['table'], readonly string[]> = {
  pages: [...ids, 'url', 'path', 'title', 'search', 'referrer', ...campaign, 'context_user_agent'],
  tracks: [
    ...ids,
    'event',
    'event_text',
    'context_page_url',
    'context_page_path',
    'context_page_title',
    'context_page_referrer',
    ...campaign,
    'context_user_agent',
    ...properties,
  ],
  identifies: [...ids, 'context_user_agent', 'plan'],
  aliases: [...ids, 'previous_id', 'context_user_agent'],
}

type Row = Record<string, string>

interface Delivery {
  receivedAt: number
  row: Row
}

/** The text of one table, with a few rows delivered twice and a few broken ones. */
export function segmentCsv(table: Call['table'], calls: readonly Call[], random: Random): string {
  const deliveries = calls.filter((call) => call.table === table).flatMap((call) => deliver(call, random))
  // Rows received in the same millisecond stay in the order they were made.
  deliveries.sort((a, b) => a.receivedAt - b.receivedAt)
  const rows = deliveries.map(({ row }) => columns[table].map((column) => row[column] ?? ''))
  const lines = rows.map((row) => row.map(csvCell).join(','))
  for (const [after, line] of brokenLines(table, rows)) lines.splice(after, 0, line)
  return [columns[table].join(','), ...lines, ''].join('\n')
}

/** Once, and for one row in 250 again: Segment delivers at least once, under the same id. */
function deliver(call: Call, random: Random): Delivery[] {
  const offline = random.chance(0.025) ? random.exponential(5 * 3_600_000) : 0
  const sentAt = call.time + Math.round(offline) + random.integer(900)
  const receivedAt = sentAt + 80 + random.integer(400)
  // The device's own clock, a little off.
  const skew = random.integer(4_000) - 2_000
  const first = { receivedAt, row: toRow(call, { receivedAt, sentAt, original: call.time + skew }) }
  if (!random.chance(1 / 250)) return [first]
  const again = receivedAt + 60_000 + random.integer(3_600_000)
  return [first, { receivedAt: again, row: { ...first.row, received_at: iso(again) } }]
}

function toRow(call: Call, times: { receivedAt: number; sentAt: number; original: number }): Row {
  const { page } = call
  const url = page ? `https://${host}${page.path}${page.query}` : ''
  return {
    id: call.id,
    anonymous_id: call.anonymousId,
    user_id: call.userId,
    received_at: iso(times.receivedAt),
    sent_at: iso(times.sentAt),
    original_timestamp: iso(times.original),
    timestamp: iso(call.time),
    url,
    path: page?.path ?? '',
    title: page?.title ?? '',
    search: page?.query ?? '',
    referrer: page?.referrer ?? '',
    context_page_url: url,
    context_page_path: page?.path ?? '',
    context_page_title: page?.title ?? '',
    context_page_referrer: page?.referrer ?? '',
    context_campaign_source: call.campaign?.source ?? '',
    context_campaign_medium: call.campaign?.medium ?? '',
    context_campaign_name: call.campaign?.name ?? '',
    context_user_agent: call.userAgent,
    event: call.event.toLowerCase().replaceAll(' ', '_'),
    event_text: call.event,
    previous_id: call.previousId,
    ...call.properties,
  }
}

/** Rows that no reader can take: without a time, with an impossible one, cut off, with a cell too many. */
function brokenLines(table: Call['table'], rows: readonly string[][]): [after: number, line: string][] {
  const at = (share: number): number => Math.floor(rows.length * share)
  const broken = (share: number, change: (row: string[]) => string[]): [number, string] => {
    const row = [...rows[at(share)]!]
    row[0] = `${row[0]!}-broken`
    return [at(share) + 1, change(row).map(csvCell).join(',')]
  }
  const time = columns[table].indexOf('timestamp')
  const withTime = (text: string) => (row: string[]) => row.with(time, text)
  const cutOff = (row: string[]): string[] => row.slice(0, 5)
  if (table === 'pages')
    // From the back, so that the earlier places stay where they are.
    return [
      broken(0.9, (row) => [...row, 'surplus']),
      broken(0.74, cutOff),
      broken(0.61, withTime('2019-02-30T25:00:00Z')),
      broken(0.45, withTime('')),
      broken(0.3, cutOff),
      broken(0.12, withTime('')),
    ]
  if (table === 'tracks') return [broken(0.8, cutOff), broken(0.4, withTime('')), broken(0.2, withTime('yesterday'))]
  return []
}

const iso = (time: number): string => new Date(time).toISOString()

const csvCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
