/** What an import would do, shown before it does it: the first rows go through the same code as all rows will. */
import { basename } from 'node:path'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type {
  ColumnMap,
  EventField,
  ImportPreview,
  PreviewFormat,
  PaymentCategory,
  PreviewColumn,
  PreviewEvent,
  PreviewProblem,
  MilestoneField,
  PriceField,
  ToolField,
} from '../../../shared/import.ts'
import { toolFields } from '../../../shared/import.ts'
import { inCents } from '../../../shared/csv.ts'
import { likelyNotSoftware } from '../../../shared/not-software.ts'
import { AppError } from '../../../shared/errors.ts'
import { holdsDecision, readDecisionFile } from '../decisions/read-file.ts'
import { type NamedEvents, whichCount } from '../content-groups/page-events.ts'
import { classify } from '../content-groups/classify.ts'
import { pageSpeller } from '../journeys/spellings.ts'
import { sourceOf } from '../journeys/dimensions.ts'
import { areContentCosts } from '../content-groups/read-costs.ts'
import { adoptionNotes } from './adoption.ts'
import { Duplicates } from './encode/duplicates.ts'
import { type EventBatch, EventEncoder } from './encode/event-encoder.ts'
import { currencyInName } from './currency-in-name.ts'
import { parseNumber } from './cells/number.ts'
import { guessFields } from './guess-fields.ts'
import type { EventFormat } from './formats/format.ts'
import { eventFormats } from './formats/index.ts'
import { decisionFormat } from './import-decision.ts'
import {
  chooseLedger,
  chooseToolMapping,
  commaNotes,
  endNotes,
  noticeNotes,
  estimate,
  readToolRows,
  repeatedNames,
  unreadCells,
  toolsOfPayments,
  paidPeriod,
} from './import-tools.ts'
import {
  chooseKind,
  chooseMapping,
  columnFates,
  type EventMapping,
  eventDayOrder,
  planEvents,
  stackFormats,
  utcSays,
  zoneOf,
} from './inspect.ts'
import { emailBeside } from './email-beside.ts'
import { genericEvents } from './formats/generic-events.ts'
import type { ImportOptions } from './options.ts'
import type { Inspection } from './inspection.ts'
import { type InspectedFile, inspectFile } from './inspect-file.ts'
import { type PaidBefore, startWith } from '../stack/first-charge.ts'
import type { Tool } from '../stack/tool.ts'
import type { CollapsedTool } from './spend/collapse.ts'
import { ledgerFormats } from './spend/index.ts'
import type { Payment } from './spend/read-payments.ts'
import { type LedgerFormat, ledgerFields } from './spend/ledger.ts'
import { settled } from './spend/settle.ts'
import { localTimesNote, noPageNote, propertiesNote, textNotes } from './notes.ts'
import type { DayOrder } from './cells/date.ts'
import { cellsBy, chooseStackMapping, stackMappingSoFar, stackDayOrder, stackTables } from './stack-tables.ts'
import { createRowReader } from './lanes/create-lane.ts'
import { RecordReader } from './lanes/record-reader.ts'
import type { EventPlan } from './plan.ts'
import { writeRecord } from './text/records.ts'
import { statedBillingPeriod } from './tools.ts'
import { usableParts } from './usable-parts.ts'

const shownRows = 20
/** Title of the one problem that a choice of order settles. */
const dayOrderProblem = 'Day or month first?'

const paymentIds = new Set(ledgerFormats.map(({ id }) => id))
const offeredFormats: PreviewFormat[] = [
  ...eventFormats.map(({ id, title, refusal }): PreviewFormat => ({
    id,
    title,
    group: refusal === undefined ? 'events' : 'refused',
  })),
  ...stackFormats.map(({ id, title }): PreviewFormat => ({
    id,
    title,
    group: paymentIds.has(id) ? 'payments' : 'tools',
  })),
]

/** What is known of the workspace that the file would be imported into. */
export interface PreviewInto {
  config: WorkspaceConfig
  /** Whether it has page views already. */
  countsPages: boolean
  /** Of its imported payments. */
  paid: PaidBefore
}

