/**
 * Tool inventories: which column is which field, and one row as a tool.
 *
 * The columns of our own inventory file are taken by name, whatever their case and with blanks, hyphens or underscores.
 * Lists kept by hand and exported by spend tools name them differently, so each field also has the names seen there;
 * such a list is taken when it has a name and a cost, an owner or capabilities. Columns that are no field become the tool's
 * custom fields: nothing is dropped.
 */
import { toolFieldLabels } from '../../../../shared/stack/tool-field-labels.ts'
import { isMonthlyRenewal, renewsColumn, renewsMonthly } from '../../stack/renewal.ts'
import { DateTime } from 'luxon'
import { type ToolField, toolFields } from '../../../../shared/import.ts'
import {
  type AdoptionReason,
  adoptionReasons,
  type BillingPeriod,
  billingPeriods,
  type DatedPrice,
  type IsoDate,
  type Price,
  type Tool,
  type ToolStatus,
  toolStatuses,
} from '../../stack/tool.ts'
import { adoptionColumns } from './adoption.ts'
import { type ContractEnd, contractEndColumns, type ContractEndRead, datesOf } from './contract-end.ts'
import { isComputedColumn } from '../../../../shared/stack/inventory-csv.ts'
import { type AmountText, amountText } from '../cells/amount-text.ts'
import { type AmountHeading, amountHeading, statedBillingPeriod } from '../columns/amount-heading.ts'
import { billingWords } from '../columns/billing-words.ts'
import { columnsNamed, headingKey, headingNames, isNamed } from '../columns/headings.ts'
import { type PriceUnit, priceUnit } from '../columns/price-unit.ts'
import { parsePrices } from '../../stack/prices.ts'
import { readEntries } from '../../../../shared/stack/capabilities.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import { isBlankText, isBlankValue } from '../../../../shared/text/blank.ts'
import { type DayOrder, parseDate } from '../cells/date.ts'
import { isTotalName, totalIn } from '../columns/total-names.ts'
import { currencyFits, type DecimalMark, parseCurrency, parseMoney } from '../../../../shared/text/money-text.ts'

/** Other names of each field, best first. `name` is looked for first, so a list with only a vendor column has names. */
const aliases: Partial<Record<ToolField, readonly string[]>> = {
  name: headingNames('tool', 'product', 'payee', 'vendor'),
  vendor: headingNames('vendor', 'payee', 'publisher'),
  category: headingNames('category'),
  capabilities: headingNames('capabilities'),
  team: headingNames('team'),
  owner: headingNames('owner'),
  owner_email: headingNames('ownerEmail'),
  status: headingNames('status'),
  cost: headingNames('annualCost', 'monthlyCost', 'quarterlyCost', 'cost'),
  currency: headingNames('currency'),
  billing_period: headingNames('billingPeriod'),
  seats_licensed: headingNames('seats', 'assigned'),
  seats_active: headingNames('activeSeats', 'users'),
  start_date: headingNames('start'),
  end_date: headingNames('end', 'ended'),
  renewal_date: headingNames('renewal'),
  notice_days: headingNames('notice'),
  auto_renew: headingNames('autoRenew'),
  connected_to: ['connected tools', 'connects to', 'integrations'],
  replaces: ['replaced tools'],
  reason: ['reason for adoption', 'adoption reason'],
  note: headingNames('note'),
  switching_cost: ['cost of switching'],
}

/** What other tables say of their rows too: of it alone no list of tools is known. */
const alsoOfOthers = new Set(['purpose', 'verwendung', 'zweck', 'doel', 'utilisation', 'functions', 'toepassing', 'funktionen', 'funciones', 'funzioni', 'funcoes']) // prettier-ignore

export interface ToolHeader {
  /** Field → the file's own column name; fields the file lacks are left out. */
  mapping: Partial<Record<ToolField, string>>
  /** 0–1. */
  confidence: number
  /** Columns that became fields, in the order of the file. */
  matched: string[]
  /** The other columns. */
  customFields: string[]
}

/** What a header lacks to be a list of tools: a sentence's end. */
export function whyNoTools(header: readonly string[]): string {
  const names = ['name', ...aliases.name!, 'vendor', ...aliases.vendor!]
  const [unread] = unreadCosts(header, mapToolHeader(header))
  if (columnsNamed(header, names).length > 0 && unread !== undefined)
    return `no column gives what a tool costs (${unread.replace(/\.$/, '').replaceAll('. ', '; ')})`
  if (columnsNamed(header, names).length === 0)
    return 'no column gives the name of a tool (Tool, Name, Application, Vendor)'
  return 'no column gives what a tool costs (Cost, Annual cost, Price), nor who owns it (Owner), what it does (Capabilities) or its seats and those in use (Seats, Active users)'
}

/** Fields that hardly any other table has: two of them beside a name make a list of tools. */
const ofContracts = ['seats_licensed', 'seats_active', 'renewal_date', 'notice_days', 'auto_renew'] as const

