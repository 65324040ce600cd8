/**
 * Payments to one vendor as one tool: what it costs is estimated from how often and how much it was paid. Once in each of
 * several months on end is monthly, whatever the days; else the median gap between the days it was charged says how
 * often. Each change of the amount is a price of its own from that day on, unless it changes nearly every time. A vendor that bills
 * under two names, or for something by the year beside the month, has two rhythms, and costs what both come to. What was charged
 * beside a rhythm is no price. What was charged on one day only has no rhythm, so its cost is not known.
 *
 * When the tool was first in use no export says alone: `stack/first-charge.ts` says it of all that were imported.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import type { BillingPeriod, DatedPrice, Tool } from '../../stack/tool.ts'
import {
  annualCostColumn,
  byUseColumn,
  chargedOnceColumn,
  firstChargeColumn,
  lastChargeColumn,
  medianGapColumn,
  readFromColumn,
  yearlyByTextColumn,
} from '../../stack/merge-import.ts'
import type { NameOfPayee } from '../../stack/names/also-called.ts'
import { isDomainColumn } from '../../stack/names/names.ts'
import { vendorKey, vendorName } from '../../stack/names/vendor.ts'
import type { Payment } from './read-payments.ts'
import { doubledBills as billsTwice, type DoubledBill, doubledText } from './doubled-bills.ts'
import { driftNotes, withoutDrift } from './drift.ts'
import { type Foreign, foreignOf } from './foreign.ts'
import { besideRhythm, ofOneAmount } from './off-rhythm.ts'
import { teamsByShare } from './paid-teams.ts'
import { areTwo } from './settled.ts'
import { unknownCost } from './unknown-cost.ts'
import { yearlyText } from './yearly-by-text.ts'
import { type OnDay, type VariableCost, variableCost } from './variable.ts'
import { cardOf, dayNumber, type Stretch, type Together, withoutIncome } from './together.ts'

export interface CollapsedTool {
  tool: Tool
  /** Payments it was made of. */
  payments: Payment[]
}

const dayMs = 86_400_000

/** Values kept of a column that differs from payment to payment. */
const keptValues = 10

/** Names of payees that are one vendor here, where a vendor has several. */
export function joinedPayees(tools: readonly CollapsedTool[]): string[] {
  return tools.flatMap(({ tool, payments }) => {
    const names = [...payeesOf(payments).keys()]
    return names.length > 1
      ? [`${names.join(' and ')} are taken to be one vendor, ${tool.name.replace(/\.$/, '')}.`]
      : []
  })
}

/** Double charges named one by one; the rest is counted. */
const shownDoubles = 10

/**
 * Sentences about bills that came twice, and amounts that a payee with a rhythm took twice on one day, and did not give back. Whoever is paid at odd
 * times, as for tickets, may well sell two of them.
 */
export function doubleCharges(tools: readonly CollapsedTool[]): string[] {
  const bills = tools.flatMap(({ tool, payments }) =>
    doubledBills(withoutRefunded(payments)).map((bill) => `${tool.name.replace(/\.$/, '')} has ${doubledText(bill)}`),
  )
  const found = tools
    .filter(({ tool }) => tool.custom[medianGapColumn] !== undefined)
    .flatMap(({ tool, payments }) => chargedTwice(payments).map((group) => ({ name: tool.name, group })))
  const notes = found.slice(0, shownDoubles).map(({ name, group: [charge, ...more] }) => {
    const times = more.length === 1 ? 'twice' : `${more.length + 1} times`
    return `${name.replace(/\.$/, '')} charged ${charge!.amount.toFixed(2)} ${charge!.currency} ${times} on ${charge!.date}: likely a double charge.`
  })
  const more = found.length > shownDoubles ? [`${found.length - shownDoubles} more charges came twice on a day.`] : []
  return [...bills, ...notes, ...more]
}

