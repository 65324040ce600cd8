/** What a person may say about the columns of a file, in the words of the screens. Pure. */
import { toolFieldLabels } from '../../shared/stack/tool-field-labels.ts'
import { withoutCommands } from '../../shared/command-hints.ts'
import { dateRange, listed } from '../format.ts'
import {
  accountsSaid,
  signInsSaid,
  type ColumnMap,
  eventFields,
  type EventField,
  type ImportKind,
  type ImportPreview,
  type PaymentField,
  paymentFields,
  type PreviewColumn,
  type PreviewProblem,
  type MilestoneField,
  milestoneFields,
  oneNameProblem,
  onePageProblem,
  type PriceField,
  priceFields,
  rangeIsOfNewRows,
  unnamedProblem,
  unnamedToolProblem,
  toolFields,
} from '../../shared/import.ts'

const eventFieldLabels: Record<EventField, string> = {
  time: 'Time',
  visitor: 'Visitor',
  user: 'User',
  previous: 'Other id of the user',
  event: 'Event',
  url: 'Page address',
  path: 'Content path',
  referrer: 'Referrer',
  source: 'UTM source',
  medium: 'UTM medium',
  campaign: 'UTM campaign',
  value: 'Value',
  currency: 'Currency',
  messageId: 'Message id',
  session: 'Session',
  userAgent: 'User agent',
  ip: 'IP address',
  device: 'Device',
  custom: 'Custom dimension',
  conversions: 'Conversions',
  nulls: 'Not converted',
  conversionValue: 'Conversion value',
}

const stackFieldLabels: Record<PriceField | MilestoneField, string> = {
  tool: 'Tool',
  from: 'Price from',
  cost: 'Cost',
  currency: 'Currency',
  billing_period: 'Billing period',
  date: 'Date',
  label: 'Milestone',
  headcount: 'Headcount',
  users: 'Users',
  funding: 'Funding',
}

const labels: Record<string, string> = { ...stackFieldLabels, ...toolFieldLabels, ...eventFieldLabels }

export const fieldLabel = (field: string): string => labels[field] ?? field

/** What a payment says, by the field of the tool it tells of. */
const paymentLabels: Record<PaymentField, string> = {
  name: 'Payee',
  start_date: 'Day of payment',
  cost: 'Amount',
  currency: 'Currency',
  original_amount: 'Amount before conversion',
  original_currency: 'Currency before conversion',
  direction: 'Paid or refunded',
  category: 'Category',
  team: 'Team',
  owner: 'Owner',
  status: 'Status',
}

/** The field of a preview in words. */
export const fieldLabelIn = (preview: Pick<ImportPreview, 'payments'>, field: string): string =>
  (preview.payments ? paymentLabels[field as PaymentField] : undefined) ?? fieldLabel(field)

export const kindLabels: Record<ImportKind, string> = {
  events: 'events',
  tools: 'tool inventory',
  'tool-prices': 'tool prices',
  milestones: 'milestones',
  decision: 'decision',
}

/** What a file is, where no format knows it and its columns were chosen. */
export const kindTitles: Record<ImportKind, string> = {
  events: 'A table of events',
  tools: 'Tool inventory',
  'tool-prices': 'Tool prices',
  milestones: 'Milestones',
  decision: 'Decision',
}

/** The kind of a file in words; payments become tools, and are called what they are. */
export const kindWords = ({ kind, payments }: { kind: ImportKind; payments: boolean }): string =>
  payments ? 'payments' : kindLabels[kind]

/** From when to when a file's rows are, in the zone of reports; days of payments have none. */
export const daysText = (
  file: { kind: ImportKind; timeRange: readonly [string, string] | null; rowsDuplicate: number },
  zone: string | undefined,
): string | null => {
  if (file.timeRange === null) return null
  const days = dateRange(...file.timeRange, file.kind === 'events' ? zone : 'UTC')
  return rangeIsOfNewRows(file) ? `${days}, new rows` : days
}

/** Value of the choice that leaves a column without a field. */
export const noField = '-'

/** Fields of path tables are left out: no format of such tables is offered here. */
const plainEventFields = eventFields.filter((field) => !['conversions', 'nulls', 'conversionValue'].includes(field))

const fieldsOf: Record<ImportKind, readonly string[]> = {
  events: plainEventFields,
  tools: toolFields,
  'tool-prices': priceFields,
  milestones: milestoneFields,
  decision: [],
}

/** What a column can become: `noField` first, then the fields in the order of the contract. */
export function fieldChoices(
  preview: Pick<ImportPreview, 'kind' | 'payments'>,
  column: PreviewColumn,
): { id: string; label: string }[] {
  const fields = preview.payments ? paymentFields : fieldsOf[preview.kind]
  const known = column.field !== null && !fields.includes(column.field) ? [...fields, column.field] : fields
  return [{ id: noField, label: restLabel(column) }, ...known.map((id) => ({ id, label: fieldLabelIn(preview, id) }))]
}