/** null where the columns are not those of a list of tools. */
export function recogniseToolHeader(header: readonly string[]): ToolHeader | null {
  if (isLedgerHeader(header)) return null
  const mapping = mapToolHeader(header)
  const { name, cost, owner } = mapping
  if (name === undefined) return null
  const terms = termsIn(mapping)
  const isTools = isNamed(name, productNames)
    ? saysTools(mapping)
    : isNamed(name, toolNames) && ofLists.filter((field) => mapping[field] !== undefined).length >= 2
      ? true
      : (cost ?? owner) !== undefined || saysUse(mapping) || terms >= 2
  if (!isTools) return null
  const fields = new Set(Object.values(mapping))
  const matched = header.filter((column) => fields.has(column))
  const share = matched.length / header.length
  const isExact = Object.entries(mapping).every(([field, column]) => headingKey(column) === field)
  return {
    mapping,
    // Our own columns by name are as good as certain; other names leave room for a format that knows them better, less so
    // where one is what only contracts have.
    confidence: isExact ? 0.6 + 0.39 * share : 0.4 + (saysTools(mapping) ? 0.5 : 0.4) * share,
    matched,
    customFields: header.filter((column) => !fields.has(column) && !isComputedColumn(column)),
  }
}

/** Whether columns say what no table of events does, whatever else they are called. */
export function areOfContracts(header: readonly string[]): boolean {
  const mapping = mapToolHeader(header)
  return termsIn(mapping) >= 2 || (mapping.cost !== undefined && statedBillingPeriod(mapping.cost) !== null)
}

/** Whether a table of unknown columns is likelier one of tools than of events: it names tools, or says of products what only contracts do. */
export function looksLikeTools(header: readonly string[]): boolean {
  if (isLedgerHeader(header)) return false
  const mapping = mapToolHeader(header)
  if (mapping.name === undefined) return termsIn(mapping) >= 2
  return isNamed(mapping.name, headingNames('tool')) || saysTools(mapping)
}

const productNames = headingNames('product')

/** Names that nothing but a list of tools has: an app is in many tables. */
const toolNames = ['tool', 'tool name', 'software', 'software name', 'outil', 'logiciel', 'nom du logiciel', "nom de l'outil", 'werkzeug', 'toolname', 'softwarename', 'softwarepakket', 'herramienta', 'strumento', 'ferramenta'] // prettier-ignore
/** What such a list says beside them, be it without a cost. */
const ofLists = ['category', 'team', 'status', 'note', 'vendor'] as const satisfies readonly ToolField[]

const termsIn = (mapping: ToolHeader['mapping']): number =>
  ofContracts.filter((field) => mapping[field] !== undefined).length

const saysUse = ({ capabilities }: ToolHeader['mapping']): boolean =>
  capabilities !== undefined && !alsoOfOthers.has(headingKey(capabilities))

/** Whether columns say of something that is sold what only a list of tools does: any product has a price. */
const saysTools = (mapping: ToolHeader['mapping']): boolean =>
  termsIn(mapping) > 0 || saysUse(mapping) || (mapping.cost !== undefined && statedBillingPeriod(mapping.cost) !== null)

/** Field → the column that is called like it, whatever else the table is. */
export function mapToolHeader(header: readonly string[]): ToolHeader['mapping'] {
  let free = [...header]
  const mapping: ToolHeader['mapping'] = {}
  const seats = columnsNamed(header, ['seats_licensed', ...aliases.seats_licensed!])
  const isReadAs = (field: ToolField, column: string): boolean => field !== 'cost' || isCost(column, seats.length > 0)
  const take = (field: ToolField, names: readonly string[]) => {
    const [found] = columnsNamed(
      free.filter((column) => isReadAs(field, column)),
      names,
    )
    if (found === undefined) return
    mapping[field] = found
    free = free.filter((column) => column !== found)
  }
  take('start_date', adoptionColumns)
  for (const field of toolFields) if (mapping[field] === undefined) take(field, [field])
  const active = mapping.seats_active === undefined ? activeColumn(header) : undefined
  if (active !== undefined) take('seats_active', [active])
  for (const field of toolFields) if (mapping[field] === undefined) take(field, aliases[field] ?? [])
  for (const field of ['renewal_date', 'end_date'] as const)
    if (mapping[field] === undefined) take(field, contractEndColumns)
  // "Vendor, Annual cost": the column that would be the vendor is all the name there is.
  if (mapping.name === undefined && mapping.vendor !== undefined) {
    mapping.name = mapping.vendor
    delete mapping.vendor
  }
  return mapping
}

/** Whether nothing in a column's name leaves open what its amounts are, those of one seat where seats are known too. */
function isCost(column: string, hasSeats: boolean): boolean {
  const { unread, isPerSeat } = amountHeading(column)
  return unread === null && (hasSeats || !isPerSeat)
}

/** Sentences about columns that are called like a cost and are none, since their amounts are not known. */
export function unreadCosts(header: readonly string[], mapping: Readonly<Record<string, string>>): string[] {
  const hasSeats = mapping.seats_licensed !== undefined
  const taken = new Set(Object.values(mapping))
  const unread = header.filter((column) => !taken.has(column) && isNamed(column, costNames) && !isCost(column, hasSeats)) // prettier-ignore
  return unread.map((column) => {
    const said = amountHeading(column).unread
    const why =
      said === null
        ? 'it holds the price of one seat, and no column gives the seats (seats_licensed)'
        : `what “${said}” makes of its amounts is not known. Choose it for the cost if they are what a tool costs`
    return `“${column}” is not read as what a tool costs: ${why}.`
  })
}

