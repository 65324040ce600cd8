/** Credit for conversions under every model, by content group, page, topic, source and so on. */
import type { Goal, WorkspaceConfig } from '../../../../shared/config.ts'
import { daysAsked, readCondition } from '../../../../shared/goals/goal-condition.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { wilson } from '../../../../shared/statistics/stats.ts'
import { attribute, type CountsOf, maxPositions } from '../../attribution/attribute.ts'
import type { AttributionParams } from '../../attribution/eligible.ts'
import { none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { findZoneShift } from '../../journeys/zone-shift.ts'
import { accountForEvents } from '../accounting.ts'
import { firstTimes, type Scan } from '../../journeys/scan.ts'
import type { ReportContext, RunReport } from '../report-context.ts'
import { beginOf, dateOf, dayOf } from '../../zone-days.ts'
import { describeWithoutPage, finite } from './without-page.ts'

type Row = ReportRow<'content-attribution'>

/** Throws FAILED where a conversion is valued in a currency without a rate. */
export const contentAttribution: RunReport<'content-attribution'> = (context, params) => {
  const { measure, ...asked } = params
  if (measure === 'value') needWorthyGoal(context, params.goal)
  const { eligible, totals, rows, ...answer } = creditByKey(context, asked)
  const { scan, needWorth } = eligible
  const worthOf = eligible.goal.value === null ? null : eligible.worthOf
  needWorth(totals.value)
  if (measure === 'value') rows.sort((a, b) => b.value - a.value)
  return {
    params: { ...answer.params, measure },
    rows,
    totals: {
      ...totals,
      pagelessPeople: countPageless(context, scan),
      ...countTagged(context, scan),
      placeholderTags: findPlaceholderTags(context, scan),
      attributedFrom: findAttributedFrom(context, params, scan),
      attributedAfter: findAttributedAfter(context, params.goal, scan, worthOf),
      ...describeWithoutPage(context, scan, worthOf),
      pagesKnownFrom: findPagesKnownFrom(context, scan),
      zoneShift: findZoneShift(context, scan),
    },
  }
}

function needWorthyGoal({ config }: ReportContext, name: string | null): void {
  const goal = findGoal(config, name)
  if (goal.value !== null) return
  throw new AppError(
    'FAILED',
    `The goal "${goal.name}" is worth nothing, so nothing can be measured by value: say what it is worth under Goals ("value" of the goal in the configuration), or measure conversions.`,
  )
}

/** Of a goal that counts once: repeats, such as renewals, would come again in any period. */
function findAttributedFrom(
  { config, journeys }: ReportContext,
  { goal, to }: Pick<AttributionParams, 'goal' | 'to'>,
  { conversions: { count, start, end, row } }: Scan,
): ReportTotals<'content-attribution'>['attributedFrom'] {
  if (findGoal(config, goal).count !== 'once') return null
  const time = journeys.column('time')
  const isAttributed = (c: number): boolean => end[c]! > start[c]!
  let latest = -Infinity
  for (let c = 0; c < count; c++) if (!isAttributed(c)) latest = Math.max(latest, time[row[c]!]!)
  if (latest === -Infinity) return null
  const next = Math.floor(dayOf(latest, config.timeZone)) + 1
  const begin = beginOf(next, config.timeZone)
  let attributed = 0
  let kept = 0
  for (let c = 0; c < count; c++) {
    if (!isAttributed(c)) continue
    attributed++
    if (time[row[c]!]! >= begin) kept++
  }
  const from = dateOf(next)
  return kept * 2 > attributed && (to === null || from < to) ? { from, conversions: kept } : null
}

/** Of several, the one that tells most of them apart. One limited to some days is no step that others come after on all of them. */
function findAttributedAfter(
  { config, journeys }: ReportContext,
  name: string | null,
  { conversions: { count, start, end, row, person } }: Scan,
  worthOf: ((row: number) => number) | null,
): ReportTotals<'content-attribution'>['attributedAfter'] {
  const goal = findGoal(config, name)
  const isAttributed = (c: number): boolean => end[c]! > start[c]!
  let attributed = 0
  for (let c = 0; c < count; c++) if (isAttributed(c)) attributed++
  const unattributed = count - attributed
  if (goal.after !== null || attributed === 0 || unattributed === 0) return null
  const time = journeys.column('time')
  const touches = journeys.touches(config, journeys.classes(config.contentGroups)).rows
  const found = config.goals
    .filter((other) => other.name !== goal.name && !isOfSomeDays(other, config) && !comesAfter(other, goal, config))
    .flatMap((other) => {
      const reached = journeys.reachedGoal(config, other)
      // Who has seen a page has a page: that tells them apart, and means nothing.
      if (reached.row.length > 0 && hasSorted(touches, reached.row[0]!)) return []
      const since = firstTimes(reached, { people: journeys.people, time })
      let conversions = 0
      let leftOut = 0
      let dropped = 0
      let droppedValue = 0
      for (let c = 0; c < count; c++) {
        const isKept = time[row[c]!]! >= since[person[c]!]!
        if (isKept && isAttributed(c)) conversions++
        else if (!isKept && !isAttributed(c)) leftOut++
        if (isKept) continue
        dropped++
        droppedValue += worthOf?.(row[c]!) ?? 0
      }
      return [{ goal: other.name, conversions, leftOut, dropped, droppedValue: worthOf && finite(droppedValue) }]
    })
    .filter(({ conversions, leftOut }) => conversions * 2 > attributed && leftOut * 2 > unattributed)
    .toSorted((a, b) => b.conversions + b.leftOut - (a.conversions + a.leftOut))
  return found[0] ?? null
}

function hasSorted(sorted: ArrayLike<number>, wanted: number): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return sorted[low] === wanted
}

