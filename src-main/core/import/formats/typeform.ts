/**
 * Typeform: responses as CSV. Its columns are the questions, in the words of the form, then its hidden fields and what Typeform adds:
 * of hidden fields some are the tags somebody came with, and one may be the id by which a site knows its visitor.
 */
import { byColumns, type EventRecord, mapColumns, type TableFormat, tag } from './format.ts'
import { fieldsOfForm } from './form-fields.ts'

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
      ...fieldsOfForm(columns),
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

const submitted = (event: EventRecord): EventRecord => ({
  ...event,
  visitor: filled(event.visitor),
  user: filled(event.user),
  source: filled(event.source),
  medium: filled(event.medium),
  campaign: filled(event.campaign),
})