/** What happens to a column that is no field. */
function restLabel(column: Pick<PreviewColumn, 'fate'>): string {
  return column.fate === 'dropped' ? 'Left out' : column.fate === 'read' ? 'Read by the format' : 'Custom field'
}

/**
 * The map after a person said what `column` becomes. Of a plain table it names every field of the preview, because the
 * engine takes a map that names the time as the whole mapping; of a recognised export only what was said of it
 * (`before`), because a whole mapping would take the place of what the export is known to hold. A field has one column
 * and a column one field; a field without a column is unmapped by `""`.
 */
export function chooseField(
  { columns, format }: Pick<ImportPreview, 'columns' | 'format'>,
  before: ColumnMap | undefined,
  column: PreviewColumn,
  field: string,
): ColumnMap {
  const map: ColumnMap = {}
  if (format === null || format.id === 'generic-events')
    for (const { name, field: current } of columns) if (current !== null && isField(current)) map[current] = name
  // The preview does not know yet what was said while it was worked out.
  Object.assign(map, before)
  for (const [each, name] of Object.entries(map)) if (name === column.name) map[each] = ''
  if (column.field !== null) map[column.field] ??= ''
  if (field !== noField) map[field] = column.name
  return map
}

/** The column that was the time and the one chosen in its place, of a table of no known source: each could be an event of its own. */
export function bothTimes(
  { kind, container, format, columns }: Pick<ImportPreview, 'kind' | 'container' | 'format' | 'columns'>,
  column: PreviewColumn,
  field: string,
): [before: string, now: string] | null {
  const before = columns.find((each) => each.field === 'time')
  const isPlain = kind === 'events' && container === 'csv' && (format === null || format.id === 'generic-events')
  if (!isPlain || field !== 'time' || before === undefined || before === column) return null
  return before.samples.length > 0 && column.samples.length > 0 ? [before.name, column.name] : null
}

/** A map in which each date of a row is an event named by its column. */
export const withoutSteps = (map: ColumnMap = {}): ColumnMap =>
  Object.fromEntries(Object.entries(map).filter(([field, column]) => column !== '' && !['time', 'event', 'path', 'url'].includes(field))) // prettier-ignore

/** What is chosen of a table of dates, after a person said what `column` becomes; its dates are left where it is none of them. */
export function chooseAmongDates(
  preview: Pick<ImportPreview, 'columns' | 'format' | 'dates'>,
  before: ColumnMap | undefined,
  column: PreviewColumn,
  field: string,
): { dates?: string[]; map: ColumnMap } {
  const { dates } = preview
  if (field === 'time') return { dates: [...new Set([...dates, column.name])], map: withoutSteps(before) }
  if (!dates.includes(column.name)) return { dates, map: withoutSteps(chooseField(preview, before, column, field)) }
  const rest = dates.filter((each) => each !== column.name)
  const map = withoutSteps(chooseField(preview, before, { ...column, field: null }, field))
  return rest.length > 1 ? { dates: rest, map } : { map: { ...map, time: rest[0]! } }
}

/** Fields of the contract; formats have others of their own (an alias's former id), which stay as they are. */
const isField = (field: string): boolean =>
  [eventFields, toolFields, priceFields, milestoneFields].some((fields: readonly string[]) => fields.includes(field))

/** Below this a column is marked as unsure. */
export const sureFrom = 0.8

export interface Need {
  label: string
  /** Names of the columns that give it; empty = not in this file. */
  columns: string[]
  met: boolean
}

/** What a file of this kind must have, and which of its columns have it. */
export function needs(
  preview: Pick<ImportPreview, 'kind' | 'columns' | 'format'> &
    Partial<Pick<ImportPreview, 'order' | 'payments' | 'problems'>>,
): Need[] {
  const from = (label: string, ...fields: string[]): Need => {
    const columns = preview.columns.filter((column) => column.field && fields.includes(column.field))
    return { label, columns: columns.map((column) => column.name), met: columns.length > 0 }
  }
  if (preview.payments) return [from('Payee', 'name'), from('Day of payment', 'start_date'), from('Amount', 'cost')]
  const isAccounts =
    preview.problems?.some(({ detail }) => detail.startsWith(accountsSaid) || detail.startsWith(signInsSaid)) === true
  // No column names the tool whose users are listed.
  const isAsked = preview.kind === 'tools' && asksName(preview.problems ?? [])
  if (isAsked) return [{ label: toolOfAll, columns: [], met: false }]
  if (isAccounts) return [{ ...from('Name of the tool', 'name'), met: true }]
  if (preview.kind === 'tools') return [from('Name of the tool', 'name'), from('Cost', 'cost')]
  if (preview.kind === 'tool-prices') return [from('Tool', 'tool'), from('Price from', 'from'), from('Price', 'cost')]
  if (preview.kind === 'milestones')
    return [from('Date of the milestone', 'date'), from('Milestone', 'label', 'headcount', 'users', 'funding')]
  if (preview.kind !== 'events') return []
  const what = from(whatHappened, 'path', 'url', 'event')
  // A recognised export may be about one kind of event, which then needs no column.
  const known =
    (preview.format !== null && preview.format.id !== 'generic-events') ||
    preview.problems?.some(({ title }) => title === onePageProblem || title === oneNameProblem)
  if (preview.format?.id === 'path-table') return [from('Paths', 'path')]
  return [
    // Rows that are in order need none.
    ...(preview.order === 'rows' ? [] : [from('Time of each visit', 'time')]),
    from('Visitor or user', 'visitor', 'user'),
    known ? { ...what, met: true } : what,
  ]
}