/** Charges of one payee with a rhythm that came again on their day and card, and did not come back: those of a day and amount together. */
function chargedTwice(payments: readonly Payment[]): Payment[][] {
  const groups = Map.groupBy(withoutRefunded(payments), (each) => JSON.stringify([each.date, each.amount, cardOf(each)])) // prettier-ignore
  const often = chargedByThreshold(payments)
  const doubles = [...groups.values()]
    .filter(([first]) => !often.has(first!.amount))
    .map(([first, ...again]) => [first!, ...again.filter((each) => !areTwo(first!, each))])
    .filter((group) => group.length > 1)
  const monthOf = ({ date }: Payment): string => date.slice(0, 7)
  const months = [...new Set(payments.map(monthOf))].sort()
  const twice = new Set(doubles.map(([first]) => monthOf(first!)))
  // Two seats that are billed apart come together each time, be it since some months.
  if (twice.size * 2 > months.length) return []
  const inRow = (from: number, step: number): number => (twice.has(months[from] ?? '') ? 1 + inRow(from + step, step) : 0) // prettier-ignore
  return doubles.filter(([first]) => {
    const at = months.indexOf(monthOf(first!))
    return inRow(at, 1) + inRow(at, -1) - 1 < leastMonths
  })
}

/** Of one payee: amounts that are charged whenever so much was spent, as ads are, on several days of most months. */
function chargedByThreshold(payments: readonly Payment[]): Set<number> {
  const byAmount = Map.groupBy(payments, ({ amount }) => amount)
  const isOften = (own: readonly Payment[]): boolean => {
    const months = [...Map.groupBy(own, ({ date }) => date.slice(0, 7)).values()]
    const several = months.filter((each) => new Set(each.map(({ date }) => date)).size > 1)
    return months.length > 1 && several.length * 2 >= months.length
  }
  return new Set([...byAmount].flatMap(([amount, own]) => (amount > 0 && isOften(own) ? [amount] : [])))
}

/** Bills that were entered twice, unless a person said that both were paid. */
const doubledBills = (charges: readonly Payment[]): DoubledBill<Payment>[] =>
  billsTwice(charges).filter(({ first, again }) => !areTwo(first, again))

/** What a charge repeats that is likely one too many; `number` of its bill, null = it came again on its day. */
export interface Doubled {
  first: Payment
  number: string | null
}

/** By charge that is likely one too many. */
export function doubledCharges({ tool, payments }: CollapsedTool): Map<Payment, Doubled> {
  const onDay = tool.custom[medianGapColumn] === undefined ? [] : chargedTwice(payments)
  const bills = doubledBills(withoutRefunded(payments))
  return new Map<Payment, Doubled>([
    ...onDay.flatMap(([first, ...again]) => again.map((each) => [each, { first: first!, number: null }] as const)),
    ...bills.map(({ first, again, number }) => [again, { first, number }] as const),
  ])
}

/** What makes payments one tool: whom they go to, by the name a person gave where there is one, and their currency. */
export const payeeKey = ({ vendor, currency }: Payment, nameOf: NameOfPayee): string =>
  // Amounts of several currencies do not add up.
  `${vendorKey(nameOf(vendor, currency) ?? vendor)} ${currency}`

/** Tools by `payeeKey`, of all payments of one kind. `nameOf`: what a person calls payees. */
export function collapse(
  { payments, covered }: Together,
  source: string,
  nameOf: NameOfPayee,
): Map<string, CollapsedTool> {
  const byPayee = Map.groupBy(withoutIncome(payments), (payment) => payeeKey(payment, nameOf))
  const tools = [...byPayee].map(([key, own]): [string, CollapsedTool] => {
    const tool = toTool(own, covered(own), source)
    const name = own.map(({ vendor, currency }) => nameOf(vendor, currency)).find((each) => each !== undefined)
    return [key, { tool: name === undefined ? tool : { ...tool, name, vendor: name }, payments: own }]
  })
  return new Map(tools.sort(([, a], [, b]) => (a.tool.name < b.tool.name ? -1 : 1)))
}

