/** What was paid for an entry in twelve months, held against the annual cost that its contract states. */
import { inCents } from '../../../../shared/text/csv.ts'
import { endedWords, timesSaid } from '../../../../shared/notes/charged-after-end.ts'
import type { PaidYear } from '../../../../shared/stack/payments.ts'
import { refundedCharges } from '../../import/spend/collapse.ts'
import { dueOf } from '../../import/spend/due.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { joinStretches, quietDays, type Stretch } from '../../import/spend/together.ts'
import { annualCost, type Day, priceOn, type Span, toDate, toDay, yearTo } from '../cost.ts'
import { paidAhead } from './first-charge.ts'
import { likelyVat, type Now } from './likely-vat.ts'
import { byUseColumn } from '../merge-import.ts'
import { type Beside, sentences, usualCharges, whyBeside, withoutSentence } from './paid-beside.ts'
import type { PaidEntry, PaidExport } from './paid-entry.ts'
import { paidTwice, saidBoth } from './paid-twice.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import { gapOf, longestInterval, withLateness } from './rhythm.ts'
import { portionOf } from './split-payments.ts'
import { statedTermStart } from '../contract-term.ts'
import type { Price, Tool } from '../tool.ts'

/** `asOf`: payments after that day are not looked at. null = none counts. */
export function paidYear(
  { exports, contract: given, ended, observed, share }: PaidEntry,
  asOf: string,
  config: RatesOf,
): PaidYear | null {
  const counted = ({ payments, elsewhere }: PaidExport): Payment[] => payments.filter((each) => !elsewhere.has(each) && each.date <= asOf) // prettier-ignore
  const counting = exports.filter((each) => counted(each).length > 0)
  const payments = counting.flatMap(counted).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const [first] = payments
  const contract = given && ended ? { ...given, endDate: ended.day } : given
  const covered = joinStretches(counting.flatMap((each) => each.covered)).findLast(({ from }) => from <= toDay(asOf))
  if (!first || !covered) return null
  const to = Math.min(toDay(asOf), covered.to) + 1
  const year = yearTo(to)
  const isIn = ({ date }: { date: string }): boolean => year.from <= toDay(date) && toDay(date) < to
  const back = new Set(refundedCharges(payments).values())
  const stayed = payments.filter((each) => each.amount > 0 && !back.has(each))
  const charges = stayed.filter(isIn)
  const price = contract && priceAt(contract, observed, to - 1, toDay(asOf))
  const atEnd = price && annualCost(price)
  const unit = (atEnd === null ? null : (price!.currency ?? contract!.currency ?? config.currency)) ?? first.currency
  const course = courseBetween(first.currency, unit, config)
  const usual = usualCharges(counting)
  const of = (course ?? 1) * (share?.of ?? 1)
  const twice = paidTwice(counting, charges, { of, currency: course === null ? first.currency : unit })
  const once = charges.filter((each) => !twice.again.has(each))
  const term = atEnd === null ? null : termWithin(contract!, observed, year)
  const stated = atEnd === null ? null : statedIn({ contract: contract!, atEnd: price!, observed, year, charges: once, usual, unit, config, term, of }) // prettier-ignore
  const sumOf = (all: readonly Payment[]): number => all.reduce((sum, { amount }) => sum + amount, 0)
  // Cents of what was charged, which in another currency are none: all shares together are what was paid.
  const paidIn = (all: readonly Payment[], of: number): number => share === null ? inCents(sumOf(all) * of) : portionOf(sumOf(all), share) * of // prettier-ignore
  const paid = payments.filter(isIn)
  const before = yearTo(year.from)
  const due = inCents(paid.reduce((sum, each) => sum + dueOf(each), 0) * (share?.of ?? 1))
  const paidThen = payments.filter(({ date }) => before.from <= toDay(date) && toDay(date) < before.to)
  const isThenKnown = covered.from <= before.from + quietDays
  const isAfterEnd = ({ date }: Payment): boolean => date >= (contract?.endDate ?? '9999')
  const found = {
    from: toDate(year.from),
    to: toDate(to),
    likelyVat: null,
    charges: charges.length,
    chargesAfterEnd: charges.filter(isAfterEnd).length,
    lastCharge: stayed.at(-1)?.date ?? first.date,
  }
  const doubledIn = (again: Iterable<Payment>): number => inCents(sumOf([...again]) * of)
  const amounts = (rate: number) => ({ paid: paidIn(paid, rate), paidAfterEnd: paidIn(paid.filter(isAfterEnd), rate), due: inCents(due * rate), doubled: doubledIn(twice.again), paidBefore: isThenKnown ? paidIn(paidThen, rate) : null }) // prettier-ignore
  const open = { difference: null, differenceShare: null }
  // Amounts in two currencies are no comparison, and the payments are what is asked about.
  if (course === null) return { ...found, currency: first.currency, ...amounts(1), contract: null, ...open, why: sentences(...twice.said, `The workspace has no rate between ${first.currency} and ${unit}, in which the contract is.`) } // prettier-ignore
  const inUnit = { ...found, currency: unit, ...amounts(course), contract: atEnd }
  const why = contract && whyNot(contract, price!, found, { ended, isRhythmKnown: usual !== null })
  if (stated === null || why !== null) return { ...inUnit, ...open, why: sentences(...twice.said, why) }
  const gaps = counting.flatMap(({ tool }) => gapOf(tool) ?? [])
  const isLate = charges.length === 0 && stayed.length > 0 && isStillDue(found.lastCharge, gaps, to)
  const short = isLate
    ? `Last charged on ${found.lastCharge}, and the next charge is not overdue yet.`
    : whyShort(contract!, stayed, year, covered)
  // What is missing may be what was not charged yet, or is not known; what is there is there.
  if (short !== null && inUnit.paid < stated) return { ...inUnit, ...open, why: sentences(...twice.said, short) }
  const difference = inCents(inUnit.paid - stated)
  const paidOnce = inUnit.paid - inUnit.doubled
  const beside: Beside =
    short !== null || inCents(paidOnce - stated) === 0
      ? { why: short, again: [] }
      : whyBeside({ contract: contract!, observed, exports: counting, charges: once, year, paid: paidOnce, stated, of, currency: unit }) // prettier-ignore
  const vat = likelyVat(paidOnce, stated, share === null && atEnd !== null ? chargedNow(counting, atEnd, year, course) : null) // prettier-ignore
  const left = twice.said.length === 0 ? null : withoutSentence(twice.again.size === 1 ? 'the second' : 'the later ones', paidOnce, stated) // prettier-ignore
  return {
    ...inUnit,
    doubled: doubledIn([...twice.again, ...beside.again]),
    contract: stated,
    difference,
    differenceShare: stated === 0 ? null : difference / stated,
    likelyVat: vat?.rate ?? null,
    why: sentences(...twice.said, ...saidBoth(charges), left, beside.why, vat?.said ?? null),
  }
}