/** Names of active seats without the days over which somebody counts as active. */
const activeNames = new Set(['seats', 'licenses', 'licences', ...headingNames('active', 'activeSeats', 'users')].map(headingKey)) // prettier-ignore
const days = /^(d|days?|tagen?|dagen|jours?|j|dias?|giorni|gg)$/
/** Words around such days. */
const around = new Set(['in', 'over', 'within', 'during', 'the', 'last', 'past', 'sur', 'les', 'des', 'aux', 'au', 'cours', 'derniers', 'den', 'der', 'de', 'letzte', 'letzten', 'laatste', 'afgelopen', 'en', 'los', 'nos', 'ultimos', 'ultimi', 'negli', 'nei', 'gli', 'su']) // prettier-ignore

/** The column of active seats that says over which days, a month of several: `Active Users (30d)`, `Actifs 90 derniers jours`. */
function activeColumn(header: readonly string[]): string | undefined {
  const found = header.flatMap((column) => {
    const words = headingKey(column)
      .replace(/(\d)(?=[a-z])/g, '$1_')
      .split(/[^a-z\d]+/)
      .filter((word) => word !== '' && !around.has(word))
    const at = words.findIndex((word, index) => /^\d{1,3}$/.test(word) && days.test(words[index + 1] ?? ''))
    const rest = words.filter((_, index) => index !== at && index !== at + 1).join('_')
    return at >= 0 && activeNames.has(rest) ? [{ column, days: Number(words[at]) }] : []
  })
  return found.sort((a, b) => Math.abs(a.days - 30) - Math.abs(b.days - 30))[0]?.column
}

/** What says in a header that rows are payments. */
const ofLedgers = [...headingNames('transactionDate'), 'transaction amount', 'transaction id', 'transaction type', 'user transaction time'] // prettier-ignore

/**
 * Card, bank and ledger exports have a merchant and an amount too, but a row is a payment, not a tool: their amounts
 * are no annual costs.
 */
function isLedgerHeader(header: readonly string[]): boolean {
  const has = (...names: string[]) => columnsNamed(header, names).length > 0
  // An inventory may say when a tool was last paid.
  if (has('tool name', 'application name', 'contract name', 'app name')) return false
  if (has(...ofLedgers)) return true
  return (
    has(...headingNames('billDate', 'paymentDate', 'date')) &&
    has(...headingNames('amount')) &&
    (has(...headingNames('remark', 'payee'), 'memo', 'memo/description') ||
      (has(...headingNames('vendor')) && !saysTerms(header)))
  )
}

/** Whether columns say of a contract what no payment does. */
function saysTerms(header: readonly string[]): boolean {
  const mapping = mapToolHeader(header)
  return [...ofContracts, 'billing_period', 'start_date', 'end_date', 'capabilities'].some((field) => field in mapping)
}

/**
 * The cells of one row by field where a column is mapped, else by the column's own name. A cost column whose name says
 * how often it is paid (`Monthly Cost`) fills in a billing period that has no column.
 */
export function toolCells(
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
  row: readonly string[],
): Record<string, string> {
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]))
  const keyOf = (column: string): string =>
    // Named like a field, yet mapped to none because the user said so.
    fieldOf.get(column) ?? (isField(column) ? `${column} (not mapped)` : column)
  const cells = columns.flatMap((column, index) =>
    !fieldOf.has(column) && isComputedColumn(column) ? [] : [[keyOf(column), unprotected(row[index] ?? '')] as const],
  )
  const read: Record<string, string> = Object.fromEntries(cells)
  const costColumn = costColumnOf(columns, mapping, row)
  if (costColumn !== (mapping.cost ?? '')) read.cost = row[columns.indexOf(costColumn)]!
  const stated = statedBillingPeriod(costColumn)
  if (stated === null) return read
  // An annual cost that is paid monthly is an annual cost.
  if (mapping.billing_period !== undefined) read[mapping.billing_period] = read.billing_period ?? ''
  return { ...read, billing_period: stated }
}

/** The column that gives what the tool of a row costs; "" = none. */
export function costColumnOf(
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
  row: readonly string[],
): string {
  const own = mapping.cost ?? ''
  const isBlank = (column: string): boolean => isBlankValue(row[columns.indexOf(column)]?.trim() ?? '')
  if (statedBillingPeriod(own) === null || !isBlank(own)) return own
  // "Cost annual" is blank where only "Cost monthly" is known. A column called "cost" says that nothing is known.
  const isOther = (column: string): boolean =>
    isNamed(column, costNames) && statedBillingPeriod(column) !== null && isCost(column, mapping.seats_licensed !== undefined) // prettier-ignore
  return columns.find((column) => isOther(column) && !isBlank(column)) ?? own
}

const costNames = ['cost', ...aliases.cost!]

/** An apostrophe before what a spreadsheet would run as a formula was put there against just that. */
const unprotected = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r])/, '')