/** What payments to one payee come to. `covered`: the days that the files cover. */
export function toTool(payments: readonly Payment[], covered: readonly Stretch[], source: string): Tool {
  const lastOfAll = covered.at(-1)!.to
  const paid = withoutRefunded(payments)
  const doubled = doubledBills(paid)
  const again = new Set(doubled.map((bill) => bill.again))
  const charges = paid.filter((each) => !again.has(each))
  const days = chargesByDay(charges)
  const credits = creditsOf(payments)
  const first = days[0]
  const last = days.at(-1)
  const came = lastCameBack(payments, charges, covered)
  // What came back shows the rhythm, and no price.
  const inRhythm = came === null ? charges : [...charges, { ...came.charge, amount: charges.at(-1)!.amount }]
  const { streams, extras } = streamsOf(inRhythm, came === null ? days : chargesByDay(inRhythm), covered)
  const found = costOf(streams, lastOfAll, credits)
  const gaps = streams.flatMap(({ gap }) => gap ?? [])
  const gap = gaps.length === 0 ? null : Math.max(...gaps)
  const yearly = gap === null && charges.length === 1 && came === null ? yearlyText(charges[0]!) : null
  const { billingPeriod, prices, perYear, byUse }: Cost = yearly === null ? found : { billingPeriod: 'year', prices: toPrices(days, 'year'), perYear: first!.amount } // prettier-ignore
  const each = streams.flatMap(({ median }) => median ?? [])
  // Each of several bills of a year is one more in twelve months.
  const medians = streams.every(({ cadence }) => cadence?.period === 'year') ? each : [...new Set(each)]
  // A vendor whose next charge is more than a whole period late at the end of the export is no longer paid.
  const isOver = gap !== null && last !== undefined && lastOfAll - last.day > quietAfter(streams, gap)
  const { currency } = payments[0]!
  const name = commonest(payments.map(({ vendor }) => vendorName(vendor)))
  const text = (field: 'category' | 'team' | 'owner'): string => commonest(payments.map((payment) => payment[field]))
  return {
    name,
    vendor: name,
    category: text('category'),
    capabilities: [],
    team: teamsByShare(charges) ?? text('team'),
    owner: text('owner'),
    ownerEmail: '',
    // Nothing was paid in the end. No day is given, on which it would have ended after being in use.
    status: isOver || came !== null || charges.length === 0 ? 'retired' : 'active',
    cost: prices[0]?.cost ?? null,
    currency,
    billingPeriod,
    seatsLicensed: null,
    seatsActive: null,
    startDate: null,
    endDate: came !== null ? came.charge.date : isOver ? toDate(last.day + Math.round(gap)) : null,
    renewalDate: null,
    noticeDays: null,
    autoRenew: null,
    connectedTo: [],
    replaces: [],
    reason: null,
    note: [
      yearly === null
        ? note(payments, charges, streams, extras, credits)
        : `Charged on one day, and its text (“${yearly}”) says that it is for a year: so it counts until more charges show how often it is paid, or somebody says otherwise.`,
      came === null ? '' : cameBackText(came),
      ...doubled.map((bill) => `Has ${doubledText(bill)}`),
    ]
      .filter(Boolean)
      .join(' '),
    switchingCost: null,
    custom: {
      ...addresses(payments),
      Charges: String(charges.length),
      ...(first && { [firstChargeColumn]: toDate(first.day) }),
      ...(last && { [lastChargeColumn]: toDate(last.day) }),
      ...(gap === null && days.length === 1 && first && { [chargedOnceColumn]: String(first.amount) }),
      ...(medians.length > 0 && { [medianGapColumn]: medians.join('; ') }),
      ...(perYear !== null && { [annualCostColumn]: String(inCents(perYear)) }),
      ...(yearly !== null && { [yearlyByTextColumn]: yearly }),
      ...(byUse && { [byUseColumn]: byUse.join('; ') }),
      [readFromColumn]: source,
    },
    prices: prices.slice(1).map((price) => ({ ...price, currency })),
  }
}

/** In their order: by refund, the charge that it takes back, the latest earlier one of that amount. */
export function refundedCharges(payments: readonly Payment[]): Map<Payment, Payment> {
  const taken = new Map<Payment, Payment>()
  const charges: Payment[] = []
  for (const payment of payments) {
    if (payment.amount > 0) {
      charges.push(payment)
      continue
    }
    const at = charges.findLastIndex(({ amount }) => Math.abs(amount + payment.amount) < 0.005)
    if (at >= 0) taken.set(payment, charges.splice(at, 1)[0]!)
  }
  return taken
}

interface CameBack {
  charge: Payment
  refund: Payment
}

/**
 * The charge that would have gone on with it, one interval after the last one that stayed, and came back whole: what it was to pay for
 * was not had. null = there is none, or another may have come in its place.
 */
function lastCameBack(
  payments: readonly Payment[],
  charges: readonly Payment[],
  covered: readonly Stretch[],
): CameBack | null {
  const [refund, charge] = [...refundedCharges(payments)].toSorted(([, a], [, b]) => order(b.date, a.date))[0] ?? []
  const last = charges.at(-1)
  if (!refund || !charge || !last || covered.at(-1)!.to - dayNumber(charge.date) <= longestMonth) return null
  const own = streamOf('', chargesByDay(charges), covered)
  const cadence =
    own.cadence ?? (own.days.length === 1 ? cadenceOf(dayNumber(charge.date) - dayNumber(last.date)) : null)
  return cadence && cadenceOf(dayNumber(charge.date) - dayNumber(last.date))?.period === cadence.period ? { charge, refund } : null // prettier-ignore
}

