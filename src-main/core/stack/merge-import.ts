/**
 * What a file says of a tool that is in the inventory already, field by field.
 *
 * - What the file leaves blank, or has no column for, stays as it is.
 * - Where the file says something else, the better source wins: what was typed by hand, then lists of tools, then
 *   payments, whose costs are guesses, and whose category is none of a tool that a list names. Of two equally good ones the newer. So a register and a card give
 *   the same inventory whichever is imported first.
 * - Every difference is reported, with what stays and what was given.
 */
import { inCents } from '../../../shared/text/csv.ts'
import { isEmail } from '../../../shared/text/email.ts'
import { keyWords } from '../../../shared/text/key-words.ts'
import { withoutUnknownCost } from '../import/spend/unknown-cost.ts'
import { contractRunsUntil, isInForceAfter } from './contract-term.ts'
import { idleAccountsColumn } from './idle-accounts.ts'
import { annualCost } from './cost.ts'
import { courseBetween, type RatesOf } from './rates.ts'
import { isSameAmount, restated } from './restated.ts'
import { withSwitchingCostFrom } from './switching-cost.ts'
import type { DatedPrice, IsoDate, Price, Tool } from './tool.ts'

/** Custom fields of tools made of payments: the first and the last day one was charged. */
export const firstChargeColumn = 'First charge'
export const lastChargeColumn = 'Last charge'

/** Titles of the formats of the exports it was charged in. */
export const readFromColumn = 'Read from'

/** How often it was charged. */
export const chargesColumn = 'Charges'

/** Custom fields of tools made of payments that not every tool has. */
export const chargedOnceColumn = 'Charged once'
export const medianGapColumn = 'Median gap in days'
export const annualCostColumn = 'Annual cost by cadence'
/** Of bills by use, what the lowest and the highest one come to a year. */
export const byUseColumn = 'Annual cost by use, from and to'
/** Of a single charge: its text, which says that it is for a year. */
export const yearlyByTextColumn = 'Yearly by its text'
const computedColumns = [chargedOnceColumn, medianGapColumn, annualCostColumn, byUseColumn, yearlyByTextColumn]

/** Where a field's value comes from, worst first. */
const sources = ['payments', 'list', 'hand'] as const
export type ToolSource = (typeof sources)[number]

/**
 * By field, or `custom.Column`; `prices` are those that payments gave, `*` everything not named. What is in neither is
 * by hand in an entry that no import wrote, else from a list.
 */
export type Origins = Readonly<Record<string, ToolSource>>

/** Of a dated price that payments alone know of. */
export const stepKey = (from: IsoDate): string => `prices.${from}`

/** Origins of a tool that something changed: of each field that differs now, `source`. */
export function originsAfter(origins: Origins, was: Tool, is: Tool, source: ToolSource): Origins {
  const after: Record<string, ToolSource> = { ...origins }
  const mark = (field: string): void => {
    if (originOf(after, field) !== source) after[field] = source
  }
  for (const field of Object.keys(is) as (keyof Tool)[])
    if (field !== 'custom' && !isSame(was[field], is[field])) mark(priceFields.has(field) ? 'cost' : field)
  if (!isSame(was.prices, is.prices)) delete after['prices']
  for (const column of new Set([...Object.keys(was.custom), ...Object.keys(is.custom)]))
    if (was.custom[column] !== is.custom[column]) mark(`custom.${column}`)
  // Prices that were typed are all that there are, those that payments gave among them.
  const isKept = (price: DatedPrice): boolean => source !== 'hand' && is.prices.some((each) => isSame(price, each))
  const gone = isSame(was.prices, is.prices) ? [] : was.prices.filter((price) => !isKept(price))
  const keys = new Set(gone.map(({ from }) => stepKey(from)))
  return Object.fromEntries(Object.entries(after).filter(([field]) => !keys.has(field)))
}

/** One thing: who says the amount says the rest. */
const priceFields = new Set<keyof Tool>(['cost', 'currency', 'billingPeriod', 'prices'])