/** In its own days, or by a date in a property; of what it comes after as well. */
const isOfSomeDays = ({ from, to, where, after }: Goal, config: WorkspaceConfig): boolean =>
  from !== undefined ||
  to !== undefined ||
  Object.values(where).some((wanted) => daysAsked(readCondition(wanted).test) > 0) ||
  (after !== null && isOfSomeDays(findGoal(config, after), config))

const comesAfter = ({ after }: Goal, goal: Goal, config: WorkspaceConfig): boolean =>
  after !== null && (after === goal.name || comesAfter(findGoal(config, after), goal, config))

/** The same for those who ask for conversions only: a value without a rate is NaN. */
export function creditByKey(context: ReportContext, params: AttributionParams, countsOf?: CountsOf) {
  const credits = attribute(context, params, countsOf)
  const { eligible, noneCode, people, convertedPeople, conversions, value, removalEffect, positions, totals } = credits
  const rows: Row[] = []
  let withoutKey: Row | undefined
  for (let code = 0; code <= noneCode; code++) {
    const credit = conversions.get(code)
    if (people[code] === 0 && credit === 0) continue
    // Who is in (none) has converted by definition.
    const rate = code !== noneCode && people[code]! > 0 ? convertedPeople[code]! / people[code]! : null
    const [rateLow, rateHigh] = rate === null ? [null, null] : wilson(convertedPeople[code]!, people[code]!)
    rows.push({
      key: code === noneCode ? none : eligible.keys.names[code]!,
      people: people[code]!,
      convertedPeople: convertedPeople[code]!,
      conversions: credit,
      value: value.get(code),
      valueShare: totals.value === 0 ? null : value.get(code) / totals.value,
      conversionShare: totals.conversions === 0 ? 0 : credit / totals.conversions,
      attributedShare: null,
      conversionRate: rate,
      rateLow,
      rateHigh,
      ...(removalEffect && code !== noneCode && { removalEffect: removalEffect[code]! }),
      ...(positions &&
        code !== noneCode && {
          positions: Array.from({ length: maxPositions }, (_, place) => positions.get(code * maxPositions + place)),
        }),
    })
    if (code === noneCode) withoutKey = rows.at(-1)
  }
  rows.sort((a, b) => b.conversions - a.conversions || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  // In the order of rows: that of import would show in the last digit.
  const credited = rows.reduce((sum, row) => sum + (row === withoutKey ? 0 : row.conversions), 0)
  for (const row of rows) if (row.key !== none) row.attributedShare = credited === 0 ? 0 : row.conversions / credited
  return {
    params: { ...params, goal: eligible.goal.name },
    rows,
    totals: {
      ...totals,
      credited,
      ...accountForEvents(context, eligible.range),
    },
    eligible,
  }
}

/**
 * Conversions without a touch whose own event, or one before it, has UTM tags: whoever is on a list of good leads sent the form that has
 * them. Apart by whether that event has a page, where it needs only be counted as a page view.
 */
export function countTagged(
  { config, journeys }: ReportContext,
  { conversions }: Scan,
): Pick<ReportTotals<'content-attribution'>, 'taggedUnattributed' | 'uncountedTagged'> {
  const { count, start, end, row, person } = conversions
  const { source, medium, campaign } = journeys.origins
  const [origin, action, offset] = [journeys.column('origin'), journeys.column('action'), journeys.column('offset')]
  const { page, name } = journeys.actions
  const isPageView = journeys.pageViews(config)
  const isTagged = (at: number): boolean =>
    [source, medium, campaign].some((names) => (names[origin[at]!] ?? '') !== '')
  /** The last one before it, and itself. */
  const lastBefore = (c: number, fits: (action: number) => boolean): number | null => {
    for (let at = row[c]!; at >= offset[person[c]!]!; at--) if (fits(action[at]!) && isTagged(at)) return at
    return null
  }
  const isUncounted = (of: number): boolean =>
    page[of] !== 0 && isPageView[of] === 0 && journeys.names.kind[name[of]!] === 'event'
  let tagged = 0
  let uncounted = 0
  const events = new Set<string>()
  for (let c = 0; c < count; c++) {
    if (end[c] !== start[c]) continue
    if (lastBefore(c, (of) => page[of] === 0) !== null) {
      tagged++
      continue
    }
    const at = lastBefore(c, isUncounted)
    if (at === null) continue
    uncounted++
    events.add(journeys.names.value[name[action[at]!]!]!)
  }
  return {
    taggedUnattributed: tagged,
    uncountedTagged: uncounted === 0 ? null : { conversions: uncounted, events: [...events].toSorted() },
  }
}

/** Names that are source, medium and campaign at once, of touches that are there. */
function findPlaceholderTags({ journeys }: ReportContext, { touches }: Scan): string[] {
  const { source, medium, campaign } = journeys.origins
  // There are few origins, and many touches, which are looked at only where there is something to look for.
  const isSuch = Uint8Array.from(campaign, (name, own) => Number(name !== '' && name === source[own] && name === medium[own])) // prettier-ignore
  if (!isSuch.includes(1)) return []
  const origin = journeys.column('origin')
  const found = new Set<string>()
  for (const row of touches) if (isSuch[origin[row]!] === 1) found.add(campaign[origin[row]!]!)
  return [...found].toSorted()
}

/** People who converted and have no page view at any time; 0 where nobody has one. */
function countPageless({ config, journeys }: ReportContext, { touches, conversions }: Scan): number {
  if (touches.length === 0) return 0
  const { offset } = journeys.everybody
  const action = journeys.column('action')
  const isPageView = journeys.pageViews(config)
  let pageless = 0
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.first[c] === 0 || conversions.end[c]! > conversions.start[c]!) continue
    const person = conversions.person[c]!
    let row = offset[person]!
    while (row < offset[person + 1]! && isPageView[action[row]!] === 0) row++
    if (row === offset[person + 1]!) pageless++
  }
  return pageless
}