const cameBackText = ({ charge: { amount, currency, date }, refund }: CameBack): string =>
  `The charge of ${amount.toFixed(2)} ${currency} on ${date} came back whole on ${refund.date}, and none came in its place: it ended on ${date}.`

/** Refunds that take back no charge are said in the note. */
function withoutRefunded(payments: readonly Payment[]): Payment[] {
  const taken = new Set(refundedCharges(payments).values())
  return payments.filter((payment) => payment.amount > 0 && !taken.has(payment))
}

/** What came back of no charge as a whole. */
function creditsOf(payments: readonly Payment[]): OnDay[] {
  const refunds = refundedCharges(payments)
  return payments
    .filter((payment) => payment.amount < 0 && !refunds.has(payment))
    .map(({ date, amount }) => ({ day: dayNumber(date), amount: -amount }))
}

interface DayCharge {
  /** Days since 1970. */
  day: number
  amount: number
  /** What was charged before it was converted; null where a charge of the day does not say it. */
  foreign: Foreign | null
  charges: readonly Payment[]
}

function chargesByDay(charges: readonly Payment[]): DayCharge[] {
  const byDay = Map.groupBy(charges, ({ date }) => dayNumber(date))
  return [...byDay]
    .map(([day, own]) => ({
      day,
      amount: inCents(own.reduce((sum, { amount }) => sum + amount, 0)),
      foreign: foreignOf(own),
      charges: own,
    })) // prettier-ignore
    .sort((a, b) => a.day - b.day)
}

/** Gaps up to here are between two charges that follow one another, whatever the days between them that no file covers. */
const longestMonth = 35