/** A tool as a file gives it. */
export interface GivenTool {
  tool: Tool
  source: Exclude<ToolSource, 'hand'>
  /** Whether the file says that it is in use, or it was taken to be. */
  statesStatus: boolean
  /** Its seats are those that were given out, as single sign-on counts them, and not those that are paid for. */
  seatsAssigned?: boolean
  /** Those given out are the ones that are billed, as the tool's own list says who takes one: paid for, unless a contract says more. */
  seatsBilled?: boolean
  /** It says something else than a date of when the tool renews: a date of before does not hold any more. */
  isRenewalUnread?: boolean
}

export interface KnownTool {
  tool: Tool
  origins: Origins
  /** Days from which dated prices hold that an import of tools brought, and no file of prices or person. */
  importedPrices: ReadonlySet<string>
  /** For payments: days of prices that were seen then and may hold since before, as `observedPrices` has them. */
  observed?: ReadonlySet<string>
  /** For payments: the first day on which a list or a snapshot has the tool, if any. */
  firstSeen?: IsoDate | undefined
  /** For a list: its day, the last one before it on which another has the tool, and whether a snapshot says what it cost before. */
  listed?: { on: IsoDate; lastSeen: IsoDate | undefined; inSnapshot: boolean; config: RatesOf }
}

export interface Difference {
  /** In words: "seats licensed". */
  field: string
  stays: string
  other: string
}

export interface MergedTool {
  tool: Tool
  origins: Origins
  /** What the file said and the inventory keeps otherwise. */
  kept: (Difference & { by: ToolSource })[]
  /** What the inventory said and the file made otherwise. */
  changed: Difference[]
}

const better = (a: ToolSource, b: ToolSource): ToolSource => (sources.indexOf(a) >= sources.indexOf(b) ? a : b)
const wins = (source: ToolSource, over: ToolSource): boolean => sources.indexOf(source) >= sources.indexOf(over)

/** Of a tool that only a file speaks of. What a list does not say of its use, payments know. */
export const originsOfNew = ({ source, statesStatus, seatsAssigned, seatsBilled, tool }: GivenTool): Origins => {
  if (source !== 'list') return { '*': source }
  return {
    ...(!statesStatus && { status: 'payments', ...(tool.endDate === null && { endDate: 'payments' }) }),
    ...(seatsAssigned === true && tool.seatsLicensed !== null && { seatsLicensed: ofAssigned, ...(seatsBilled === true && { [billedKey]: ofAssigned }) }), // prettier-ignore
  }
}

/** Of seats that were given out: any list that says how many are paid for knows better, and payments know of no seats. */
const ofAssigned: ToolSource = 'payments'

/** Beside them: each that was given out is billed. */
const billedKey = 'seatsLicensed.billed'

/** Whether seats are those that were given out, which any list that says how many are paid for knows better. */
export const areSeatsCounted = ({ seatsLicensed }: Tool, origins: Origins): boolean =>
  seatsLicensed !== null && origins['seatsLicensed'] === ofAssigned

/** Whether how many seats are paid for is not known, but how many were given out. */
export const areSeatsAssigned = (tool: Tool, origins: Origins): boolean =>
  areSeatsCounted(tool, origins) && origins[billedKey] === undefined

/** Origins of a tool whose seats are now those of another one. The same object where nothing is known otherwise. */
export function withSeatOrigins(
  origins: Origins,
  { isCounted, isBilled }: { isCounted: boolean; isBilled: boolean },
): Origins {
  const { [billedKey]: billed, ...others } = origins
  if (isCounted === (origins['seatsLicensed'] === ofAssigned) && isBilled === (billed !== undefined)) return origins
  return { ...others, seatsLicensed: isCounted ? ofAssigned : 'list', ...(isBilled && { [billedKey]: ofAssigned }) }
}

export const originOf = (origins: Origins, field: string): ToolSource => origins[field] ?? origins['*'] ?? 'list'

/** Whether payments made the entry: no list and no person has named it since. */
export const isOfPayments = (origins: Origins): boolean => originOf(origins, 'name') === 'payments'

const plainFields = [
  'category',
  'capabilities',
  'team',
  'owner',
  'ownerEmail',
  'seatsLicensed',
  'seatsActive',
  'startDate',
  'renewalDate',
  'noticeDays',
  'autoRenew',
  'connectedTo',
  'replaces',
  'reason',
  'note',
  'switchingCost',
] as const satisfies (keyof Tool)[]