export async function previewFile(path: string, options: ImportOptions, into: PreviewInto): Promise<ImportPreview> {
  const { config, countsPages } = into
  if (holdsDecision({ path, kind: options.kind })) return previewDecision(path)
  const file = usableParts(await inspectFile(path, options), options)
  const inspection = file.parts[0]!
  const kind = chooseKind(inspection, options)
  const base = {
    file: path,
    name: basename(path),
    bytes: file.bytes,
    compression: file.packing,
    container: inspection.container,
    encoding: inspection.encoding,
    delimiter: file.packing === 'xlsx' ? null : inspection.delimiter || null,
    headerLine: inspection.container !== 'csv' ? null : inspection.hasHeader ? inspection.skipLines + 1 : 0,
    dayOrder: options.dayOrder ?? null,
    estimatedRows: file.parts.reduce((sum, part) => sum + part.estimatedRows, 0),
    kind,
    payments: false,
    formats: offeredFormats,
    sampledRows: inspection.sample.length,
    zone: options.zone ?? 'UTC',
    zoneAssumed: options.zone === undefined,
    order: options.order ?? null,
    earlier: null,
    suggested: {},
    otherId: null,
    contentCosts: false,
    mappings: [],
    uncountedPageViews: [],
    amountCurrency: null,
    currency: null,
    paymentCategories: [],
    records: [],
  }
  const recognised = { ...base, ...recognition(inspection, kind, options) }
  const preview =
    kind === 'tools'
      ? previewTools(recognised, inspection, options, into)
      : kind === 'tool-prices' || kind === 'milestones'
        ? previewStackTable(recognised, inspection, options, kind)
        : previewEvents(recognised, inspection, options, config, countsPages)
  const asks = preview.problems.some(({ title }) => title === dayOrderProblem)
  return {
    ...preview,
    dayOrder: asks ? 'ask' : preview.dayOrder,
    problems: [...preview.problems.map((problem) => withRow(problem, file, inspection)), ...memberProblems(file)],
  }
}

/** Lines of a workbook or an archive are not to be found in the file itself. */
function withRow(problem: PreviewProblem, { packing }: InspectedFile, inspection: Inspection): PreviewProblem {
  if (packing !== 'xlsx' && packing !== 'zip') return problem
  const row = inspection.sample.find(({ line }) => line === problem.firstLine)
  return { ...problem, firstRow: row ? writeRecord(row.cells, inspection.delimiter) : null }
}

function memberProblems({ parts, skipped }: InspectedFile): PreviewProblem[] {
  const problems = skipped.map(({ member, reason }): PreviewProblem => ({
    level: 'warning',
    title: `${member} is not imported`,
    detail: reason,
    count: 0,
    firstLine: null,
  }))
  if (parts.length > 1)
    problems.unshift({
      level: 'info',
      title: `${parts.length} files are imported together`,
      detail: `The columns shown are those of ${parts[0]!.member ?? ''}; the others are recognised on their own.`,
      count: 0,
      firstLine: null,
    })
  return problems
}

function previewDecision(path: string): ImportPreview {
  const { id, title, kind } = decisionFormat
  const { keys, bytes, decision } = readDecisionFile(path)
  return {
    file: path,
    name: basename(path),
    bytes,
    compression: null,
    headerLine: null,
    dayOrder: null,
    container: 'jsonl',
    encoding: 'utf-8',
    delimiter: null,
    estimatedRows: 1,
    kind,
    payments: false,
    format: { id, title, confidence: 1, matched: ['name', 'build', 'buy', 'criteria'] },
    runnerUp: null,
    formats: [{ id, title, group: 'decision' }],
    columns: keys.map((name) => ({
      name,
      samples: [JSON.stringify(decision[name as keyof typeof decision] ?? null).slice(0, 80)],
      field: null,
      fate: 'field',
      confidence: 1,
      blank: 0,
      note: null,
    })),
    events: [],
    tools: [],
    problems: [],
    sampledRows: 1,
    zone: 'UTC',
    zoneAssumed: false,
    order: null,
    earlier: null,
    suggested: {},
    otherId: null,
    contentCosts: false,
    mappings: [],
    uncountedPageViews: [],
    amountCurrency: null,
    currency: null,
    paymentCategories: [],
    records: [],
  }
}

type Base = Omit<ImportPreview, 'columns' | 'events' | 'tools' | 'problems'>