const isField = (name: string): boolean => (toolFields as readonly string[]).includes(name)

/** A list of tools with costs rarely says how often they are paid; what people compare is a year. */
const defaultBillingPeriod: BillingPeriod = 'year'

/**
 * `statesStatus`: it says itself whether it is in use. `unread`: sentences about cells that are left unknown.
 * `amountSaid`: its cell of the cost says in words what it is of. `isTeamSplit`: commas stand between its teams. `isRenewalUnread`: it says something of its renewal that is no date. `noticeInMonths`: its notice days were counted from months. `contractEnd`: what the end of its contract was read as.
 */
export type ToolRowResult =
  | {
      ok: true
      tool: Tool
      statesStatus: boolean
      unread: string[]
      noticeInMonths: boolean
      amountSaid: string | null
      isTeamSplit: boolean
      isRenewalUnread: boolean
      /** Its note says how many seats are paid for, and no column does. */
      areSeatsNoted: boolean
      contractEnd: ContractEndRead | null
    }
  | { ok: false; reason: string }

export interface ToolRowOptions {
  /** How a field's column writes `03/04/2019`; without it such a date is a reason to reject the row. */
  dayOrders?: Partial<Record<ToolField, DayOrder>>
  /** Of amounts whose row names none. */
  currency?: string | null
  /** Before decimals of its amounts, as the table shows it. */
  decimalMark?: DecimalMark | null
  /** Teams that stand alone in their column, in lower case: commas may stand between them. */
  teams?: ReadonlySet<string>
  /** A blank says that it does not renew by itself. */
  isCheckbox?: boolean
  /** Commas stand between capabilities, since no semicolon does in the whole column. */
  commas?: boolean
  /** Which of its dates is the end of a contract, and no more is known of it. */
  contractEnd?: ContractEnd | null
  /** From which a cost holds that a row states beside its history of prices. */
  day?: IsoDate
  /** What the amounts of the cost are, as the name of its column says. */
  amount?: Pick<AmountHeading, 'factor' | 'isPerSeat'> & Partial<Pick<AmountHeading, 'period'>>
  /** What the price of the row is per, and how often it is billed, where a column says what prices are per. */
  unit?: { cell: string; billed: string; column: string } | null
  /** Of rows that state none. */
  status?: ToolStatus | null
  /** Of notice that is a number alone, as the name of its column says: `Préavis (mois)`. */
  noticeUnit?: NoticeUnit | null
}

/**
 * One row, its cells keyed as `toolCells` does. A cell that cannot be read is left unknown, and is no reason to lose the
 * rest of the row; what contradicts itself is: `reason` names every such cell.
 */
export function parseToolRow(cells: Record<string, string>, options: ToolRowOptions = {}): ToolRowResult {
  const read = new CellReader(cells, options)
  const name = read.text('name')
  const total = name === '' ? totalIn(Object.values(cells)) : null
  if (total !== null) read.problems.push(`it is the total of the list ("${total}"), not a tool`)
  else if (name === '') read.problems.push('it names no tool')
  const { cost: amount, currency, switchingCost } = readMoney(read, options.currency ?? null)
  const said = read.costSaid
  const unit = options.unit ? read.pricedBy(options.unit, amount) : null
  const billingPeriod = said?.period ?? (unit ? unit.period : read.choice('billing_period', billingPeriods, billingWords, 'left unknown, and so is the cost')) // prettier-ignore
  const startDate = read.date('start_date')
  const status =
    read.choice('status', toolStatuses, statusWords, 'taken to be active', beforeRemark) ?? options.status ?? null
  const autoRenew = read.yesNo('auto_renew')
  const { endDate: endRead, renewalDate, ...contract } = readEnds(read, { autoRenew, status }, options.contractEnd ?? null) // prettier-ignore
  const endDate = endRead ?? (status === 'retired' ? endInStatus(read.text('status')) : null)
  if (startDate !== null && endDate !== null && endDate < startDate)
    read.problems.push(`end_date ${endDate} is before start_date ${startDate}`)
  const { reason, note } = readReason(read)
  const noticeDays = read.days('notice_days', renewalDate)
  const seatsLicensed = read.count('seats_licensed')
  const seatsNoted = seatsLicensed === null && !read.isUnread('seats_licensed') ? seatsIn(note) : null
  const cost = read.costOf(amount, seatsLicensed, unit ?? options.amount)
  // An amount of an unknown currency, or paid who knows how often, is no cost.
  const isKnown = !['currency' as const, 'billing_period' as const].some((field) => read.isUnread(field)) && !(options.unit && unit === null && amount !== null) // prettier-ignore
  const stated: Price = { cost: isKnown ? cost : null, currency, billingPeriod: billingPeriod ?? defaultBillingPeriod }
  const costs = withHistory(stated, read.prices(), read.text('currency') !== '', options.day ?? null)
  const team = read.teams(options.teams)
  const tool: Tool = {
    name,
    vendor: read.text('vendor'),
    category: read.text('category'),
    capabilities: read.list('capabilities', options.commas),
    team,
    owner: read.text('owner'),
    ownerEmail: read.text('owner_email'),
    status: status ?? 'active',
    ...costs,
    seatsLicensed: seatsLicensed ?? seatsNoted,
    seatsActive: read.count('seats_active'),
    startDate,
    endDate,
    renewalDate,
    noticeDays,
    autoRenew,
    connectedTo: read.list('connected_to'),
    replaces: read.list('replaces'),
    reason,
    note,
    switchingCost,
    custom: { ...read.custom(), ...contract.custom },
  }
  if (isTotal(tool)) read.problems.unshift(`it is the total of the list ("${name}"), not a tool`)
  return read.problems.length === 0
    ? {
        ok: true,
        tool,
        statesStatus: status !== null,
        unread: read.unread,
        noticeInMonths: read.isInMonths('notice_days'),
        amountSaid: cost === null ? null : said !== null ? read.text('cost') : unit !== null ? `${read.text('cost')} ${options.unit!.cell.trim()}` : null, // prettier-ignore
        areSeatsNoted: seatsNoted !== null,
        isTeamSplit: team !== read.text('team'),
        isRenewalUnread: read.isUnread('renewal_date') || renewsMonthly(tool),
        contractEnd: contract.as,
      }
    : { ok: false, reason: read.problems.join('; ') }
}