/** Of a tool that payments say is over. */
const overText = ({ endDate }: Tool): string => (endDate === null ? 'paid back' : `no longer paid since ${endDate}`)

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const textOf = (value: unknown): string => (isBlank(value) ? 'nothing' : Array.isArray(value) ? value.join('; ') : String(value)) // prettier-ignore

/** `config`: in which currencies costs can be compared; without it only equal ones. */
export function mergeImported(known: KnownTool, given: GivenTool, config: RatesOf | null = null): MergedTool {
  const merge = new Merge(...withOwnersApart(known, given), config)
  for (const field of plainFields) merge.plain(field)
  merge.names()
  merge.custom()
  merge.inUse()
  merge.price()
  return merge.result()
}

/** Lists of apps have the address of the owner where a register has the name: neither is the other's news. */
function withOwnersApart(known: KnownTool, given: GivenTool): [KnownTool, GivenTool] {
  if (isBlank(known.tool.owner) || isBlank(given.tool.owner)) return [known, given]
  const [before, now] = [isEmail(known.tool.owner), isEmail(given.tool.owner)]
  if (before === now) return [known, given]
  return before
    ? [{ ...known, tool: withOwnerAsEmail(known.tool) }, given]
    : [known, { ...given, tool: withOwnerAsEmail(given.tool) }]
}

const withOwnerAsEmail = (tool: Tool): Tool => ({ ...tool, owner: '', ownerEmail: tool.ownerEmail || tool.owner })

class Merge {
  private readonly tool: Tool
  private readonly origins: Record<string, ToolSource>
  private readonly kept: MergedTool['kept'] = []
  private readonly changed: Difference[] = []
  private readonly known: KnownTool
  private readonly given: GivenTool
  private readonly config: RatesOf | null

  constructor(known: KnownTool, given: GivenTool, config: RatesOf | null) {
    this.known = known
    this.given = given
    this.config = config
    this.tool = { ...known.tool }
    this.origins = { ...known.origins }
  }

  result(): MergedTool {
    const { tool } = this
    if (tool.startDate !== null && tool.endDate !== null && tool.endDate < tool.startDate) {
      // Two sources that cannot both be right: what is known better stays.
      if (wins(this.origin('endDate'), this.origin('startDate'))) tool.startDate = null
      else tool.endDate = null
    }
    return { tool: this.switching(), origins: this.origins, kept: this.kept, changed: this.changed }
  }

  /** A list may say the currency anew; what payments are in is taken off again, and says nothing of it. */
  private switching(): Tool {
    const { known, given, tool } = this
    const config = this.config ?? known.listed?.config
    if (given.source !== 'list' || config === undefined) return tool
    const { currency } = tool.switchingCost === given.tool.switchingCost ? given.tool : known.tool
    return withSwitchingCostFrom(tool, currency ?? known.tool.currency ?? config.currency, config)
  }

  plain(field: (typeof plainFields)[number]): void {
    const was = this.known.tool[field]
    const is = this.given.tool[field]
    // What is computed from payments is computed anew, also where nothing is left to be said.
    if (field === 'startDate' && this.isSamePayer('startDate')) {
      // The earlier of two exports of the same payments knows when they began.
      if (firstCharge(this.given.tool) < firstCharge(this.known.tool)) this.tool.startDate = this.given.tool.startDate
      return
    }
    if (field === 'renewalDate' && this.given.isRenewalUnread === true) return this.forgetRenewal()
    if (field === 'category' && this.isCategoryOfPayments()) return
    const isAnew = field === 'note' && this.given.source === 'payments'
    if (isAnew && (this.origin(field) === 'payments' || (was === '' && this.origins[field] !== 'hand'))) {
      const note = this.noteOfPayments()
      if (note !== '' || was !== '') this.note('note', 'payments')
      this.tool.note = note
    } else if (isAnew && !isBlank(was)) return
    else this.choose(field, was, is, () => this.set(field, is))
  }

  /** What a card calls all who sell something alike is no category of a tool that a list names and has none for. */
  private isCategoryOfPayments(): boolean {
    const { source, tool } = this.given
    if (source === 'payments') return this.known.tool.category === '' && this.origin('name') === 'list'
    if (tool.category !== '' || this.origin('category') !== 'payments') return false
    this.set('category', '')
    this.note('category', source)
    return true
  }

