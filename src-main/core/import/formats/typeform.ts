/**
 * Typeform: responses as CSV. Its columns are the questions, in the words of the form, then its hidden fields and what Typeform adds:
 * of hidden fields some are the tags somebody came with, and one may be the id by which a site knows its visitor.
 */
import type { Columns } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, type TableFormat, tag } from './format.ts'

const visitors = ['client_id', 'clientid', 'cid', 'ga_client_id', 'ga_cid', '_ga', 'visitor_id', 'visitorid', 'vid', 'anonymous_id', 'ajs_anonymous_id', 'user_pseudo_id', 'distinct_id', 'device_id'] // prettier-ignore
const users = ['user_id', 'userid', 'customer_id']

/** Questions are whole sentences, in any language: `Wie lautet deine E-Mail-Adresse?`. */
const asksEmail = /\be-?mail|correo|courriel|posta elettronica/i

const times = ['Start Date (UTC)', 'Stage Date (UTC)', 'Submit Date (UTC)']
const added = new Set([
  '#',
  'network id',
  'tags',
  'ending',
  'response type',
  ...times.map((name) => name.toLowerCase()),
])

/** What stands in a hidden field of somebody who came without it. */
const unfilled = 'xxxxx'
const filled = (text = ''): string => (text.trim().toLowerCase() === unfilled ? '' : tag(text))

export const typeformResponses: TableFormat = {
  container: 'csv',
  id: 'typeform-responses',
  title: 'Typeform responses',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: 'Form Submitted',
  recognise: (columns) => byColumns(columns, ['Start Date (UTC)', 'Submit Date (UTC)'], ['#', 'Network ID', 'Response Type']), // prettier-ignore
  map: (columns) =>
    mapColumns(columns, {
      time: ['Submit Date (UTC)'],
      visitor: visitors,
      user: [...emailOf(columns), ...users],
      source: ['utm_source'],
      medium: ['utm_medium'],
      campaign: ['utm_campaign'],
      messageId: ['#'],
    }),
  drops: (column) => added.has(column.trim().toLowerCase()),
  ownColumns: true,
  eventless: (rows) =>
    rows === 1
      ? '1 response is partial: it was not submitted and brings no event.'
      : `${rows.toLocaleString('en')} responses are partial: they were not submitted and bring no event.`,
  refine: () => (event, row) =>
    row.get('Submit Date (UTC)') === '' || row.get('Response Type') === 'partial' ? [] : submitted(event),
}

const emailOf = ({ names }: Columns): string[] => names.filter((name) => asksEmail.test(name))

const submitted = (event: EventRecord): EventRecord => ({
  ...event,
  visitor: filled(event.visitor),
  user: filled(event.user),
  source: filled(event.source),
  medium: filled(event.medium),
  campaign: filled(event.campaign),
})