/** Whether nothing but a name for all rows is missing: of their event, or of the tool that they are the users of. */
export const asksName = (problems: readonly Pick<PreviewProblem, 'title'>[]): boolean =>
  problems.some(({ title }) => title === unnamedProblem || title === unnamedToolProblem)

const whatHappened = 'Page or event'
const toolOfAll = 'Tool of all rows'

/** How a need is called in a sentence: `Choose which column is …`. */
const needWords: Record<string, string> = {
  'Time of each visit': 'the time',
  'Visitor or user': 'the visitor or user',
  [whatHappened]: 'the event or the page',
  Paths: 'the path',
  'Name of the tool': 'the name of the tool',
  [toolOfAll]: 'the tool',
  Cost: 'the cost',
  Tool: 'the tool',
  'Price from': 'the day from which a price holds',
  Price: 'the price',
  'Date of the milestone': 'the date',
  Milestone: 'the milestone, headcount, users or funding',
  Payee: 'the payee',
  'Day of payment': 'the day of payment',
  Amount: 'the amount',
}

/** The needs that a column has to be chosen for, in words; what happened may be said of all rows, once it is known when and to whom. */
export function missingWords(missing: readonly Need[]): string[] {
  const others = missing.filter(({ label }) => label !== whatHappened)
  return (others.length > 0 ? others : missing).map(({ label }) => needWords[label] ?? label)
}

/** What to choose where columns are missing. */
export function whatToChoose(missing: readonly Need[]): string {
  if (missing.some(({ label }) => label === toolOfAll)) return 'Say of which tool these are the users.'
  const isUnsaid = missing.some(({ label }) => label === whatHappened)
  if (isUnsaid && missing.length === 1)
    return 'Say what happened: choose the column that names it, or name the event of all rows. Only views need a page.'
  const words = `Choose which column is ${listed(missingWords(missing))}.`
  return isUnsaid ? `${words} What happened can be named for all rows then: only views need a page.` : words
}

/** The columns in the order a person first saw them in, fields first, and which of them were fields then. */
export interface ColumnPlaces {
  order: readonly string[]
  first: ReadonlySet<string>
}

export function columnPlaces(columns: readonly PreviewColumn[]): ColumnPlaces {
  const names = (fields: boolean): string[] =>
    columns.filter((column) => (column.field !== null) === fields).map(({ name }) => name)
  return { order: [...names(true), ...names(false)], first: new Set(names(true)) }
}

/** Whether these are the columns of those places; another header has others. */
export const arePlacesOf = ({ order }: ColumnPlaces, columns: readonly PreviewColumn[]): boolean =>
  order.length === columns.length && columns.every(({ name }) => order.includes(name))

/** The rows in their places; without `all` those that are fields, and those that were, which a choice moves nowhere. */
export function placed(
  { order, first }: ColumnPlaces,
  columns: readonly PreviewColumn[],
  all: boolean,
): PreviewColumn[] {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return order.map((name) => byName.get(name)!).filter(({ name, field }) => all || field !== null || first.has(name))
}

/** One short remark about a column: that it is empty, the engine's own, or how much of it is blank. */
export function columnNote(column: PreviewColumn): string {
  if (column.blank === 1) return 'always blank'
  if (column.note) return column.note
  if (column.blank > 0.995) return 'over 99\u202f% blank'
  if (column.blank >= 0.05) return `${Math.round(column.blank * 100)}\u202f% blank`
  return ''
}

/**
 * Engine sentences name the file by its full path, all of its columns, and flags of the command line; on a screen about
 * that file its name is enough, the columns are listed, and there is a button.
 */
export function tidy(message: string, name: string): string {
  const at = message.indexOf(name)
  const own = at > 0 && /^([\\/]|[A-Za-z]:)/.test(message) ? message.slice(at) : message
  return withoutCommands(own)
    .replace(
      /Map one of its columns \(.*\) to "event", "path" or "url"/s,
      'Choose which column names the event, or holds the page',
    )
    .replace(/Map one of its columns \(.*\) to ("\w+"( or "\w+")*|it)/s, 'Choose which column it is')
}

/** Tells problems apart, several of one title too: a list with one key twice keeps rows that are gone. */
export const problemKey = ({ level, title, detail, firstLine }: PreviewProblem): string =>
  JSON.stringify([level, title, firstLine, detail])

export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** The delimiter by its name; null = JSON lines, which have none. */
export const delimiterName = (delimiter: string | null): string =>
  delimiter === null ? '' : (delimiters[delimiter] ?? delimiter)