  private forgetRenewal(): void {
    const { renewalDate } = this.known.tool
    if (renewalDate === null || !wins(this.given.source, this.origin('renewalDate'))) return
    this.changed.push({ field: 'renewal date', stays: 'not known, as the file gives no date', other: renewalDate })
    this.set('renewalDate', null)
    this.note('renewalDate', this.given.source)
  }

  /** What nobody knows of charges on one day is known where somebody says what they cost. */
  private noteOfPayments(): string {
    const { known, given } = this
    const isStated = this.origin('cost') !== 'payments' && [known.tool, ...known.tool.prices].some(({ cost }) => cost !== null) // prettier-ignore
    return isStated ? withoutUnknownCost(given.tool.note) : given.tool.note
  }

  /** Another spelling is no difference worth a word; the vendor is only known better by a list. */
  names(): void {
    for (const field of ['name', 'vendor'] as const) {
      const { source, tool } = this.given
      if (isBlank(tool[field]) || !wins(source, this.origin(field))) continue
      this.set(field, tool[field])
      this.note(field, source)
    }
  }

  custom(): void {
    const custom = { ...this.tool.custom }
    const charges =
      this.given.source === 'payments' ? chargesTogether(this.known.tool.custom, this.given.tool.custom) : null
    for (const [column, text] of Object.entries(this.given.tool.custom)) {
      const key = `custom.${column}`
      const origin = isBlank(custom[column]) && !(key in this.origins) ? this.given.source : this.origin(key)
      if (!wins(this.given.source, origin)) {
        if (origin === 'hand' && custom[column] !== text)
          this.kept.push({ field: column, stays: textOf(custom[column]), other: text, by: 'hand' })
        continue
      }
      if (column === readFromColumn) {
        custom[column] = textsTogether(custom[column], text)
        continue
      }
      if (this.isOlder() && !(column === firstChargeColumn && text < (custom[column] ?? text))) continue
      if (column === firstChargeColumn && (custom[column] ?? text) < text) continue
      custom[column] = text
      this.note(key, this.given.source)
    }
    // What is computed of payments is computed anew, also where it no longer can be.
    const isRecomputed = this.given.source === 'payments' && !this.isOlder()
    const isGone = (column: string): boolean =>
      isRecomputed &&
      computedColumns.includes(column) &&
      this.origin(`custom.${column}`) === 'payments' &&
      !(column in this.given.tool.custom)
    // A newer list of accounts that names none has none.
    const isOver = (column: string): boolean =>
      column === idleAccountsColumn &&
      this.given.seatsAssigned === true &&
      !this.isOlder() &&
      this.origin(`custom.${column}`) !== 'hand' &&
      !(column in this.given.tool.custom)
    if (charges !== null && this.origin(`custom.${chargesColumn}`) === 'payments') custom[chargesColumn] = charges
    this.tool.custom = Object.fromEntries(
      Object.entries(custom).filter(([column]) => !isGone(column) && !isOver(column)),
    )
  }

  inUse(): void {
    const { tool, source, statesStatus } = this.given
    const was = this.known.tool
    if (source === 'payments') {
      if (this.origin('status') === 'payments') {
        if (this.isOlder()) return
        if (this.keepsContract(tool, was)) return
        if (this.origin('name') !== 'payments' && tool.status === 'retired' && was.status !== 'retired')
          this.changed.push({ field: 'status', stays: overText(tool), other: was.status })
        this.set('status', tool.status)
        // The day that a list or a person gave counts more.
        if (this.origin('endDate') === 'payments') this.set('endDate', tool.endDate)
      } else if (tool.status === 'retired' && was.status === 'active' && was.endDate === null)
        this.kept.push({ field: 'status', stays: 'active', other: overText(tool), by: this.origin('status') }) // prettier-ignore
      return
    }
    const isOfPayments = this.origin('status') === 'payments'
    const until = contractRunsUntil(tool, false)
    if (isOfPayments && was.status === 'retired' && isInForceAfter(until, lastDayPaid(was)) && !statesStatus) {
      this.set('status', tool.status)
      if (this.origin('endDate') === 'payments') this.set('endDate', null)
      this.changed.push({ field: 'status', stays: `in force until ${until}`, other: overText(was) })
    } else if (isOfPayments && !statesStatus && was.status === 'retired')
      // Nothing said of it is no reason to bring it back.
      this.kept.push({ field: 'status', stays: overText(was), other: 'nothing', by: 'payments' }) // prettier-ignore
    else if (isOfPayments && statesStatus) {
      if (was.status === 'retired' && tool.status !== 'retired')
        this.changed.push({ field: 'status', stays: tool.status, other: overText(was) })
      this.set('status', tool.status)
      this.note('status', source)
    } else if (statesStatus) this.choose('status', was.status, tool.status, () => this.set('status', tool.status))
    if (isOfPayments && statesStatus && this.origin('endDate') === 'payments') {
      this.set('endDate', tool.endDate)
      this.note('endDate', source)
    } else this.choose('endDate', was.endDate, tool.endDate, () => this.set('endDate', tool.endDate))
    const isBack = statesStatus && tool.status !== 'retired' && was.status === 'retired' && tool.endDate === null
    if (isBack && this.origin('endDate') !== 'hand' && this.tool.status === tool.status) this.set('endDate', null)
  }