function recognition(
  inspection: Inspection,
  kind: string,
  options: ImportOptions,
): Pick<ImportPreview, 'format' | 'runnerUp'> {
  const [best, ...others] = inspection.matches
    .filter(
      (match) => options.format === undefined || match.id === options.format || match.id !== inspection.matches[0]?.id,
    )
    .sort(
      (a, b) =>
        Number(b.id === options.format) - Number(a.id === options.format) ||
        Number(b.kind === kind) - Number(a.kind === kind) ||
        b.confidence - a.confidence,
    )
  const next = others[0]
  // A table of payments may have been chosen that is known to be another one, or none.
  const chosen = kind === 'tools' && best?.id !== options.format ? ledgerSoFar(inspection, options) : null
  if (chosen && options.format !== undefined)
    return {
      format: { id: chosen.id, title: chosen.title, confidence: 1, matched: chosen.required.flat() },
      runnerUp: best ? { title: best.title, confidence: best.confidence, missing: best.missing } : null,
    }
  return {
    format:
      best && best.kind === kind
        ? { id: best.id, title: best.title, confidence: best.confidence, matched: best.matched }
        : null,
    runnerUp: next ? { title: next.title, confidence: next.confidence, missing: next.missing } : null,
  }
}

/** What the file is read as, where that is not what it was recognised as: by what was said of its columns. */
function formatShown(recognised: ImportPreview['format'], { format, map }: EventMapping): ImportPreview['format'] {
  const { id, title } = format
  const isUnknown = recognised === null && id === genericEvents.id
  return isUnknown || recognised?.id === id ? recognised : { id, title, confidence: 1, matched: Object.values(map) }
}

/** null too where one of its columns is still to be said. */
function ledgerSoFar(inspection: Inspection, options: ImportOptions): LedgerFormat | null {
  try {
    return chooseLedger(inspection, options)
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_FILE') return null
    throw error
  }
}

/** Titles of what stands in the way of a plan, by the code of its error. */
const columnProblems: Record<string, string> = {
  BAD_FILE: 'A column is missing',
  UNSUPPORTED: 'A column cannot be chosen',
}

function previewEvents(
  base: Base,
  inspection: Inspection,
  options: ImportOptions,
  config: WorkspaceConfig,
  countsPages: boolean,
): ImportPreview {
  const mapping = chooseMapping(inspection, options)
  const problems: PreviewProblem[] = []
  let plan: EventPlan | null = null
  try {
    plan = planEvents(inspection, mapping, options)
  } catch (error) {
    if (!(error instanceof AppError) || !(error.code in columnProblems)) throw error
    problems.push({
      level: 'error',
      title: columnProblems[error.code]!,
      detail: error.message,
      count: 0,
      firstLine: inspection.skipLines + 1,
    })
  }
  if (plan) {
    try {
      plan.dayOrder = eventDayOrder(inspection, plan, options)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.push({ level: 'error', title: dayOrderProblem, detail: error.message, count: 0, firstLine: null })
    }
  }
  const fates = plan
    ? columnFates(inspection, mapping, plan)
    : { kept: Object.values(mapping.map), read: [], dropped: [] }
  const batches = plan ? encodeSample(inspection, mapping.format, plan) : []
  problems.push(...rejectProblems(batches.flatMap((batch) => batch.rejects)), ...textProblems(inspection))
  const saysUtc = base.order === null ? utcSays(mapping) : null
  const zone = zoneOf(mapping, options)
  if (mapping.map.time === undefined ? saysUtc === null : !hasBareTimes(inspection, mapping.map.time)) {
    // Each time says its own zone, or there is none.
  } else if (saysUtc !== null)
    problems.push({
      level: 'info',
      title: 'Times in UTC',
      detail: `${saysUtc[0]!.toUpperCase()}${saysUtc.slice(1)} says so; a zone that is chosen does not change them.`,
      count: base.sampledRows,
      firstLine: null,
    })
  else if (base.zoneAssumed)
    problems.push({
      level: 'warning',
      title: 'Times without a zone',
      detail: `Read as ${zone}. If the export is in ${zone === 'UTC' ? 'local time, choose its zone' : 'UTC or another zone, choose that'}.`,
      count: base.sampledRows,
      firstLine: null,
    })
  if (mapping.map.value !== undefined && mapping.map.currency === undefined)
    problems.push(moneyNote(mapping.map.value, plan?.valueCurrency ?? null, config, options.currency !== undefined))
  const local = plan ? localTimesNote(mapping, plan) : null
  if (local !== null)
    problems.push({ level: 'warning', title: `Times in ${zone}`, detail: local, count: 0, firstLine: null })
  const properties = propertiesNote(mapping)
  if (properties !== null)
    problems.push({ level: 'info', title: 'Properties of page views', detail: properties, count: 0, firstLine: null })
  const noPage = plan ? noPageNote(mapping, inspection.columns) : null
  if (noPage !== null) problems.push({ level: 'warning', title: 'No page', detail: noPage, count: 0, firstLine: null })
  if (fates.dropped.length > 0)
    problems.push({
      level: 'info',
      title: fates.dropped.length === 1 ? 'One column is not kept' : `${fates.dropped.length} columns are not kept`,
      detail: fates.dropped.join(', '),
      count: fates.dropped.length,
      firstLine: null,
    })
  const recognised = base.format?.confidence ?? 0.3
  const fieldOf = new Map(Object.entries(mapping.map).map(([field, column]) => [column, field as EventField]))
  return {
    ...base,
    format: formatShown(base.format, mapping),
    zone,
    ...(saysUtc !== null && { zoneAssumed: false, saysUtc }),
    dayOrder: plan?.dayOrder ?? null,
    columns: inspection.columns.map((name, index) =>
      describeColumn(
        inspection,
        name,
        index,
        fieldOf.get(name) ?? null,
        fates.read.includes(name) ? 'read' : fates.kept.includes(name) ? 'property' : 'dropped',
        recognised,
      ),
    ),
    events: toPreviewEvents(batches, config).slice(0, shownRows),
    tools: [],
    problems,
    // What the name of a column says is taken by the import itself.
    amountCurrency: plan?.valueCurrency ? null : onlyCurrency(batches),
    contentCosts: plan === null && base.format === null && areContentCosts(inspection.columns),
    uncountedPageViews: whichCount(eventsOnPages(batches), config, countsPages).flatMap(({ name, suggested }) =>
      suggested ? name : [],
    ),
    otherId: plan === null ? null : emailBeside(inspection, mapping),
    suggested:
      plan === null && base.format === null && inspection.container === 'csv'
        ? guessFields(
            inspection.columns,
            inspection.sample.map(({ cells }) => cells),
          )
        : {},
  }
}