/** What one export charges a year, in the unit of the contract; null = several do, or by use. */
function chargedNow(exports: readonly PaidExport[], stated: number, year: Span, course: number): Now | null {
  const [tool, ...more] = exports.map((each) => each.tool)
  if (!tool || more.length > 0 || tool.custom[byUseColumn] !== undefined) return null
  const prices = [priceOn(tool, year.from), ...tool.prices.filter(({ from }) => toDay(from) > year.from)]
  const annual = prices.map((price) => (annualCost(price) ?? 0) * course)
  return { least: Math.min(...annual), last: annual.at(-1)!, stated }
}

/** A list is made some days after the payments that are at hand end, and its prices are true since some day before it. */
const listAfter = 31

/** What the contract states on the last day that payments cover: by a list made soon after it where there is one. */
function priceAt(contract: Tool, observed: ReadonlySet<string>, last: Day, asOf: Day): Tool | Price {
  const until = Math.min(asOf, last + listAfter)
  const isNear = ({ from }: { from: string }): boolean =>
    toDay(from) > last && toDay(from) <= until && observed.has(from)
  return contract.prices.findLast(isNear) ?? priceOn(contract, last)
}

interface Stated {
  contract: Tool
  /** The price that the contract has in the end. */
  atEnd: Tool | Price
  observed: ReadonlySet<string>
  year: Span
  charges: readonly Payment[]
  usual: number | null
  unit: string
  config: RatesOf
  /** The first day of a term within the year before which the contract states nothing. */
  term: Day | null
  /** What of a charge is for it, in `unit`. */
  of: number
}

/** What is billed by the quarter or year may be billed some days before its term begins. */
const daysAhead = 30

/** When the term began that the price is of, where that is within the year and no price of the term before is known. */
function termWithin(contract: Tool, observed: ReadonlySet<string>, { from, to }: Span): Day | null {
  const start = statedTermStart(contract)
  if (start === null || toDay(start) <= from || toDay(start) >= to) return null
  return contract.prices.some((price) => !observed.has(price.from) && toDay(price.from) < to) ? null : toDay(start)
}