  /** What payments seem to have ended is in use as long as the contract runs; the difference is named. */
  private keepsContract(paid: Tool, contract: Tool): boolean {
    const until = contractRunsUntil(contract, this.origin('endDate') === 'payments')
    const isKept = paid.status === 'retired' && isInForceAfter(until, lastDayPaid(paid))
    if (isKept) this.kept.push({ field: 'status', stays: `in force until ${until}`, other: overText(paid), by: 'list' })
    return isKept
  }

  /** Amount, currency and billing period are one thing; payments have a history of it as well. */
  price(): void {
    const { tool, source } = this.given
    const was = this.known.tool
    const now = lastPrice(was)
    const said = lastPrice(tool)
    if (said.cost === null) return this.addPrices(source === 'payments' ? [] : tool.prices)
    const origin = this.origin('cost')
    const isUnknown = [was, ...was.prices].every(({ cost }) => cost === null) && this.origins['cost'] !== 'hand'
    const hasPaidHistory = origin === 'payments' || this.origins['prices'] === 'payments'
    if (source === 'payments' && origin === 'list') this.addSteps()
    if (isUnknown) {
      this.setPrice(tool, [...was.prices, ...tool.prices])
      this.note('cost', source)
      if (source === 'payments' && tool.prices.length > 0) this.origins['prices'] = 'payments'
    } else if (source === 'payments' && origin === 'payments') this.setPrice(...joined(was, tool))
    else if (wins(source, origin) && !hasPaidHistory && tool.prices.length === 0 && this.isDated()) this.restate()
    else if (
      (source === 'payments' ? isPaidAs(now, said, this.config) : agree(now, said)) ||
      (!hasPaidHistory && source === 'list' && agree(was, said))
    ) {
      this.note('cost', better(source, origin))
      if (source === 'payments') {
        const history = was.prices.length === 0 ? paidHistory(was, tool, this.config) : null
        if (history === null) return
        this.setPrice(history, history.prices)
        this.origins['prices'] = 'payments'
      } else if (origin === 'hand') this.addPrices(tool.prices)
      else if (!hasPaidHistory || was.prices.length === 0)
        this.setPrice(was.prices.length === 0 ? tool : was, [...was.prices, ...tool.prices]) // prettier-ignore
      else {
        const history = paidHistory(tool, was, this.config) ?? { ...tool, prices: this.pricesOfOthers() }
        this.setPrice(history, [...history.prices, ...tool.prices])
        this.origins['prices'] = 'payments'
      }
    } else if (wins(source, origin)) {
      const prices = hasPaidHistory ? this.pricesOfOthers() : was.prices
      this.changed.push({ field: 'cost', stays: priceText(said), other: priceText(hasPaidHistory ? now : was) })
      this.setPrice(tool, [...prices, ...tool.prices])
      this.note('cost', source)
      if (hasPaidHistory) delete this.origins['prices']
    } else this.kept.push({ field: 'cost', stays: priceText(now), other: priceText(said), by: origin })
  }

  /** Whether what the tool cost is known by date, and a list speaks of it. */
  private isDated(): boolean {
    const { listed, tool } = this.known
    return listed !== undefined && (listed.inSnapshot || tool.prices.length > 0)
  }

