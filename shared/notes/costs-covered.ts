/** What a cost per conversion is of, where costs and visits do not have the same names. */
import type { TagAlias } from '../config.ts'
import { date, listedUpTo } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

type Renamed = Report<'content-return'>['totals']['renamed'][number]

interface Words {
  /** `28 leads`. */
  counted: (conversions: number) => string
  money: (amount: number) => string
}

const named = 4

/** How much of the cost is for what no visit has; null where nothing is. */
export function notVisitedSentence(
  { params: { by }, rows, totals: { unknownGroups, cost } }: Report<'content-return'>,
  { money }: Pick<Words, 'money'>,
): string | null {
  const own = rows
    .filter((row) => (row.cost ?? 0) > 0 && unknownGroups.includes(row.key))
    .toSorted((a, b) => b.cost! - a.cost!)
  const sum = own.reduce((total, row) => total + row.cost!, 0)
  if (by === 'group' || sum === 0) return null
  const names = listedUpTo(
    named,
    own.map(({ key }) => `“${key}”`),
  )
  return `${money(sum)} of the ${money(cost)} is for ${names}, which no visit has.`
}

/** Heads the sums of what has a cost: they hold costs that brought nothing because no visit has their name. */
export function costedName({
  rows,
  totals: { unknownGroups },
}: Pick<Report<'content-return'>, 'rows' | 'totals'>): string {
  const without = rows.filter((row) => (row.cost ?? 0) > 0 && unknownGroups.includes(row.key)).length
  return without === 0 ? 'With a cost' : `With a cost, ${without} of no visit`
}

/** Of a campaign (source, medium) that may be one under two names. */
export function renamedSentence(by: string, renamed: Renamed, { counted }: Pick<Words, 'counted'>): string {
  const { cost, visits, conversions, change } = renamed
  const likely = `likely one ${by} under two names.`
  const has = `“${visits}” has ${counted(conversions)} and no cost`
  if (change === null) return `${has}, “${cost}” a cost and no visit: ${likely}`
  const { day, to, costs } = change
  const [its, own] = to === 'cost' ? ['stop', 'begin'] : ['begin', 'stop']
  const paid = costs === null ? '' : to === 'cost' ? `, with costs from ${date(costs)} on` : `, with costs until ${date(costs)}` // prettier-ignore
  return `${has}; its visits ${its} about ${date(day)}, when those of “${cost}” ${own}${paid}: ${likely}`
}

/** By which both are one, under the name that its costs have. */
export const aliasOf = (field: TagAlias['field'], { cost, visits }: Renamed): TagAlias => ({
  field,
  from: visits,
  to: cost,
})