/** Between charges that follow one another, in days: across days that no file covers there may be others. */
function gapsOf(days: readonly DayCharge[], covered: readonly Stretch[]): number[] {
  const stretchOf = (day: number): number => covered.findIndex(({ from, to }) => from <= day && day <= to)
  return days.slice(1).flatMap(({ day }, at) => {
    const before = days[at]!.day
    return day - before <= longestMonth || stretchOf(before) === stretchOf(day) ? [day - before] : []
  })
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Days without a charge after which a tool is no longer paid. What comes on uneven days has been quiet for as long before. */
function quietAfter(streams: readonly Stream[], gap: number): number {
  const uneven = streams.filter(({ cadence }) => cadence === null).map(({ longest }) => longest)
  return Math.max(gap * 2, ...(uneven.length === 0 ? [] : [longestMonth, ...uneven]))
}

const daysPerMonth = 30
/** Two payments are one gap, and say too little of a rhythm. */
const leastMonths = 3

/** One day of charges in each of several calendar months on end. Cards are charged on uneven days, and gaps of 5 and 50 have any median. */
function isOncePerMonth(days: readonly DayCharge[]): boolean {
  const months = days.map(({ day }) => {
    const date = new Date(day * dayMs)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  })
  return months.length >= leastMonths && months.every((month, at) => month === months[0]! + at)
}

/** Median gap in days → how often a year, and as the price of which period the inventory knows it. */
interface Cadence {
  from: number
  to: number
  period: BillingPeriod
  perYear: number
  /** Charges in a period. */
  times: number
}

const cadences: Cadence[] = [
  { from: 25, to: 35, period: 'month', perYear: 12, times: 1 },
  { from: 80, to: 100, period: 'quarter', perYear: 4, times: 1 },
  // A renewal is billed weeks before it falls due, or after: what comes within a month and a half of a year is that of the year.
  { from: 320, to: 410, period: 'year', perYear: 1, times: 1 },
]

/** Every 28 days, which a card or a holiday moves by one. */
const fourWeeks: Cadence = { from: 25, to: 31, period: 'year', perYear: 13, times: 13 }
/** Months are 30.4 days, so that several on end are longer than this. */
const longestFourWeeks = 29

const isFourWeeks = (gap: number): boolean => gap >= 27 && gap <= longestFourWeeks

/** Whether charges come every four weeks: two of them in one calendar month, and never for long as far apart as months are. */
function isEveryFourWeeks(days: readonly DayCharge[], gaps: readonly number[], median: number): boolean {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const months = new Set(days.map(({ day }) => toDate(day).slice(0, 7)))
  return isFourWeeks(median) && mean <= longestFourWeeks && gaps.length >= leastMonths && months.size < days.length
}

/** `gap`: median days between charges. */
export const cadenceOf = (gap: number): Cadence | undefined => cadences.find(({ from, to }) => gap >= from && gap <= to)

/** How many charges are usual in a year of a tool that payments made, with `gap` days between them; undefined = nothing shows it. */
export const chargesPerYear = ({ billingPeriod }: Pick<Tool, 'billingPeriod'>, gap: number): number | undefined =>
  billingPeriod === 'year' && isFourWeeks(gap) ? fourWeeks.perYear : cadenceOf(gap)?.perYear

/** Charges of one rhythm. */
interface Stream {
  payee: string
  days: DayCharge[]
  median: number | null
  /** Days between charges that follow one another, all together. */
  span: number
  /** How often the days of charges are broken by days that no file covers, and one: as many stretches are known. */
  parts: number
  /** In days; null where nothing shows it, as it was charged on one day. */
  gap: number | null
  cadence: Cadence | null
  /** Most days between two of its charges. */
  longest: number
}

function streamOf(payee: string, days: DayCharge[], covered: readonly Stretch[]): Stream {
  const gaps = gapsOf(days, covered)
  const median = gaps.length === 0 ? null : medianOf(gaps)
  const isMonthly = isOncePerMonth(days)
  const span = gaps.reduce((sum, each) => sum + each, 0)
  const parts = days.length - gaps.length
  // A few charges of a few days show no rhythm.
  const isShort = median !== null && span + parts * median < cadences[0]!.from
  const gap = isMonthly ? Math.max(median ?? 0, daysPerMonth) : isShort ? null : median
  const byGap = gap === null ? undefined : isEveryFourWeeks(days, gaps, gap) ? fourWeeks : cadenceOf(gap)
  const cadence = isMonthly ? cadences[0]! : byGap
  return {
    payee,
    days,
    span,
    parts,
    median: isShort ? null : median,
    gap,
    cadence: cadence ?? null,
    longest: Math.max(0, ...gaps),
  }
}

/** Charges that come at an interval of so many days; null = nothing shows one. */
export interface Rhythm {
  charges: Payment[]
  interval: number | null
  /** Whether nearly every bill is another amount. */
  isVariable: boolean
}

/** How charges come, those in no rhythm beside them. */
export function rhythmsOf(
  charges: readonly Payment[],
  covered: readonly Stretch[],
): { rhythms: Rhythm[]; beside: Payment[] } {
  const { streams, extras } = streamsOf(charges, chargesByDay(charges), covered)
  const rhythms = streams.map((stream): Rhythm => ({
    charges: stream.days.flatMap((day) => day.charges),
    interval: stream.cadence ? stream.gap : null,
    isVariable: variableOf(stream) !== null,
  }))
  return { rhythms, beside: extras }
}

interface Streams {
  streams: Stream[]
  /** Charges in none of them. */
  extras: Payment[]
}

/**
 * One, unless the vendor bills under several names and each of them has a rhythm where all together have none, or what is charged
 * beside one rhythm has another.
 */
function streamsOf(charges: readonly Payment[], days: DayCharge[], covered: readonly Stretch[]): Streams {
  const whole = streamOf('', days, covered)
  if (whole.cadence)
    return variableOf(whole) ? { streams: [whole], extras: [] } : withoutExtras(charges, whole, covered)
  const payees = [...payeesOf(charges)].map(([payee, paid]) => streamOf(payee, chargesByDay(paid), covered))
  if (payees.length > 1 && payees.every(({ cadence }) => cadence)) return { streams: payees, extras: [] }
  const yearly = yearlyOf(days, covered)
  return seatsOf(charges, covered) ?? { streams: yearly ?? [whole], extras: [] }
}

/** More bills of a year than this on days of their own are bought one by one. */
const mostYearly = 4

/** Several that are each billed by the year, on days of their own: each charge comes a year after another of near amount; null = they are not. */
function yearlyOf(days: readonly DayCharge[], covered: readonly Stretch[]): Stream[] | null {
  const series: DayCharge[][] = []
  for (const each of days) {
    const daysSince = (own: readonly DayCharge[]): number => each.day - own.at(-1)!.day
    const isNext = (own: readonly DayCharge[]): boolean => {
      const ratio = each.amount / own.at(-1)!.amount
      return cadenceOf(daysSince(own))?.period === 'year' && ratio <= mostRise && ratio >= 1 / mostRise
    }
    const away = (own: readonly DayCharge[]): number => Math.abs(daysSince(own) - daysPerYear)
    const [own] = series.filter(isNext).sort((a, b) => away(a) - away(b))
    if (own) own.push(each)
    else series.push([each])
  }
  if (series.length < 2 || series.length > mostYearly || series.some((own) => own.length < 2)) return null
  const streams = series.map((own) => streamOf('', own, covered))
  // Where no file covers the days between two charges, nothing says that a year lies between them.
  return streams.every(({ cadence }) => cadence !== null) ? streams : null
}

const daysPerYear = 365

/** From one year to the next a price rises less than that. */
const mostRise = 2

/** Several who each subscribe: by who has the card, by amount, else by which charge of its month it is; null = they do not. */
function seatsOf(charges: readonly Payment[], covered: readonly Stretch[]): Streams | null {
  for (const groups of [byCardholder(charges), byAmount(charges), byTurn(charges)]) {
    const all = groups.map((group) => ({ group, stream: streamOf('', chargesByDay(group), covered) }))
    const own = all.filter(({ stream }) => isSteady(stream))
    const extras = all.filter(({ stream }) => !isSteady(stream)).flatMap(({ group }) => group)
    if (own.length > 1 && extras.length * mostBeside <= charges.length)
      return { streams: own.map(({ stream }) => stream), extras }
  }
  return null
}

/** One in so many may be in none of the rhythms, such as the first charge of another one. */
const mostBeside = 4

/** Whether it has a rhythm, and a price that changes seldom. */
function isSteady({ days, cadence }: Stream): boolean {
  const steady = withoutDrift(days).days
  const changes = steady.filter(({ amount }, at) => at > 0 && amount !== steady[at - 1]!.amount).length
  return cadence !== null && changes * 3 <= days.length
}

const byCardholder = (charges: readonly Payment[]): Payment[][] =>
  charges.some(({ owner }) => owner === '') ? [] : [...Map.groupBy(charges, ({ owner }) => owner).values()]

const byAmount = (charges: readonly Payment[]): Payment[][] => [
  ...Map.groupBy(charges, ({ amount }) => amount).values(),
]

/** Days that lie between the charges of one month and those of the next. */
const leastQuiet = 15

/** The first charge of each month, the second, and so on, where each month has as many, together; the first and last may have fewer. */
function byTurn(charges: readonly Payment[]): Payment[][] {
  const months = [...Map.groupBy(charges, ({ date }) => date.slice(0, 7)).values()]
  const turns = Math.max(...months.map((own) => own.length))
  const areEqual = months.slice(1, -1).every((own) => own.length === turns)
  const isQuiet = (own: Payment[], at: number): boolean =>
    at === 0 || dayNumber(own[0]!.date) - dayNumber(months[at - 1]!.at(-1)!.date) >= leastQuiet
  if (!areEqual || !months.every(isQuiet)) return []
  return Array.from({ length: turns }, (_, at) => months.flatMap((own) => own[at] ?? []))
}

function withoutExtras(charges: readonly Payment[], whole: Stream, covered: readonly Stretch[]): Streams {
  const { own, beside } = besideRhythm(charges, whole.cadence!, isOncePerMonth(whole.days))
  const main = streamOf('', chargesByDay(own), covered)
  if (beside.length === 0 || !main.cadence) return { streams: [whole], extras: [] }
  const others = ofOneAmount(beside).filter((group) => isInRhythm(group, covered))
  const streams = [main, ...others.map((group) => streamOf('', chargesByDay(group), covered))]
  const inOne = new Set(others.flat())
  return { streams, extras: beside.filter((charge) => !inOne.has(charge)) }
}

/** Each of its charges comes one interval after the one before, and often enough for it to be no chance. */
function isInRhythm(charges: readonly Payment[], covered: readonly Stretch[]): boolean {
  const days = chargesByDay(charges)
  const { cadence } = streamOf('', days, covered)
  const isEach = days.slice(1).every(({ day }, at) => cadenceOf(day - days[at]!.day)?.period === cadence?.period)
  return cadence !== null && isEach && (cadence.period !== 'month' || days.length >= leastMonths)
}

/** By the name it billed under. */
function payeesOf(charges: readonly Payment[]): Map<string, Payment[]> {
  const payees = new Map<string, Payment[]>()
  const spelling = new Map<string, string>()
  for (const charge of charges) {
    const name = vendorName(charge.vendor)
    const key = name.toLowerCase()
    if (!spelling.has(key)) spelling.set(key, name)
    const own = payees.get(spelling.get(key)!)
    if (own) own.push(charge)
    else payees.set(spelling.get(key)!, [charge])
  }
  return payees
}

/** `perYear` null = not known; `byUse`: what the lowest and the highest bill by use come to. */
interface Cost {
  billingPeriod: BillingPeriod
  prices: DatedPrice[]
  perYear: number | null
  byUse?: number[]
}

function costOf(streams: readonly Stream[], lastOfAll: number, credits: readonly OnDay[]): Cost {
  const [only] = streams
  if (!only || streams.length > 1) return costOfSeveral(streams, lastOfAll)
  const { days, span, parts, gap, cadence } = only
  const steady = withoutDrift(days)
  const last = days.at(-1)
  // All of it was refunded, and that is what it cost.
  if (last === undefined)
    return { billingPeriod: 'once' as const, prices: [{ from: toDate(0), cost: 0, currency: null, billingPeriod: 'once' as const }], perYear: null } // prettier-ignore
  if (gap === null) return { billingPeriod: 'year' as const, prices: [], perYear: null }
  const variable = variableOf(only, credits)
  if (variable) return { billingPeriod: 'year' as const, prices: toPrices(variable.years.map(({ day, perYear: amount }) => ({ day, amount })), 'year'), perYear: variable.perYear, byUse: [variable.low, variable.high].map((amount) => inCents(amount * only.cadence!.perYear)) } // prettier-ignore
  if (cadence)
    return {
      billingPeriod: cadence.period,
      prices: toPrices(steady.days.map(({ day, amount }) => ({ day, amount: inCents(amount * cadence.times) })), cadence.period), // prettier-ignore
      perYear: steady.days.at(-1)!.amount * cadence.perYear,
    }
  // No period of a contract: what was charged over the time it was charged for, as a year's worth.
  const total = days.reduce((sum, { amount }) => sum + amount, 0)
  const perYear = inCents((total / (span + parts * gap)) * 365)
  return { billingPeriod: 'year' as const, prices: toPrices([{ day: days[0]!.day, amount: perYear }], 'year'), perYear }
}

/** A price that is charged in another currency changes so often in a year; what changes more often moves by itself. */
const mostPrices = 2

/** Of amounts that are charged in a rhythm, the course of exchange left out. */
function variableOf({ days, cadence }: Stream, credits: readonly OnDay[] = []): VariableCost | null {
  if (cadence === null) return null
  const steady = withoutDrift(days)
  const from = days.slice(-cadence.perYear)[0]!.day
  const prices = 1 + steady.begins.filter((day) => day > from).length
  const judged = prices > mostPrices ? withoutDrift(days, 'stated') : steady
  return variableCost(days, cadence.perYear, judged.days, credits)
}

/** What all of them come to from each day on which one changes, begins or ends. */
function costOfSeveral(streams: readonly Stream[], lastOfAll: number) {
  const periods = new Set(streams.map(({ cadence }) => cadence!.period))
  const period = periods.size === 1 ? [...periods][0]! : ('year' as const)
  const ends = streams.map(({ days, gap }) => (lastOfAll - days.at(-1)!.day > gap! * 2 ? days.at(-1)!.day + Math.round(gap!) : null)) // prettier-ignore
  // Where all of them are over the tool is, at what it cost last.
  const isOver = ends.every((end) => end !== null)
  const steps = streams.map(({ days, cadence }, at) => {
    const times = periods.size === 1 ? cadence!.times : cadence!.perYear
    const end = isOver ? null : ends[at]!
    return [
      ...withoutDrift(days).days.map(({ day, amount }) => ({ day, amount: amount * times })),
      ...(end === null ? [] : [{ day: end, amount: 0 }]),
    ]
  })
  // Until one has been charged for the first time, the first charges of all are what is known.
  const begun = Math.max(...steps.map(([first]) => first!.day))
  const changes = [...new Set(steps.flatMap((own) => own.map(({ day }) => day)))].sort((a, b) => a - b)
  const isTogether = steps.every(([first]) => first!.day - changes[0]! <= 35)
  const totals = changes
    .filter((day) => !isTogether || day >= begun)
    .map((day) => ({
      day,
      amount: inCents(steps.reduce((sum, own) => sum + (own.findLast((step) => step.day <= day)?.amount ?? 0), 0)),
    }))
  const perYear = totals.at(-1)!.amount * (cadences.find((each) => each.period === period)?.perYear ?? 1)
  return { billingPeriod: period, prices: toPrices(totals, period), perYear }
}

function toPrices(days: readonly Pick<DayCharge, 'day' | 'amount'>[], billingPeriod: BillingPeriod): DatedPrice[] {
  return days
    .filter(({ amount }, at) => at === 0 || amount !== days[at - 1]!.amount)
    .map(({ day, amount }) => ({ from: toDate(day), cost: amount, currency: null, billingPeriod }))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const toDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The commonest that is not "", the earliest of equals. */
function commonest(values: readonly string[]): string {
  const times = new Map<string, number>()
  for (const value of values) if (value !== '') times.set(value, (times.get(value) ?? 0) + 1)
  let best = ''
  for (const [value, count] of times) if (best === '' || count > times.get(best)!) best = value
  return best
}

function note(
  payments: readonly Payment[],
  charges: readonly Payment[],
  streams: readonly Stream[],
  extras: readonly Payment[],
  credits: readonly OnDay[],
): string {
  const refunds = payments.filter(({ amount }) => amount < 0)
  const parts: string[] = []
  const gap = streams[0]?.gap ?? null
  if (gap === null && charges.length > 0) parts.push(unknownCost(charges.map(({ date }) => date)))
  const names = [...payeesOf(charges).keys()]
  const isByName = streams.some(({ payee }) => payee !== '')
  if (names.length > 1) parts.push(`Billed as ${names.join(' and as ')}${isByName ? ', each in a rhythm of its own, and a year is what both come to' : ''}.`) // prettier-ignore
  const [only] = streams
  const { currency } = payments[0]!
  if (streams.length > 1 && !isByName)
    parts.push(`Charged in ${streams.length} rhythms (${streams.map(rhythmText).join('; ')}), and a year is what they come to.`) // prettier-ignore
  // Of the amount that is its price, one more changes nothing.
  const others = extras.filter(({ amount }) => streams.every(({ days }) => days.every((day) => day.amount !== amount)))
  if (others.length > 0) {
    const texts = others.slice(0, keptValues).map(({ date, amount }) => `${amount.toFixed(2)} ${currency} on ${date}`)
    const more = others.length > keptValues ? ` and ${others.length - keptValues} more` : ''
    parts.push(`Charged beside its rhythm, which is no price: ${texts.join(', ')}${more}.`)
  }
  const variable = only && streams.length === 1 ? variableOf(only, credits) : null
  if (variable)
    parts.push(`Amounts differ nearly every time (${variable.low.toFixed(2)} to ${variable.high.toFixed(2)} ${currency}): the last ${variable.charges} charges${variable.isCredited ? ', less refunds,' : ''} come to ${variable.perYear.toFixed(2)} a year${variable.years.slice(0, -1).reverse().map(({ perYear }) => `, those of the year before to ${perYear.toFixed(2)}`).join('')}, and no change of price is read from them.`) // prettier-ignore
  else if (only?.cadence && streams.length === 1) parts.push(...driftNotes(withoutDrift(only.days), currency))
  if (refunds.length > 0)
    parts.push(`Refunds: ${refunds.map(({ date, amount }) => `${-amount} on ${date}`).join(', ')}.`)
  if (charges.length === 0) parts.push('All that was charged came back, so it is not in use.')
  return parts.join(' ')
}

const rhythmText = ({ days, cadence }: Stream): string => {
  const { amount } = days.at(-1)!
  return `${amount.toFixed(2)} ${cadence === fourWeeks ? 'every four weeks' : `a ${cadence!.period}`}`
}

/** Web addresses, which tell who is paid; the other columns are of each payment and stay with it. */
function addresses(payments: readonly Payment[]): Record<string, string> {
  return Object.fromEntries(payments.flatMap(({ extra }) => Object.entries(extra).filter(([column]) => isDomainColumn(column)))) // prettier-ignore
}