  /** What a list says holds from its day on, or from that of the contract it is of. */
  private restate(): void {
    const { tool: was, listed } = this.known
    const said = this.given.tool
    this.note('cost', 'list')
    // Beside prices of a file of their own, a list may go on saying what the tool cost before them, and may say what it is to cost.
    const isOld = !listed!.inSnapshot && agree(was, said)
    if (isOld || agree(lastPrice(was), said)) return
    const { tool, before, from } = restated(was, said, listed!, listed!.config)
    const { cost, currency, billingPeriod, prices } = tool
    Object.assign(this.tool, { cost, currency, billingPeriod, prices })
    if (agree(before, said)) return
    const isSame = isSameAmount(before, said, listed!.config)
    this.changed.push({
      field: 'cost',
      stays: `${priceText(said)}${isSame ? '' : ` from ${from} on`}`,
      other: `${priceText(before)}${isSame ? ', as much at the workspace’s rate' : ''}`,
    })
  }

  private isSamePayer(field: string): boolean {
    return this.given.source === 'payments' && this.origin(field) === 'payments'
  }

  /** An export of payments that ends before one that was imported already. */
  private isOlder(): boolean {
    return this.given.source === 'payments' && lastCharge(this.given.tool) < lastCharge(this.known.tool)
  }

  private origin(field: string): ToolSource {
    return originOf(this.origins, field)
  }

  private choose(field: string, was: unknown, is: unknown, take: () => void): void {
    if (isBlank(is)) return
    const origin = this.origin(field)
    const isAssigned = field === 'seatsLicensed' && this.given.seatsAssigned === true
    const source = isAssigned ? ofAssigned : this.given.source
    const isOpen = isBlank(was) && this.origins[field] !== 'hand'
    if (!isOpen && isSame(was, is)) {
      if (isAssigned && origin === ofAssigned) this.noteBilled()
      return this.note(field, better(origin, source))
    }
    if (isOpen || wins(source, origin)) {
      if (!isOpen) this.changed.push({ field: keyWords(field), stays: textOf(is), other: textOf(was) })
      take()
      this.note(field, source)
      if (isAssigned) this.origins[field] = source
      if (field === 'seatsLicensed') this.noteBilled()
    } else if (!isAssigned)
      this.kept.push({ field: keyWords(field), stays: textOf(was), other: textOf(is), by: origin })
  }

  private noteBilled(): void {
    if (this.given.seatsAssigned === true && this.given.seatsBilled === true) this.origins[billedKey] = ofAssigned
    else Reflect.deleteProperty(this.origins, billedKey)
  }

  private set<F extends keyof Tool>(field: F, value: Tool[F]): void {
    this.tool[field] = value
  }

  private note(field: string, source: ToolSource): void {
    if (this.origin(field) !== source) this.origins[field] = source
  }

  private setPrice({ cost, currency, billingPeriod }: Price, prices: readonly DatedPrice[]): void {
    // Where a list names none, it is that of the payments as long as there are any.
    if (cost !== null && currency !== null && this.tool.currency === null && this.given.source === 'payments') this.origins['currency'] = 'payments' // prettier-ignore
    if (cost !== null) Object.assign(this.tool, { cost, currency: currency ?? this.tool.currency, billingPeriod })
    this.tool.prices = byDay(prices)
  }

  /** Without those that payments brought. */
  private pricesOfOthers(): DatedPrice[] {
    return this.known.tool.prices.filter(({ from }) => !this.known.importedPrices.has(from))
  }

  /** When it changed to what was seen on a day, where payments know. */
  private addSteps(): void {
    const steps = paidSteps(this.known.tool, this.given.tool, this.known, this.config)
    this.addPrices(steps)
    for (const { from } of steps) this.origins[stepKey(from)] = 'payments'
  }

  private addPrices(prices: readonly DatedPrice[]): void {
    this.tool.prices = byDay([...this.tool.prices, ...prices])
  }
}

/** A course of exchange does not move more in a year than what is paid differs from what is agreed, and prices seldom less. */
export const mostByCourse = 0.05

/** Whether payments of an amount pay a stated one: as much a year, or nearly, at the workspace's rate, in another currency. */
export function isPaidAs(stated: Price, paid: Price, config: RatesOf | null): boolean {
  if (agree(stated, paid)) return true
  if (config === null || (stated.currency ?? config.currency) === (paid.currency ?? config.currency)) return false
  return isAboutPaid(stated, paid, config)
}

