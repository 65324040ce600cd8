/**
 * What changed between two days, in tools and in money.
 *
 * A tool in use on both days whose bill stays in its currency changes in *price*; one that is now billed in another
 * currency changes in *currency*, since amounts in two currencies cannot be compared as prices. What is billed by use, another
 * amount each month, changes in *use*. A cost that is known on
 * one of the days only *became known* or *became unknown*: what it was or is nobody knows, so the price may be the same.
 * So before + price + use + added + removed + currency + known = after.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { isByUse } from '../../stack/payments/by-use.ts'
import { priceOn, toDate, toDay, yearBefore } from '../../stack/cost.ts'
import { nameKey } from '../../stack/graph.ts'
import { compareText, type Holding, holdingsOn, sum, totalCost, unknownCosts } from '../../stack/in-use.ts'
import { contractKey } from '../../stack/names/names.ts'
import { compared, endUnknown, readCountedTools } from '../../stack/left-out.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-diff'>
type Totals = Omit<ReportTotals<'stack-diff'>, 'endUnknown'>

export const stackDiff: RunReport<'stack-diff'> = (context, params) => {
  const now = today(context)
  const b = params.b ?? now
  const a = params.a ?? toDate(yearBefore(toDay(b)))
  const counted = readCountedTools(context.db, context.config)
  const { rows, totals } = difference(compared(counted), context.config, a, b)
  return { params: { a, b }, rows, totals: { ...totals, endUnknown: endUnknown(counted, daysOf(a, b), now) } }
}

/** From the earlier of them to the day after the later. */
const daysOf = (a: IsoDate, b: IsoDate): { from: IsoDate; to: IsoDate } =>
  a < b ? { from: a, to: toDate(toDay(b) + 1) } : { from: b, to: toDate(toDay(a) + 1) }

/** Throws FAILED for a missing rate. */
export function difference(
  tools: readonly Tool[],
  config: Pick<WorkspaceConfig, 'currency' | 'rates'>,
  a: IsoDate,
  b: IsoDate,
): { rows: Row[]; totals: Totals } {
  const before = holdingsOn(tools, config, toDay(a))
  const after = holdingsOn(tools, config, toDay(b))
  const { both, removed, added } = match(before, after)
  const currencyOn = (holding: Holding, date: IsoDate): string =>
    priceOn(holding.tool, toDay(date)).currency ?? config.currency
  const changeOf = (old: Holding, now: Holding): Row['change'] => {
    if (old.annualCost === null) return now.annualCost === null ? 'price' : 'became known'
    if (now.annualCost === null) return 'became unknown'
    if (currencyOn(old, a) !== currencyOn(now, b)) return 'currency'
    return isByUse(now.tool) ? 'use' : 'price'
  }
  const moved = both.map(([old, now]): Row => ({
    tool: now.tool.name,
    change: changeOf(old, now),
    amount: (now.annualCost ?? 0) - (old.annualCost ?? 0),
    reason: null,
    replaces: null,
  }))
  const rows: Row[] = [
    ...added.map((holding) => row(holding, 'added', holding.annualCost)),
    ...removed.map((holding) => row(holding, 'removed', holding.annualCost === null ? null : -holding.annualCost)),
    ...moved.filter(({ amount, change }) => amount !== 0 || (change !== 'price' && change !== 'use')),
    ...added.flatMap((to) =>
      removed
        .filter((from) => to.tool.replaces.some((name) => nameKey(name) === nameKey(from.tool.name)))
        .map((from) => ({ ...row(to, 'replaced', costDifference(to, from)), replaces: from.tool.name })),
    ),
  ]
  const part = (change: Row['change']): number =>
    sum(rows.filter((each) => each.change === change).map(({ amount }) => amount ?? 0))
  return {
    rows: rows.sort((x, y) => size(y) - size(x) || compareText(x.tool, y.tool) || compareText(x.change, y.change)),
    totals: {
      before: totalCost(before),
      after: totalCost(after),
      price: part('price'),
      use: part('use'),
      added: part('added'),
      removed: part('removed'),
      currency: part('currency'),
      known: part('became known') + part('became unknown'),
      toolsBefore: before.length,
      toolsAfter: after.length,
      lastChange: lastChange(tools, b),
      // A tool of both days once, whether its cost is unknown on one of them or on both.
      unknownCosts: both.filter((pair) => unknownCosts(pair) > 0).length + unknownCosts(removed) + unknownCosts(added),
    },
  }
}

function lastChange(tools: readonly Tool[], until: IsoDate): IsoDate | null {
  const days = tools.flatMap(({ startDate, endDate, prices }) => [
    startDate,
    endDate,
    ...prices.map(({ from }) => from),
  ])
  return days.filter((day) => day !== null && day <= until).reduce((last, day) => (last === null || day! > last ? day : last), null) // prettier-ignore
}

/** What is not known comes last. */
const size = ({ amount }: Row): number => (amount === null ? -1 : Math.abs(amount))

const costDifference = (to: Holding, from: Holding): number | null =>
  to.annualCost === null || from.annualCost === null ? null : to.annualCost - from.annualCost

const row = ({ tool }: Holding, change: Row['change'], amount: number | null): Row => ({
  tool: tool.name,
  change,
  amount: amount === 0 ? 0 : amount,
  reason: change === 'removed' ? null : tool.reason,
  replaces: null,
})

/** The same entry of the inventory on both days, or another one of the same name and vendor: a contract renewed. */
function match(before: readonly Holding[], after: readonly Holding[]) {
  const both: [Holding, Holding][] = []
  const unmatched = new Set(after)
  const pair = (old: Holding, isSame: (now: Holding) => boolean): boolean => {
    const found = [...unmatched].find(isSame)
    if (found === undefined) return false
    unmatched.delete(found)
    both.push([old, found])
    return true
  }
  const gone = before.filter((old) => !pair(old, (now) => now.tool === old.tool))
  const removed = gone.filter((old) => !pair(old, (now) => contractKey(now.tool) === contractKey(old.tool)))
  return { both, removed, added: [...unmatched] }
}