/**
 * What the contract states for these months while it is in force, in `unit`: for each interval of its rhythm the price of the day
 * it was charged on, so that who pays what the price is pays as stated. Of a term before, which the contract says nothing of, it is
 * what was paid. When a price that a list or a snapshot saw began is not known, so that it is the price of all of them.
 */
function statedIn({ contract, atEnd, observed, year, charges, usual, unit, config, term, of }: Stated): number {
  const isSeen = 'from' in atEnd && observed.has(atEnd.from as string) && toDay(atEnd.from as string) > year.from
  const isOnce = usual === null && contract.billingPeriod === 'year' && charges.length === 1
  const times = usual ?? (isOnce ? 1 : months)
  if (term !== null) {
    const isBefore = ({ date }: Payment): boolean => toDay(date) < term - (times > 4 ? 0 : daysAhead)
    const before = charges.filter(isBefore).reduce((sum, { amount }) => sum + amount * of, 0)
    const since = charges.filter((each) => !isBefore(each)).map(({ date }) => toDay(date))
    const due = since.length === 0 ? 0 : Math.round(((since.at(-1)! - since[0]!) * times) / longestInterval) + 1
    return inCents(before + (annualCost(atEnd)! / times) * due)
  }
  const ofEach = intervalsOf(year, times).map(({ from, to }) => {
    const charge = charges.find(({ date }) => from <= toDay(date) && toDay(date) < to)
    const day = charge ? toDay(charge.date) : Math.floor((from + to) / 2)
    if (contract.endDate !== null && day >= toDay(contract.endDate)) return 0
    const { cost, billingPeriod, currency } = isSeen ? atEnd : priceOn(contract, day)
    const course = courseBetween(currency ?? contract.currency ?? config.currency, unit, config)
    const annual = annualCost({ cost, billingPeriod })
    return (annual === null || course === null ? annualCost(atEnd)! : annual * course) / times
  })
  return inCents(ofEach.reduce((sum, amount) => sum + amount, 0))
}

const months = 12

/** As many of a year, months by the calendar. */
function intervalsOf({ from, to }: Span, times: number): Span[] {
  const [year, month, day] = toDate(to).split('-').map(Number) as [number, number, number]
  const starts = Array.from({ length: times }, (_, at) => {
    if (at === 0) return from
    if (months % times !== 0) return from + Math.round(((to - from) * at) / times)
    const before = month - 1 - months + (at * months) / times
    const lastDay = new Date(Date.UTC(year, before + 1, 0)).getUTCDate()
    return toDay(new Date(Date.UTC(year, before, Math.min(day, lastDay))).toISOString().slice(0, 10))
  })
  return starts.map((start, at) => ({ from: start, to: starts[at + 1] ?? to }))
}

/** Why what was paid cannot be held against the contract: a sentence. Of one that ended, nothing but its rhythm says what was due. */
function whyNot(
  { status }: Tool,
  price: Price,
  { to, chargesAfterEnd: since }: Pick<PaidYear, 'to' | 'chargesAfterEnd'>,
  { ended, isRhythmKnown }: Pick<PaidEntry, 'ended'> & { isRhythmKnown: boolean },
): string | null {
  if (ended !== null && ended.day < to && (since > 0 || !isRhythmKnown))
    return `${endedWords(ended.by, ended.day)}${since === 0 ? '' : `, and was charged ${timesSaid(since)} since`}.`
  if ((status === 'retired' && ended === null) || status === 'candidate')
    return `It is ${status === 'retired' ? 'retired' : 'a candidate'}.`
  if (price.cost === null) return 'Nothing but payments says what it costs.'
  return price.billingPeriod === 'once' ? 'It is paid once, so it has no annual cost.' : null
}

/** Whether a charge may still come for the days to `to`, by its rhythm or, where it was charged once, a year later. */
const isStillDue = (last: string, gaps: readonly number[], to: Day): boolean =>
  to - 1 - toDay(last) <= withLateness(gaps.length === 0 ? longestInterval : Math.max(...gaps))

/** Why less than twelve months of the contract may be known: a sentence. The start of a contract may be that of its current term. */
function whyShort(
  { startDate }: Tool,
  charges: readonly { date: string }[],
  { from }: Span,
  covered: Stretch,
): string | null {
  const start = startDate === null ? -Infinity : toDay(startDate)
  if (start > from && !charges.some(({ date }) => toDay(date) < start - paidAhead))
    return `In use since ${startDate!}, less than these twelve months.`
  return covered.from > from + quietDays ? `Payments are known since ${toDate(covered.from)} only.` : null
}