/**
 * Whether a year of what is paid is about a stated price, in one currency too: a card in the workspace's currency charges a price
 * in another at the course of each day, and the list has it at another.
 */
export function isAboutPaid(stated: Price, paid: Price, config: RatesOf): boolean {
  if (agree(stated, paid)) return true
  const [from, to] = [stated.currency ?? config.currency, paid.currency ?? config.currency]
  const course = courseBetween(from, to, config)
  if (course === null) return false
  const [said, is] = [(annualCost(stated) ?? 0) * course, annualCost(paid) ?? 0]
  return said > 0 && Math.abs(is - said) <= said * mostByCourse
}

/**
 * What payments tell of the price of a contract before today: their history, in the billing period and the currency that
 * the contract is written in. What was paid in another currency is converted as the last price of both shows, so that the
 * contract costs what it states. null where they have none, or end at another price than it states.
 */
export function paidHistory(contract: Priced, paid: Priced, config: RatesOf | null): Priced | null {
  const [stated, last] = [contract.prices.at(-1) ?? contract, paid.prices.at(-1)]
  if (last === undefined || !isPaidAs(stated, last, config)) return null
  const unit = { currency: contract.currency, billingPeriod: contract.billingPeriod }
  const rewritten = asStated(stated, last, unit, paid.currency)
  const { cost, currency, billingPeriod } = paid
  const first = rewritten({ cost, currency, billingPeriod })
  const prices = paid.prices.map(rewritten)
  return { ...first, prices: prices.filter((price, at) => price.cost !== (prices[at - 1] ?? first).cost) }
}

/**
 * Changes of price that payments show between two of those that a list states, the later of them on a day when it was only
 * seen: they come to what was seen then, and it was paid since before. Written as in `paidHistory`. `firstSeen`: the day of the
 * first of those prices.
 */
export function paidSteps(
  stated: Priced,
  paid: Priced & Pick<Tool, 'custom'>,
  { observed = new Set(), firstSeen = '' }: Pick<KnownTool, 'observed' | 'firstSeen'>,
  config: RatesOf | null,
): DatedPrice[] {
  const charged = { from: paid.custom[firstChargeColumn] ?? '', ...pricePart(paid) }
  const own = stated.currency
  const statements = [{ from: '', ...pricePart(stated) }, ...stated.prices].map((price) => ({ ...price, currency: price.currency ?? own })) // prettier-ignore
  return statements.flatMap((price, at) => {
    const before = statements[at - 1]
    if (before === undefined || !observed.has(price.from)) return []
    const isBetween = ({ from }: DatedPrice): boolean => from > before.from && from < price.from
    const changed = paid.prices.filter(isBetween)
    // Payments that begin with it were charged so at least since their first, unless the price of before was seen later.
    const isFromFirst = changed.length === 0 && isBetween(charged) && (before.from !== '' || charged.from > firstSeen)
    const between = isFromFirst ? [charged] : changed
    const last = between.at(-1)
    if (last === undefined || !isPaidAs(price, last, config)) return []
    const steps = between.map(asStated(price, last, price, paid.currency))
    return steps.filter((step, index) => !agree(steps[index - 1] ?? before, step))
  })
}

const pricePart = ({ cost, currency, billingPeriod }: Price): Price => ({ cost, currency, billingPeriod })

/** Writes what was paid in a unit, at the course that two prices show which are one. */
function asStated(
  stated: Price,
  paid: Price,
  { currency: into, billingPeriod }: Omit<Price, 'cost'>,
  paidIn: string | null,
): <P extends Price>(price: P) => P {
  const currency = into ?? paidIn
  const isAgreed = agree(stated, paid)
  const course = isAgreed ? 1 : (annualCost(stated) ?? 0) / (annualCost(paid) ?? 1)
  const each = perYear({ cost: 1, currency, billingPeriod })
  return (price) => {
    const isAsIs = (isAgreed && price.billingPeriod === billingPeriod) || price.cost === null || each === 0
    const annual = isAgreed && agree(price, stated) ? annualCost(stated) : (annualCost(price) ?? 0) * course
    const cost = isAsIs ? price.cost : inCents((annual ?? 0) / each)
    return { ...price, cost, billingPeriod, currency: isAgreed ? (price.currency ?? currency) : into }
  }
}