/**
 * The price before the first dated one, and those. Where the history says what was paid before it, the row's own price is the
 * one in force: another than any of the history is news, of the day of the import.
 */
function withHistory(
  stated: Price,
  { before, prices }: { before: Price | null; prices: DatedPrice[] },
  statesCurrency: boolean,
  day: IsoDate | null,
): Price & Pick<Tool, 'prices'> {
  if (before === null) return { ...stated, prices }
  // A currency that was chosen for the file is that of all its amounts without one.
  const own = statesCurrency ? before : { ...before, currency: before.currency ?? stated.currency }
  const isKnown = [own, ...prices].some(
    (price) =>
      price.cost === stated.cost &&
      price.billingPeriod === stated.billingPeriod &&
      (price.currency ?? own.currency) === stated.currency,
  )
  if (isKnown || stated.cost === null || day === null) return { ...own, prices }
  const others = prices.filter(({ from }) => from !== day)
  return { ...own, prices: [...others, { from: day, ...stated }].sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

/** The dates a tool ends and renews on; the end of its contract is a field of its own where both are known otherwise. */
function readEnds(
  read: CellReader,
  row: { autoRenew: boolean | null; status: ToolStatus | null },
  end: ContractEnd | null,
): {
  endDate: IsoDate | null
  renewalDate: IsoDate | null
  as: ContractEndRead | null
  custom: Record<string, string>
} {
  const renews = read.text('renewal_date')
  const isMonthly = isMonthlyRenewal(renews)
  const custom = isMonthly ? { [renewsColumn]: renews } : {}
  const dates = { endDate: read.date('end_date'), renewalDate: isMonthly ? null : read.date('renewal_date') }
  if (end === null) return { ...dates, as: null, custom }
  const { rest, ...own } = datesOf(end, dates, row)
  return { ...own, custom: rest ? { ...custom, [end.column]: read.text(end.field) } : custom }
}

/** Of a contract without an end: no date that cannot be read. */
const noEnds = new Set([
  'ongoing', 'evergreen', 'open ended', 'open-ended', 'no end', 'no end date', 'indefinite', 'perpetual', 'permanent',
  'unbefristet', 'fortlaufend', 'laufend', 'onbepaalde tijd', 'doorlopend', 'indefini', 'indefinido', 'indeterminee', 'indeterminato',
]) // prettier-ignore
const isNoEnd = (field: ToolField, text: string): boolean =>
  (field === 'end_date' || field === 'renewal_date') && noEnds.has(withoutAccents(text.toLowerCase()))

/** The line under a list that adds it up, seats too: named so, and with nothing else that only a tool would have. */
const isTotal = (tool: Tool): boolean =>
  isTotalName(tool.name) &&
  [tool.vendor, tool.category, tool.team, tool.owner, tool.ownerEmail].every((text) => text === '') &&
  [tool.startDate, tool.endDate, tool.renewalDate, tool.noticeDays].every((value) => value === null)

const wordsFor = (status: ToolStatus, ...words: string[]): Record<string, ToolStatus> =>
  Object.fromEntries(words.map((word) => [word, status]))

const statusWords: Record<string, ToolStatus> = {
  live: 'active',
  approved: 'active',
  current: 'active',
  'in use': 'active',
  pilot: 'trial',
  evaluation: 'trial',
  planned: 'candidate',
  pipeline: 'candidate',
  closed: 'retired',
  proposed: 'candidate',
  cancelled: 'retired',
  canceled: 'retired',
  churned: 'retired',
  ended: 'retired',
  expired: 'retired',
  inactive: 'retired',
  ...wordsFor('active', 'running', 'operational', 'enabled', 'ongoing', 'used', 'production', 'in production'),
  ...wordsFor('retired', 'stopped', 'terminated', 'discontinued', 'decommissioned', 'deactivated', 'disabled', 'archived', 'removed', 'dropped', 'lapsed', 'finished', 'sunset', 'superseded', 'replaced', 'not in use', 'no longer in use', 'no longer used', 'not renewed', 'unsubscribed', 'former', 'off'),
  ...wordsFor('active', 'actif', 'active', 'en service', 'utilisé', 'aktiv', 'in nutzung', 'actief', 'in gebruik', 'activo', 'activa', 'attivo', 'attiva', 'ativo', 'ativa'),
  ...wordsFor('trial', 'essai', 'en test', 'testphase', 'proef', 'prueba', 'prova', 'teste'),
  ...wordsFor('retired', 'inactif', 'résilié', 'arrêté', 'terminé', 'abandonné', 'inaktiv', 'gekündigt', 'beendet', 'abgeschaltet', 'eingestellt', 'inactief', 'opgezegd', 'beëindigd', 'gestopt', 'stopgezet', 'inactivo', 'cancelado', 'terminado', 'inattivo', 'disdetto', 'dismesso', 'cessato', 'inativo', 'encerrado'),
} // prettier-ignore

/** `Stopped - March 2025`, `cancelled (Jan)`, `ended in 2024`: the word before what is said of it. */
const beforeRemark = (status: string): string =>
  (/^(.*?\p{L})(?:\s*[-–—:,;(/.]|\s+(?=\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? ?\d)|\s+(?:in|on|since|from|as of|end of|at|by|per)\s)/u.exec(status)?.[1] ?? status).trim() // prettier-ignore

/** A note that says nothing but how many seats a contract is for: `120 seats committed`. */
function seatsIn(note: string): number | null {
  const [, count] = /^(\d{1,6}) (?:seats?|licen[cs]es?)(?: (?:committed|licensed|paid|contracted|bought|purchased))?\.?$/i.exec(note.trim()) ?? [] // prettier-ignore
  return count === undefined ? null : Number(count)
}

/** `Retired Mar 2026`: the first day without it is that of the next month. */
function endInStatus(status: string): IsoDate | null {
  const [, month = '', year = ''] = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ((?:19|20)\d\d)$/i.exec(status.trim()) ?? [] // prettier-ignore
  const start = DateTime.fromFormat(`${month} ${year}`, 'MMM yyyy', { zone: 'utc', locale: 'en' })
  return start.isValid ? start.plus({ months: 1 }).toISODate() : null
}

const yesWords = new Set(['yes', 'y', 'true', '1', 'x', 'auto', 'automatic', 'ja', 'j', 'oui', 'o', 'vrai', 'sí', 'si', 's', 'wahr', 'waar', 'sim', 'automatisch']) // prettier-ignore
const ticks = new Set(['checked', 'x', '✓', '✔', '✔️', '☑', '☑️', '✅'])
const noTicks = new Set(['unchecked', '☐', '✗', '✘', '❌'])

/** What a checkbox that is ticked is exported as. */
export const isTick = (cell: string): boolean => ticks.has(cell.trim().toLowerCase())

const noWords = new Set(['no', 'n', 'false', '0', 'manual', 'nee', 'nein', 'non', 'faux', 'falsch', 'onwaar', 'não', 'nao', 'handmatig', 'manuell']) // prettier-ignore
const noNotice = new Set(['none', 'no notice', 'no', 'geen', 'keine', 'keiner', 'kein', 'aucun', 'aucune', 'ninguno', 'ninguna', 'nenhum']) // prettier-ignore

export interface NoticeUnit {
  /** After a number of them, accents left out. */
  word: RegExp
  days: number
  /** Of those that are counted in months. */
  months: number
}

const units: readonly NoticeUnit[] = [
  { word: /\s*(?<![a-z])(days?|d|tage?|jours?|j|dag(?:en)?|dias?|giorn[oi]|gg)\.?$/i, days: 1, months: 0 },
  { word: /\s*(?<![a-z])(weeks?|wks?|w|wochen?|semaines?|weken|semanas?|settiman[ae])\.?$/i, days: 7, months: 0 },
  { word: /\s*(?<![a-z])(months?|mos?|m|monate?n?|mois|maand(?:en)?|mes(?:es)?|mes[ei])\.?$/i, days: 31, months: 1 },
  { word: /\s*(?<![a-z])(quarters?|quartale?|kwarta(?:al|len)|trimestres?|trimestr[ei])\.?$/i, days: 92, months: 3 },
  { word: /\s*(?<![a-z])(years?|yrs?|y|jahre?|ans?|jaar|anos?|ann[oi])\.?$/i, days: 366, months: 12 },
]

/** What a column of notice counts in, by its name; null where that does not say it. */
export function noticeUnitIn(column: string): NoticeUnit | null {
  const name = withoutAccents(column.replaceAll('_', ' ')).replace(/[^a-z]+$/i, '')
  return units.find(({ word }) => word.test(name)) ?? null
}

/** Contracts of more months, quarters or years are slips of the pen. */
const mostUnits = 1200

/** Days from so many months before a date to it: 1 month before 31 March is the last of February. */
function monthsBefore(date: IsoDate, months: number): number {
  const end = DateTime.fromISO(date, { zone: 'utc' })
  return end.diff(end.minus({ months }), 'days').days
}

const reasonWords: Record<string, AdoptionReason> = { 'new-focus': 'new focus', new_focus: 'new focus' }

/** The currency column wins; a sign in a cost cell fills it in where it is blank, and must not contradict it. */
function readMoney(read: CellReader, fallback: string | null) {
  const stated = read.currency()
  const isUnread = read.isUnread('currency')
  const cost = read.money('cost')
  const switching = read.money('switching_cost')
  let currency = stated
  for (const money of [cost, switching]) {
    if (!money || isUnread) continue
    if (currency === null) currency = money.currency
    else if (!currencyFits(money, currency))
      read.problems.push(`an amount is in ${money.currency} where the row's currency is ${currency}`)
  }
  // A sign that several currencies write gives way to the one that is said.
  const signs = [cost, switching].filter((money) => money !== null && money.currency !== null)
  const isOpen = stated === null && !isUnread && (cost ?? switching) !== null
  if (isOpen && fallback !== null && signs.every((money) => money === null || currencyFits(money, fallback)))
    currency = fallback
  return { cost: cost?.amount ?? null, currency, switchingCost: switching?.amount ?? null }
}

/** A reason in words of one's own is `other`, and the words go to the note. */
function readReason(read: CellReader): { reason: AdoptionReason | null; note: string } {
  const note = read.text('note')
  const text = read.text('reason')
  const lower = text.toLowerCase()
  const known = adoptionReasons.find((reason) => reason === lower) ?? reasonWords[lower]
  if (text === '' || known) return { reason: known ?? null, note }
  return { reason: 'other', note: note === '' ? text : `${note} (${text})` }
}

class CellReader {
  readonly problems: string[] = []
  readonly unread: string[] = []
  private readonly unreadFields = new Set<ToolField>()
  private readonly cells: Record<string, string>
  private readonly options: ToolRowOptions

  /** What its cell of the cost says in words, beside the amount. */
  readonly costSaid: AmountText | null

  constructor(cells: Record<string, string>, options: ToolRowOptions) {
    this.cells = cells
    this.options = options
    this.costSaid = amountText(this.text('cost'))
  }

  /** "" for a blank or a missing cell. */
  text(field: ToolField): string {
    const text = this.cells[field]?.trim() ?? ''
    return isBlankText(text) ? '' : text
  }

  /** Entries between semicolons, or commas, each once. */
  list(field: ToolField, commas = false): string[] {
    const text = this.text(field)
    return [...new Set(commas ? readEntries(text).filter((entry) => !isBlankText(entry)) : this.entries(field))]
  }

  /** Several between semicolons; a name with a comma is one unless all of its parts are `known` as teams. */
  teams(known: ReadonlySet<string> = new Set()): string {
    const text = this.text('team')
    const parts = text.split(',').map((part) => part.trim())
    return parts.length > 1 && parts.every((part) => known.has(part.toLowerCase())) ? parts.join('; ') : text
  }

  /** Between semicolons, in their order. */
  private entries(field: ToolField): string[] {
    return this.text(field)
      .split(';')
      .map((entry) => entry.trim())
      .filter((entry) => !isBlankText(entry))
  }

  /** A cell that holds a value rather than words; "" where it gives none. */
  private value(field: ToolField): string {
    const text = this.text(field)
    return isBlankValue(text) ? '' : text
  }

  date(field: ToolField): IsoDate | null {
    const cell = parseDate(isNoEnd(field, this.text(field)) ? '' : this.value(field), this.options.dayOrders?.[field])
    return cell.ok ? cell.date : this.leave(field, cell.problem)
  }

  money(field: ToolField) {
    const value = this.value(field)
    const said = field === 'cost' && value !== '' ? this.costSaid : null
    const cell = parseMoney(said?.money ?? value, this.options.decimalMark)
    if (!cell.ok) return this.leave(field, cell.problem)
    return cell.money && cell.money.amount < 0
      ? this.leave(field, 'is negative, which no cost of a tool is')
      : cell.money
  }

  currency(): string | null {
    const text = this.value('currency')
    return text === ''
      ? null
      : (parseCurrency(text) ??
          this.leave('currency', 'is not a three-letter currency code such as USD', 'left unknown, and so is the cost'))
  }

  /** A whole number that is not negative, `1,200` and `12.0` included. */
  count(field: ToolField, unit?: RegExp): number | null {
    const text = this.value(field)
    if (text === '') return null
    const bare = unit ? withoutAccents(text).replace(unit, '') : text
    const digits = /^(\d+|\d{1,3}(?:[,\s]\d{3})+)(?:\.0+)?$/.exec(bare)
    return digits ? Number(digits[1]!.replace(/[,\s]/g, '')) : this.leave(field, 'is not a whole number')
  }

  /**
   * A span of time before a date, in days: calendar months where it is counted in them. Where the date is not known a
   * month counts as 31, a quarter as 92, a year as 366: better a day too early to cancel.
   */
  days(field: ToolField, before: IsoDate | null): number | null {
    // Elsewhere "none" gives no value; of a notice period it says that there is none.
    const [word = ''] = this.text(field)
      .toLowerCase()
      .split(/\s*[-–—:;,.(]/, 1)
    if (noNotice.has(word)) return 0
    const unit = this.unit(field)
    if (unit === null) return this.count(field)
    const count = this.count(field, unit.word)
    if (count === null) return null
    return unit.months === 0 || before === null || count > mostUnits
      ? count * unit.days
      : monthsBefore(before, count * unit.months)
  }

  /** As the cell says it, else the name of its column. */
  private unit(field: ToolField): NoticeUnit | null {
    const text = withoutAccents(this.value(field))
    return units.find(({ word }) => word.test(text)) ?? this.options.noticeUnit ?? null
  }

  /** Whether a span is counted in months, and so in days only before a date. */
  isInMonths(field: ToolField): boolean {
    return this.value(field) !== '' && (this.unit(field)?.months ?? 0) > 0
  }

  yesNo(field: ToolField): boolean | null {
    const text = this.value(field).toLowerCase()
    if (text === '') return this.options.isCheckbox ? false : null
    if (isTick(text) || noTicks.has(text)) return isTick(text)
    // `No - cancelled`, `Yes (annual)`; a letter alone is a word only where nothing follows, and `no data` says nothing.
    const [, first = text] =
      /^(\p{L}{2,})(?:\s*[-–—:,;.(/]|\s(?!\s*(?:data|info|information|idea|answer)\b))/u.exec(text) ?? []
    if (yesWords.has(text) || yesWords.has(first)) return true
    return noWords.has(text) || noWords.has(first) ? false : this.leave(field, 'is neither yes nor no')
  }

  choice<T extends string>(
    field: ToolField,
    allowed: readonly T[],
    words: Record<string, T>,
    instead?: string,
    shortened?: (text: string) => string,
  ): T | null {
    const text = this.value(field)
    if (text === '') return null
    const wordOf = (lower: string): T | undefined => allowed.find((each) => each === lower) ?? (Object.hasOwn(words, lower) ? words[lower] : undefined) // prettier-ignore
    const lower = text.toLowerCase()
    const word = wordOf(lower) ?? (shortened && wordOf(shortened(lower)))
    return word ?? this.leave(field, `is none of ${allowed.join(', ')}`, instead)
  }

  /** What a price is per, and over which period; null = it is not known, and so is the cost. */
  pricedBy({ cell, billed, column }: NonNullable<ToolRowOptions['unit']>, amount: number | null): PriceUnit | null {
    if (amount === null) return null
    const unit = isBlankValue(cell.trim()) ? null : priceUnit(cell)
    const stated = this.options.amount?.period ?? null
    const isOther = unit !== null && stated !== null && unit.period !== null && unit.period !== stated
    if (unit === null || isOther) {
      const what = isBlankValue(cell.trim()) ? 'nothing' : `“${cell.trim()}”`
      this.leave('cost', `has ${what} in “${column}” as what it is per, which is ${isOther ? 'another period than its column says' : 'not known'}`) // prettier-ignore
      return null
    }
    const billedBy = isBlankValue(billed.trim()) ? null : (priceUnit(billed)?.period ?? null)
    // What is priced by the month and paid by the year is paid twelve months at a time.
    if (unit.period === 'month' && billedBy === 'year') return { ...unit, period: 'year', factor: 12 * unit.factor }
    return { ...unit, period: unit.period ?? stated ?? billedBy }
  }

  prices(): { before: Price | null; prices: DatedPrice[] } {
    return (
      parsePrices(this.entries('price_history')) ??
      this.problem('price_history', 'is not a list such as 900 USD year; 2019-01-01 1200 USD year') ?? {
        before: null,
        prices: [],
      }
    )
  }

  /** Of an amount that is one of many, or the price of one seat: all of them. What the cell says goes before the name of its column. */
  costOf(
    amount: number | null,
    seats: number | null,
    heading: NonNullable<ToolRowOptions['amount']> = { factor: 1, isPerSeat: false },
  ): number | null {
    if (amount === null) return null
    const said = this.costSaid
    const factor = said !== null && said.period !== null ? said.factor : heading.factor
    // `£15,120 pa` of unlimited seats is all of it, whatever the column holds of other rows.
    const isWhole = said !== null && (said.isWhole || (said.period !== null && seats === null))
    const isPerSeat = said?.isPerSeat === true || (heading.isPerSeat && !isWhole)
    if (isPerSeat && seats === null)
      return this.leave('cost', 'is the price of one seat, and how many there are is not said')
    // Without the dust of binary fractions.
    return Number((amount * factor * (isPerSeat ? seats! : 1)).toPrecision(12))
  }

  /** Everything that is no field, blanks left out. */
  custom(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.cells).filter(([column, cell]) => !isField(column) && cell.trim() !== ''),
    )
  }

  isUnread(field: ToolField): boolean {
    return this.unreadFields.has(field)
  }

  private leave(field: ToolField, problem: string, instead = 'left unknown'): null {
    this.unreadFields.add(field)
    this.unread.push(
      `${toolFieldLabels[field].toLowerCase()} "${this.cells[field]?.trim() ?? ''}" ${problem} (${instead}).`,
    )
    return null
  }

  private problem(field: ToolField, problem: string): null {
    this.problems.push(`${toolFieldLabels[field].toLowerCase()} "${this.cells[field]?.trim() ?? ''}" ${problem}`)
    return null
  }
}
