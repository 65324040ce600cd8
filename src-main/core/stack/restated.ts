/**
 * What a list says of a tool whose cost is known by date already, from snapshots or dated prices: it holds from the day of the
 * list on, or since the contract of its row began or was renewed, and what the tool cost before stays. A list in another currency is another way to write the amount: where the
 * workspace has the rate, earlier prices are converted at it, so that no change of price is one of currency alone.
 */
import { inCents } from '../../../shared/text/csv.ts'
import { annualCost } from './cost.ts'
import { courseBetween, type RatesOf } from './rates.ts'
import { inOwnCurrency, type IsoDate, type Price, type Tool } from './tool.ts'

/** Less is what is left of rounding amounts that were converted. */
const leastDifference = 0.001

/** Whether both come to as much a year, at the workspace's rate where they are in two currencies. */
export function isSameAmount(a: Price, b: Price, config: RatesOf): boolean {
  const course = courseBetween(a.currency ?? config.currency, b.currency ?? config.currency, config)
  if (course === null || a.cost === null || b.cost === null) return false
  if (a.billingPeriod === 'once' || b.billingPeriod === 'once')
    return course === 1 && a.billingPeriod === b.billingPeriod && a.cost === b.cost
  const [one, other] = [(annualCost(a) ?? 0) * course, annualCost(b) ?? 0]
  return Math.abs(one - other) <= (course === 1 ? 0.005 : Math.max(0.005, other * leastDifference))
}

/** Day of a list, and the last one before it on which another has the tool. */
interface Listed {
  on: IsoDate
  lastSeen: IsoDate | undefined
}

/**
 * The day from which another price of a list holds: the last of start and renewal in its row that is not after the list, and
 * after the price of before was seen; else that of the list.
 */
function changedOn({ startDate, renewalDate }: Tool, before: IsoDate, { on, lastSeen = '' }: Listed): IsoDate {
  const since = before > lastSeen ? before : lastSeen
  const days = [startDate, renewalDate].filter((day) => day !== null && day > since && day <= on)
  return since === '' ? on : (days.toSorted().at(-1) ?? on)
}

/** The tool with what a list says it costs, from when on, and what it cost until then. */
export function restated(
  was: Tool,
  said: Tool,
  listed: Listed,
  config: RatesOf,
): { tool: Tool; before: Price; from: IsoDate } {
  const { on } = listed
  const known = inOwnCurrency(was)
  const base: Price = { cost: known.cost, currency: known.currency, billingPeriod: known.billingPeriod }
  const dated = known.prices.findLast(({ from }) => from <= on)
  const before = dated ?? base
  const from = changedOn(said, dated?.from ?? '', listed)
  const { cost, currency, billingPeriod } = said
  const price: Price = { cost, currency: currency ?? before.currency, billingPeriod }
  const unit = before.currency ?? config.currency
  const course = courseBetween(unit, price.currency ?? config.currency, config)
  const isSame = isSameAmount(before, price, config)
  if (isSame && course === 1) return { tool: was, before, from }
  const written = <P extends Price>(each: P): P => {
    if (course === null || course === 1) return each
    // Each of them, or what is left of rounding one would be a change from it to the others.
    if (isSameAmount(each, price, config)) return { ...each, ...price }
    if ((each.currency ?? config.currency) !== unit) return each
    return { ...each, cost: each.cost === null ? null : inCents(each.cost * course), currency: price.currency }
  }
  const prices = known.prices.map(written)
  const changed = isSame ? prices : [...prices.filter((each) => each.from !== from), { from, ...price }]
  const byDay = changed.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return { tool: { ...known, ...written(base), prices: byDay }, before, from }
}