/** What something costs, and what it costs from later days on. */
export type Priced = Price & Pick<Tool, 'prices'>

/** Each of them once, in an order that does not depend on which came first. */
const textsTogether = (was: string | undefined, is: string): string =>
  [...new Set([...(was ?? '').split('; '), is])].filter(Boolean).toSorted().join('; ')

/** Charges of two exports of one payee: together where neither speaks of the days of the other, else of the longer one. */
function chargesTogether(was: Tool['custom'], is: Tool['custom']): string | null {
  const of = (custom: Tool['custom']) => {
    const [charges, first, last] = [chargesColumn, firstChargeColumn, lastChargeColumn].map((column) => custom[column] ?? '') // prettier-ignore
    return { charges: Number(charges), first: first ?? '', last: last ?? '' }
  }
  const [old, now] = [of(was), of(is)]
  if (!(old.charges > 0) || !(now.charges > 0) || old.first === '' || now.first === '') return null
  if (old.last < now.first || now.last < old.first) return String(old.charges + now.charges)
  if (now.first <= old.first && old.last <= now.last) return String(now.charges)
  return old.first <= now.first && now.last <= old.last
    ? String(old.charges)
    : String(Math.max(old.charges, now.charges))
}

/** One for each day, the last of equals. */
const byDay = (prices: readonly DatedPrice[]): DatedPrice[] =>
  [...new Map(prices.map((price) => [price.from, price])).values()].sort((a, b) => (a.from < b.from ? -1 : 1))

const lastPrice = (tool: Tool): Price => tool.prices.at(-1) ?? tool

const sameUnit = (a: Price, b: Price): boolean => a.billingPeriod === b.billingPeriod

/** Of each charge as much may be lost by rounding: 700 a year is 58.33 a month. */
const halfACent = 0.005

const perYear = ({ billingPeriod }: Price): number => annualCost({ cost: 1, billingPeriod }) ?? 0

/** As much a year; a currency that is not said is no other. */
function agree(a: Price, b: Price): boolean {
  if (a.cost === null || b.cost === null) return false
  if (a.currency !== null && b.currency !== null && a.currency !== b.currency) return false
  if (a.billingPeriod === 'once' || b.billingPeriod === 'once') return sameUnit(a, b) && a.cost === b.cost
  const charges = Math.max(perYear(a), perYear(b))
  return Math.abs((annualCost(a) ?? 0) - (annualCost(b) ?? 0)) <= charges * halfACent + 1e-9
}

function priceText({ cost, currency, billingPeriod }: Price): string {
  if (cost === null) return 'nothing'
  const amount = `${cost}${currency === null ? '' : ` ${currency}`}`
  return billingPeriod === 'once' ? `${amount} once` : `${amount} a ${billingPeriod}`
}

/** Two exports of the same payments that follow one another: one history. Days of charges stand in the custom fields. */
function joined(was: Tool, is: Tool): [Price, DatedPrice[]] {
  const [first, second] = firstCharge(was) <= firstCharge(is) ? [was, is] : [is, was]
  const from = firstCharge(second)
  // Another rhythm is another estimate of the same, and the newer export knows better.
  const newer = lastCharge(is) < lastCharge(was) ? was : is
  // Charges of the same first day, or all of them before the last of the other: the longer history is all there is to know.
  const isWithin = firstCharge(first) === from || lastCharge(second) < lastCharge(first)
  if (from === '' || isWithin || first.billingPeriod !== second.billingPeriod) return [newer, newer.prices]
  const earlier = first.prices.filter((price) => price.from < from)
  const before = earlier.at(-1) ?? first
  const next: Price = { cost: second.cost, currency: second.currency, billingPeriod: second.billingPeriod }
  const turn = before.cost === next.cost ? [] : [{ from, ...next }]
  return [first, [...earlier, ...turn, ...second.prices]]
}

const firstCharge = (tool: Tool): string => tool.custom[firstChargeColumn] ?? tool.startDate ?? ''
/** Of a tool that payments say is over. */
export const lastDayPaid = (tool: Tool): IsoDate | null => tool.endDate ?? (lastCharge(tool) || null)
const lastCharge = (tool: Tool): string => tool.custom[lastChargeColumn] ?? ''