function encodeSample(inspection: Inspection, format: EventFormat, plan: EventPlan): EventBatch[] {
  const batches: EventBatch[] = []
  const encoder = new EventEncoder(plan, new Duplicates([], true, 0), inspection.sample.length, (batch) =>
    batches.push(batch),
  )
  if (format.container === 'json') {
    const reader = new RecordReader(plan, encoder)
    const read = format.open(plan.setting)
    inspection.sample.forEach(({ line, cells }, index) =>
      reader.write(line, read(inspection.objects[index]!), () => cells[0]!),
    )
  } else {
    const reader = createRowReader(plan, encoder)
    for (const { line, cells } of inspection.sample) reader.read(line, cells, () => cells.join(inspection.delimiter))
  }
  encoder.flush()
  return batches
}

function rejectProblems(rejects: { line: number; reason: string }[]): PreviewProblem[] {
  const byReason = new Map<string, PreviewProblem>()
  for (const { line, reason } of rejects) {
    const known = byReason.get(reason)
    if (known) known.count++
    else
      byReason.set(reason, {
        level: 'error',
        title: reason.replace(/^it /, 'The row '),
        detail: `Rejected and listed. First at line ${line}.`,
        count: 1,
        firstLine: line,
      })
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count)
}

/** What is said of a file's text beforehand: the same sentences as afterwards. */
function textProblems(inspection: Inspection): PreviewProblem[] {
  const broken = new Map<string, PreviewProblem>()
  for (const { line, reason } of inspection.broken) {
    const known = broken.get(reason)
    if (known) known.count++
    else
      broken.set(reason, {
        level: 'error',
        title: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`,
        detail: `The line is rejected and listed. First at line ${line}.`,
        count: 1,
        firstLine: line,
      })
  }
  const notes = textNotes(inspection, inspection.damage).map((detail): PreviewProblem => ({
    level: detail.startsWith('The first') ? 'info' : 'warning',
    title: detail.startsWith('The first')
      ? 'Lines before the header'
      : detail.startsWith('Its encoding')
        ? `Read as ${inspection.encoding}`
        : detail.startsWith('Ids')
          ? 'Damaged ids'
          : 'Characters that are no text',
    detail,
    count: 0,
    firstLine: null,
  }))
  return [...broken.values(), ...notes]
}

function toPreviewEvents(batches: EventBatch[], config: WorkspaceConfig): PreviewEvent[] {
  const all = <K extends Exclude<keyof EventBatch['entries'], 'actors'>>(name: K): EventBatch['entries'][K][number][] =>
    batches.flatMap((batch) => batch.entries[name] as EventBatch['entries'][K][number][])
  const visitors = all('visitors')
  const users = all('users')
  const names = all('names')
  const pages = all('pages')
  const visitorOf = [0, ...batches.flatMap((batch) => batch.entries.actors.visitor)]
  const userOf = [0, ...batches.flatMap((batch) => batch.entries.actors.user)]
  const actions = all('actions')
  const origins = all('origins')
  const spell = pageSpeller(config.pages)
  const { group, groups } = classify(config.contentGroups, {
    count: pages.length + 1,
    host: ['', ...pages.map((page) => page.host)],
    path: ['', ...pages.map((page) => spell(page.path, page.host).name)],
    ignoreCase: config.pages.ignoreCase === true,
  })
  return batches.flatMap((batch) => {
    const detailOf = new Map(batch.details.row.map((row, at) => [row, at]))
    return Array.from({ length: batch.rows }, (_, i) => {
      const detail = detailOf.get(i)
      const value = detail === undefined ? NaN : batch.details.value[detail]!
      const action = actions[batch.action[i]! - 1]!
      const page = action.page === 0 ? null : pages[action.page - 1]!
      const origin = batch.origin[i]! === 0 ? null : origins[batch.origin[i]! - 1]!
      return {
        time: new Date(batch.time[i]!).toISOString(),
        visitor: visitors[visitorOf[batch.actor[i]!]! - 1] ?? null,
        user: users[userOf[batch.actor[i]!]! - 1] ?? null,
        event: names[action.name - 1]!.value,
        path: page?.path ?? null,
        group: page ? groups[group[action.page]!]! : null,
        source: page ? sourceOf(origin?.source ?? '', origin?.referrer ?? '', page.host) : null,
        value: Number.isNaN(value) ? null : value,
        currency: detail === undefined ? null : (batch.details.currency[detail] ?? null),
      }
    })
  })
}

function onlyCurrency(batches: EventBatch[]): string | null {
  const codes = batches.flatMap(({ details: { value, currency } }) =>
    currency.filter((_, at) => !Number.isNaN(value[at])).map((code) => code?.trim().toUpperCase() ?? ''),
  )
  const [code = ''] = codes
  return /^[A-Z]{3}$/.test(code) && codes.every((each) => each === code) ? code : null
}

/** In which currency amounts without one of their own are counted. */
function moneyNote(
  column: string,
  currency: string | null,
  config: WorkspaceConfig,
  isChosen: boolean,
): PreviewProblem {
  const note = { count: 0, firstLine: null }
  const says = isChosen ? 'As was chosen.' : `So the name of “${column}” says.`
  if (currency === null)
    return {
      ...note,
      level: 'info',
      title: 'Amounts without a currency',
      detail: `“${column}” is counted as ${config.currency}, the currency of the workspace; it can be changed under Settings.`,
    }
  const isForeign = currency !== config.currency && Object.keys(config.rates).length > 0
  const lacksRate = isForeign && config.rates[currency] === undefined
  return {
    ...note,
    level: lacksRate ? 'warning' : 'info',
    title: `Amounts in ${currency}`,
    detail: lacksRate
      ? `${says} The workspace counts in ${config.currency} and has no rate from ${currency} to ${config.currency}: set it under Settings, Exchange rates.`
      : currency === config.currency
        ? says
        : isForeign
          ? `${says} They are converted to ${config.currency} by the rate of the workspace.`
          : `${says} A first import makes it the currency of the workspace, unless another was chosen there.`,
  }
}

function eventsOnPages(batches: EventBatch[]): NamedEvents[] {
  const names = batches.flatMap(({ entries }) => entries.names)
  const actions = batches.flatMap(({ entries }) => entries.actions)
  const events = new Map<string, number>()
  for (const { action, rows } of batches)
    for (let row = 0; row < rows; row++) {
      const { name, page } = actions[action[row]! - 1]!
      const { value, kind } = names[name - 1]!
      if (page !== 0 && kind === 'event') events.set(value, (events.get(value) ?? 0) + 1)
    }
  return [...events].map(([name, count]) => ({ name, events: count }))
}

function hasBareTimes({ sample, columns, container }: Inspection, column: string): boolean {
  const index = columns.indexOf(column)
  return (
    container === 'csv' &&
    sample.some(({ cells }) =>
      /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})([T ][\d:.,]+)?$/.test((cells[index] ?? '').trim()),
    )
  )
}

/** Payments: the tools that the rows looked at would become. */
function previewPayments(
  base: Base,
  inspection: Inspection,
  ledger: LedgerFormat,
  options: ImportOptions,
  { config, paid }: PreviewInto,
): ImportPreview {
  const { columns, sample } = inspection
  const fieldOf = ledgerFields(settled(ledger, columns, sample, options.map), columns)
  let currency: ImportPreview['currency'] = null
  const problems = textProblems(inspection)
  let tools: Tool[] = []
  let categories: PaymentCategory[] = []
  try {
    const read = toolsOfPayments(inspection, ledger, sample, options, config, paid.names, paid.ledgers)
    const own = paidPeriod([...read.payments, ...read.income], ledger, inspection)
    tools = read.counted.map(({ tool }) => ({ ...tool, startDate: startWith(tool, paid, own) }))
    currency = read.currency && { code: read.currency.code, by: read.currency.by }
    categories = paymentCategories(read.tools, config)
    if (tools.length > 0)
      problems.push({
        level: 'info',
        title: 'Costs are estimates',
        detail: `${inspection.estimatedRows > sample.length ? 'Of the rows looked at ' : ''}${read.payments.length} payments become ${read.tools.length} ${read.tools.length === 1 ? 'tool' : 'tools'}; ${estimate}.`,
        count: 0,
        firstLine: null,
      })
    problems.push(...rejectProblems(read.rejected))
    const isUnsaid = read.currency?.by === 'workspace'
    problems.push(...read.inCurrency.map((detail): PreviewProblem => ({ level: isUnsaid ? 'warning' : 'info', title: isUnsaid ? 'In which currency are the amounts?' : 'How it is read', detail, count: 0, firstLine: null }))) // prettier-ignore
    problems.push(...read.notes.map((detail): PreviewProblem => ({ level: 'info', title: 'How it is read', detail, count: 0, firstLine: null }))) // prettier-ignore
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push({ level: 'error', title: dayOrderProblem, detail: error.message, count: 0, firstLine: null })
  }
  return {
    ...base,
    payments: true,
    currency,
    columns: columns.map((name, index) =>
      describeColumn(
        inspection,
        name,
        index,
        fieldOf.get(name) ?? null,
        'custom field',
        base.format?.confidence ?? 0.5,
      ),
    ),
    events: [],
    tools: tools.slice(0, shownRows).map(toolTexts),
    paymentCategories: categories,
    problems,
  }
}

function sums(payments: readonly Payment[]): PaymentCategory['paid'] {
  return [...Map.groupBy(payments, ({ currency }) => currency)].map(([currency, own]) => ({
    amount: inCents(own.reduce((sum, { amount }) => sum + amount, 0)),
    currency,
  }))
}

/** Categories of the tools that would be made, those with most payments first. */
function paymentCategories(tools: readonly CollapsedTool[], config: WorkspaceConfig): PaymentCategory[] {
  const out = new Set(config.excludePaymentCategories.map((each) => each.toLowerCase()))
  const groups = Map.groupBy(
    tools.filter(({ tool }) => tool.category !== ''),
    ({ tool }) => tool.category.trim().toLowerCase(),
  )
  return [...groups]
    .map(([key, own]) => ({
      name: own[0]!.tool.category.trim(),
      payments: own.reduce((sum, { payments }) => sum + payments.length, 0),
      payees: own.map(({ tool }) => tool.name),
      leftOut: out.has(key),
      likely: likelyNotSoftware(key),
      paid: sums(own.flatMap(({ payments }) => payments)),
    }))
    .sort((a, b) => b.payments - a.payments || (a.name < b.name ? -1 : 1))
}

/** As it will be stored; blank = unknown. */
function toolTexts(tool: Tool): Record<ToolField, string> {
  const blank = Object.fromEntries(toolFields.map((field) => [field, ''])) as Record<ToolField, string>
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  return {
    ...blank,
    name: tool.name,
    vendor: tool.vendor,
    category: tool.category,
    capabilities: tool.capabilities.join('; '),
    team: tool.team,
    owner: tool.owner,
    owner_email: tool.ownerEmail,
    status: tool.status,
    cost: text(tool.prices.at(-1)?.cost ?? tool.cost),
    currency: tool.currency ?? '',
    billing_period: tool.cost === null ? '' : tool.billingPeriod,
    seats_licensed: text(tool.seatsLicensed),
    seats_active: text(tool.seatsActive),
    start_date: text(tool.startDate),
    end_date: text(tool.endDate),
    renewal_date: text(tool.renewalDate),
    notice_days: text(tool.noticeDays),
    auto_renew: tool.autoRenew === null ? '' : tool.autoRenew ? 'yes' : 'no',
    connected_to: tool.connectedTo.join('; '),
    replaces: tool.replaces.join('; '),
    reason: text(tool.reason),
    note: tool.note,
    switching_cost: text(tool.switchingCost),
  }
}

function previewTools(base: Base, inspection: Inspection, options: ImportOptions, into: PreviewInto): ImportPreview {
  const { config } = into
  let map: ColumnMap
  try {
    const ledger = chooseLedger(inspection, options)
    if (ledger) return previewPayments(base, inspection, ledger, options, into)
    map = chooseToolMapping(inspection, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_FILE' || inspection.container !== 'csv') throw error
    return previewUnmapped(base, inspection, options, error.message)
  }
  const problems = textProblems(inspection)
  let rows: ReturnType<typeof readToolRows> = []
  try {
    rows = readToolRows(inspection, map, inspection.sample, options)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push({ level: 'error', title: dayOrderProblem, detail: error.message, count: 0, firstLine: null })
  }
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field as ToolField]))
  const rejected = rows.flatMap(({ line, result }) => (result.ok ? [] : [{ line, reason: result.reason }]))
  const read = rows.flatMap(({ result }) => (result.ok ? [result.tool] : []))
  problems.push(...[...commaNotes(inspection, map, inspection.sample), ...endNotes(map, options.map, rows), ...noticeNotes(rows), ...adoptionNotes(inspection.columns, map, read)].map((detail): PreviewProblem => ({ level: 'info', title: 'How it is read', detail, count: 0, firstLine: null }))) // prettier-ignore
  const silent = rows.some(({ result }) => result.ok && result.tool.cost !== null && result.tool.currency === null)
  const unread = unreadCells(rows)
  if (unread.rows > 0)
    problems.push({
      level: 'warning',
      title: unread.rows === 1 ? 'A row has a cell that cannot be read' : `Cells of ${unread.rows} rows cannot be read`,
      detail: unread.notes[0]!,
      more: unread.notes.slice(1),
      count: unread.rows,
      firstLine: unread.firstLine,
    })
  problems.push(
    ...repeatedNames(rows.flatMap(({ result }) => (result.ok ? result.tool : []))).map((detail): PreviewProblem => ({
      level: 'warning',
      title: 'These may be payments',
      detail,
      count: 0,
      firstLine: null,
    })),
  )
  return {
    ...base,
    currency: options.currency !== undefined ? { code: options.currency, by: 'chosen' } : silent ? { code: config.currency, by: 'workspace' } : null, // prettier-ignore
    columns: inspection.columns.map((name, index) =>
      describeColumn(
        inspection,
        name,
        index,
        fieldOf.get(name) ?? null,
        'custom field',
        base.format?.confidence ?? 0.3,
      ),
    ),
    events: [],
    tools: rows.flatMap(({ result }) => (result.ok ? toolTexts(result.tool) : [])).slice(0, shownRows),
    problems: [...problems, ...rejectProblems(rejected)],
  }
}

/** A column that is needed is not known yet: what has been said so far, so that the rest can be. */
function previewUnmapped(
  base: Base,
  inspection: Inspection,
  options: ImportOptions,
  detail: string,
  { map = options.map ?? {}, otherwise = 'custom field' }: { map?: ColumnMap; otherwise?: PreviewColumn['fate'] } = {},
): ImportPreview {
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field as PreviewColumn['field']]))
  return {
    ...base,
    payments: paymentIds.has(options.format ?? base.format?.id ?? ''),
    format: null,
    columns: inspection.columns.map((name, index) =>
      describeColumn(inspection, name, index, fieldOf.get(name) ?? null, otherwise, 1),
    ),
    events: [],
    tools: [],
    problems: [
      { level: 'error', title: 'A column is missing', detail, count: 0, firstLine: inspection.skipLines + 1 },
      ...textProblems(inspection),
    ],
  }
}

function previewStackTable(
  base: Base,
  inspection: Inspection,
  options: ImportOptions,
  kind: 'tool-prices' | 'milestones',
): ImportPreview {
  const table = stackTables.find((each) => each.kind === kind)!
  let map: ColumnMap
  try {
    map = chooseStackMapping(table, inspection, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_FILE' || inspection.container !== 'csv') throw error
    const known = stackMappingSoFar(table, inspection.columns, options.map)
    return previewUnmapped(base, inspection, options, error.message, { map: known, otherwise: 'dropped' })
  }
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field as PriceField | MilestoneField]))
  const rejected: { line: number; reason: string }[] = []
  const records: Record<string, string>[] = []
  let silent = false
  const problems = textProblems(inspection)
  let order: DayOrder | undefined
  try {
    order = stackDayOrder(table, inspection, map, inspection.sample, options.dayOrder)
    for (const { line, cells } of inspection.sample) {
      const read = cellsBy(inspection.columns, map, cells)
      const parsed = table.parse(read, order)
      if (!parsed.ok) rejected.push({ line, reason: parsed.reason })
      else {
        if ('price' in parsed.row) silent ||= parsed.row.price.cost !== null && parsed.row.price.currency === null
        records.push(Object.fromEntries(Object.keys(map).map((field) => [field, read(field)])))
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push({ level: 'error', title: dayOrderProblem, detail: error.message, count: 0, firstLine: null })
  }
  return {
    ...base,
    currency: silent ? silentCurrency(map['cost'] ?? '', options) : null,
    dayOrder: order ?? null,
    columns: inspection.columns.map((name, index) =>
      describeColumn(inspection, name, index, fieldOf.get(name) ?? null, 'dropped', base.format?.confidence ?? 0.3),
    ),
    events: [],
    tools: [],
    records: records.slice(0, shownRows),
    problems: [...problems, ...rejectProblems(rejected)],
  }
}

/** Of dated prices that name none. */
function silentCurrency(column: string, { currency }: ImportOptions): ImportPreview['currency'] {
  if (currency !== undefined) return { code: currency, by: 'chosen' }
  const named = currencyInName(column)?.code
  return named === undefined ? { code: null, by: 'tool' } : { code: named, by: 'name' }
}

function describeColumn(
  inspection: Inspection,
  name: string,
  index: number,
  field: PreviewColumn['field'],
  otherwise: PreviewColumn['fate'],
  recognised: number,
): PreviewColumn {
  const values =
    inspection.objects.length > 0
      ? inspection.objects.map((object) => asText(object[name]))
      : inspection.sample.map(({ cells }) => (cells[index] ?? '').trim())
  const filled = values.filter((value) => value !== '')
  return {
    name,
    samples: [...new Set(filled)].slice(0, 3).map((value) => value.slice(0, 120)),
    field,
    fate: field === null ? otherwise : 'field',
    confidence: field === null ? 1 : recognised,
    blank: values.length === 0 ? 0 : 1 - filled.length / values.length,
    note:
      field !== null && filled.length === 0
        ? 'blank in every row looked at'
        : field === 'value'
          ? valueNote(name, filled[0]!)
          : costNote(inspection, name, field),
  }
}

/** How an amount is understood: `1.490,00` could be two things. */
function valueNote(column: string, text: string): string {
  const value = parseNumber(text)
  if (Number.isNaN(value)) return `“${text}” is no amount`
  const code = currencyInName(column)?.code
  return `“${text}” is read as ${value}${code ? ` ${code}` : ''}`
}

/** How often a cost is paid, where its column says so and none of its own does. */
function costNote({ container }: Inspection, column: string, field: PreviewColumn['field']): string | null {
  const period = container === 'csv' && field === 'cost' ? statedBillingPeriod(column) : null
  return period === null ? null : `each ${period}`
}

function asText(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}
