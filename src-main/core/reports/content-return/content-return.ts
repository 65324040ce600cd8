/** What content groups or campaigns cost and what they brought. Costs are entered by their name and period (`contentCosts`), not derived. */
import { DateTime } from 'luxon'
import { type ContentCost, costBy, costKey, type TagField, tagFields } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { notAssigned } from '../../../../shared/pages/cost-dimensions.ts'
import { spanOf } from '../../../../shared/notes/cost-period.ts'
import { addDays } from '../../../../shared/text/figures.ts'
import type { returnIntervals } from '../../../../shared/reports/content-return.ts'
import { type ReportParams, reports, type ReportRow, type ReportTotals } from '../../../../shared/reports/index.ts'
import { roleCode } from '../../content-groups/classify.ts'
import { viewsByPage } from '../../content-groups/views.ts'
import { countPagesAfter } from '../../journeys/pages-after.ts'
import { findPagesKnownFrom, findPageTimes } from '../../journeys/pages-begin.ts'
import { findZoneShift } from '../../journeys/zone-shift.ts'
import { isInOrderOnly } from '../../import/events/order.ts'
import { type TouchKeys, touchKeys } from '../../journeys/touch-keys.ts'
import { countTagged, creditByKey } from '../content-attribution/content-attribution.ts'
import { choicesOf, countedTouches, isWithin } from '../templates.ts'
import { costsByChannel } from './costs-by-channel.ts'
import { costInterval, extremesOf } from './cost-interval.ts'
import { convertedCosts, coverDays, costOf, daysOf, isKnownIn, shareWithin } from './costs.ts'
import { changeOf } from './name-change.ts'
import { campaignOrigins } from './campaign-origins.ts'
import { renamedOf } from './renamed.ts'
import { cameByCosts, shareCosts } from './share-costs.ts'
import { intersect, toDay } from '../../stack/cost.ts'
import { dateOf, dayOf, firstDayOf } from '../../zone-days.ts'
import type { ReportContext, RunReport } from '../report-context.ts'

type Row = ReportRow<'content-return'>

const anywhere = { within: null, pages: null, channel: null, device: null }

/** Whose one touch has all the credit, so that it came by one channel. */
const isSingle = (model: string): model is 'first' | 'last' => model === 'first' || model === 'last'

export const contentReturn: RunReport<'content-return'> = (all, params) => {
  const { interval, channel, model, by, shareCostsOf } = params
  if (shareCostsOf !== null && by !== 'group')
    throw new AppError(
      'USAGE',
      `What ${shareCostsOf}s cost is shared over content groups: shareCostsOf goes with by group.`,
    )
  if (channel !== null && !isSingle(model))
    throw new AppError('USAGE', 'channel looks at the first or the last interaction: it goes with model first or last.')
  const costsOf = shareCostsOf ?? by
  const own = all.config.contentCosts.filter((cost) => costBy(cost) === costsOf)
  const { costs: contentCosts, unsplit } =
    channel === null ? { costs: own, unsplit: [] } : costsByChannel(all, costsOf, own, channel)
  const context = { ...all, config: { ...all.config, contentCosts } }
  const { eligible, ...answer } = returnOf(context, params)
  const rowsBy = (of: TagField): Row[] =>
    by === of ? answer.rows : returnOf(context, { ...params, by: of, shareCostsOf: null }).rows
  const channels = isSingle(model)
    ? choicesOf(context, eligible, anywhere, countedTouches(eligible, model)).channels
    : []
  const renamed = isTagField(costsOf) ? renamedCosts(context, costsOf, own, () => rowsBy(costsOf)) : []
  const whole = { ...answer, totals: { ...answer.totals, channels, unsplit, renamed } }
  if (interval === null) return whole
  const dated = { ...context, config: { ...context.config, contentCosts: contentCosts.filter(isDated) } }
  const rows: Row[] = []
  const intervals: typeof whole.totals.intervals = []
  for (const span of spansOf(context, params, interval)) {
    const { rows: found, totals } = returnOf(dated, { ...params, ...span })
    const start = span.from.slice(0, 10)
    const own = found.filter((row) => row.conversions > 0 || row.cost !== null)
    if (own.length === 0) continue
    rows.push(...own.map((row) => inInterval(row, start)))
    const { conversions, cost, costedConversions } = totals
    const costPerConversion = cost === 0 ? null : ratio(cost, costedConversions)
    intervals.push({ start, conversions, cost, costedConversions, costPerConversion })
  }
  return { ...whole, rows, totals: { ...whole.totals, intervals } }
}

const isTagField = (by: string): by is TagField => (tagFields as readonly string[]).includes(by)

/** What an alias can name: no wildcards, and nothing that stands for no name. */
const isUsable = (name: string): boolean => !/[*{]|^\(.*\)$/.test(name)

function renamedCosts(
  { db, config, journeys }: ReportContext,
  by: TagField,
  costs: readonly ContentCost[],
  rows: () => readonly Row[],
): ReportTotals<'content-return'>['renamed'] {
  const classes = journeys.classes(config.contentGroups)
  const { rows: touches } = journeys.touches(config, classes)
  const keys = touchKeys(by, journeys, classes, touches)
  const seen = new Set(keys.names)
  const costsOf = Map.groupBy(costs, (cost) => journeys.countedKey(by, costKey(cost), seen))
  if (costsOf.size === 0) return []
  const timesOf = isInOrderOnly(db) ? null : visitTimes(journeys.column('time'), touches, keys)
  const uncosted = rows().filter(({ key, people }) => people > 0 && !costsOf.has(key) && isUsable(key))
  return renamedOf(
    [...costsOf].map(([name, own]) => ({
      name,
      changeFor: (visits) =>
        seen.has(name) ? timesOf && changeOf(own, timesOf(name), timesOf(visits), config.timeZone) : 'unseen',
    })),
    uncosted.map(({ key, people, conversions }) => ({ name: key, people, conversions })),
    [...seen, ...costsOf.keys()],
    by === 'campaign' ? campaignOrigins(keys, journeys, classes, touches) : undefined,
  )
}

/** Of each name, epoch ms in order. */
function visitTimes(time: ArrayLike<number>, touches: Int32Array, { names, codes }: TouchKeys) {
  const known = new Map<string, number[]>()
  return (name: string): number[] => {
    const kept = known.get(name)
    if (kept) return kept
    const code = names.indexOf(name)
    const times: number[] = []
    for (let touch = 0; touch < touches.length; touch++) if (codes[touch] === code) times.push(time[touches[touch]!]!)
    times.sort((a, b) => a - b)
    known.set(name, times)
    return times
  }
}

/** What a conversion cost whose costs are of another interval is not nothing. */
const inInterval = (row: Row, start: string): Row => ({
  ...row,
  start,
  ...(row.cost === 0 && { costPerConversion: null, costPerConversionLow: null, costPerConversionHigh: null }),
})

const isDated = ({ from }: ContentCost): boolean => from !== undefined

/** So many intervals are asked one after the other; more are a wrong date in the data. */
const mostIntervals = 400

/** The intervals from the first to the last day with events, or those the period has of them, cut at its ends. */
function spansOf(
  { db, config: { timeZone } }: ReportContext,
  params: { from: string | null; to: string | null },
  interval: (typeof returnIntervals)[number],
): { from: string; to: string }[] {
  const events = eventDays(db)
  if (events.first === null || events.last === null) return []
  const days = daysOf(params, timeZone)
  const from = Math.max(dayOf(events.first, timeZone), days.from)
  const to = Math.min(dayOf(events.last, timeZone) + 1, days.to)
  const spans: { from: string; to: string }[] = []
  for (let start = firstDayOf(from, interval); start < to; start = firstDayOf(start, interval, 1)) {
    if (spans.length === mostIntervals)
      throw new AppError('USAGE', `The events reach over more than ${mostIntervals} intervals. Choose a period.`)
    const end = firstDayOf(start, interval, 1)
    spans.push({
      from: params.from !== null && start <= days.from ? params.from : dateOf(start),
      to: params.to !== null && end >= days.to ? params.to : dateOf(end),
    })
  }
  return spans
}

/** Epoch ms of the first and the last event of all imports. */
const eventDays = (db: ReportContext['db']) =>
  db.prepare(`SELECT min(time_from) AS first, max(time_to) AS last FROM import WHERE kind = 'events'`).get() as {
    first: number | null
    last: number | null
  }

function returnOf(context: ReportContext, params: ReportParams<'content-return'>) {
  const { config } = context
  const { goal, model, unit, by, channel, shareCostsOf, lookbackDays, from, to } = params
  const days = daysOf(params, config.timeZone)
  const inPeriod = config.contentCosts.filter((cost) => shareWithin(cost, days) > 0)
  const asked = reports['content-attribution'].params.parse({ goal, model, unit, lookbackDays, from, to, by })
  const {
    rows: credited,
    totals,
    params: answered,
    eligible,
  } = creditByKey(context, asked, (scanned) => {
    const isThere = channel === null ? null : isWithin(context, scanned, { ...anywhere, channel })
    if (shareCostsOf === null || !isSingle(model)) return isThere
    const isCosted = cameByCosts(context, scanned, shareCostsOf, inPeriod)
    return (touch) => isThere?.(touch) !== false && isCosted(touch)
  })
  eligible.needWorth(totals.value)
  const byGroup = new Map(credited.map((row) => [row.key, row]))
  const pages = by === 'group' ? pagesByGroup(context) : null
  const span = spanOf(config.contentCosts)
  const groups = new Set([...(pages?.keys() ?? []), ...byGroup.keys()])
  const { costs: ofKeys, unassigned } =
    shareCostsOf === null
      ? { costs: config.contentCosts, unassigned: [] }
      : shareCosts(context, shareCostsOf, inPeriod, params)
  const costs = Map.groupBy(ofKeys, (cost) => context.journeys.countedKey(by, costKey(cost), groups))
  const rows = [...groups, ...[...costs.keys()].filter((group) => !groups.has(group))].map((key): Row => {
    const row = byGroup.get(key)
    const own = costs.get(key) ?? []
    const entries = isKnownIn(own, days) ? own : []
    const within = (of: (entry: ContentCost) => number): number =>
      entries.reduce((sum, entry) => sum + of(entry) * shareWithin(entry, days), 0)
    const cost = entries.length === 0 ? null : within((entry) => costOf(entry, config))
    const conversions = row?.conversions ?? 0
    const count = pages === null ? null : (pages.get(key) ?? 0)
    const costedPages =
      entries.length === 0 || count === null || shareCostsOf !== null
        ? null
        : Math.max(...entries.map((entry) => entry.pages ?? count))
    const hours = within((entry) => entry.hours) || null
    return {
      start: null,
      key,
      pages: count,
      people: row?.people ?? 0,
      conversions,
      conversionShare: row?.conversionShare ?? 0,
      value: row?.value ?? 0,
      valueShare: totals.value === 0 ? null : (row?.valueShare ?? 0),
      cost,
      hours,
      costedPages,
      costPerPage: ratio(cost, costedPages ?? 0),
      costPerConversion: ratio(cost, conversions),
      ...costInterval(cost, conversions),
      conversionsPerHour: hours === null ? null : conversions / hours,
      valuePerCost: cost === null || cost === 0 ? null : (row?.value ?? 0) / cost,
    }
  })
  rows.sort(
    (a, b) =>
      b.value - a.value || b.conversions - a.conversions || (b.pages ?? 0) - (a.pages ?? 0) || (a.key < b.key ? -1 : 1),
  )
  const costed = rows.filter((row) => row.cost !== null)
  const sum = (of: (row: Row) => number): number => costed.reduce((total, row) => total + of(row), 0)
  const cost = sum((row) => row.cost ?? 0)
  const costedConversions = sum((row) => row.conversions)
  return {
    eligible,
    params: { ...params, goal: answered.goal },
    rows,
    totals: {
      conversions: totals.conversions,
      conversionsOfAll: shareCostsOf === null || !isSingle(model) ? null : eligible.scan.conversions.count,
      unattributed: totals.unattributed,
      ...(channel === null && shareCostsOf === null
        ? countTagged(context, eligible.scan)
        : { taggedUnattributed: 0, uncountedTagged: null }),
      pagesAfter: channel === null && shareCostsOf === null ? countPagesAfter(context, eligible.scan) : 0,
      zoneShift: findZoneShift(context, eligible.scan),
      pagesKnownFrom: findPagesKnownFrom(context, eligible.scan),
      value: totals.value,
      cost,
      hours: sum((row) => row.hours ?? 0),
      costedConversions,
      costedValue: sum((row) => row.value),
      costPerConversion: costed.length === 0 ? null : ratio(cost, costedConversions),
      ...costInterval(costed.length === 0 ? null : cost, costedConversions),
      extremes: extremesOf(costed),
      intervals: [] as ReportTotals<'content-return'>['intervals'],
      costsConverted: convertedCosts(config, days),
      unknownGroups: [...costs.keys()].filter((group) => !groups.has(group) && group !== notAssigned),
      unassigned,
      ...costPeriod(context, params, span),
    },
  }
}

function costPeriod(
  context: ReportContext,
  params: { from: string | null; to: string | null },
  span: { from: string; to: string } | null,
) {
  const { config } = context
  const costsUndated = config.contentCosts.some(({ from }) => from === undefined)
  if (span === null)
    return {
      costsFrom: null,
      costsTo: null,
      costsFit: true,
      costsPeriod: null,
      costsCut: false,
      costsSpread: false,
      costsUndated,
    }
  const days = daysOf(params, config.timeZone)
  const own = { from: toDay(span.from), to: toDay(span.to) }
  const { first, last } = findPageTimes(context) ?? eventDays(context.db)
  const monthOf = (time: number | null): string | null =>
    time === null ? null : DateTime.fromMillis(time, { zone: config.timeZone }).toFormat('yyyy-MM')
  const within = params.from === null && params.to === null ? null : intersect(own, days)
  const hasNoHole = within === null || coverDays(config.contentCosts, within)
  const viewed = first === null || last === null ? null : { from: Math.floor(dayOf(first, config.timeZone)), to: Math.floor(dayOf(last, config.timeZone)) + 1 } // prettier-ignore
  const both = viewed === null ? null : intersect(own, viewed)
  return {
    costsFrom: span.from,
    costsTo: span.to,
    costsFit:
      hasNoHole &&
      (params.from === null ? monthOf(first) === span.from.slice(0, 7) : own.from <= days.from) &&
      (params.to === null ? monthOf(last) === addDays(span.to, -1).slice(0, 7) : own.to >= days.to),
    costsPeriod: both === null || !coverDays(config.contentCosts, both) ? null : { from: dateOf(both.from), to: dateOf(both.to) }, // prettier-ignore
    costsCut: config.contentCosts.some((cost) => shareWithin(cost, days) < 1),
    costsSpread: config.contentCosts.some(
      (cost) => cost.days === undefined && shareWithin(cost, days) > 0 && shareWithin(cost, days) < 1,
    ),
    costsUndated,
  }
}

const ratio = (cost: number | null, count: number): number | null =>
  cost === null || count === 0 ? null : cost / count

function pagesByGroup(context: ReportContext): Map<string, number> {
  const { config, journeys } = context
  const classes = journeys.classes(config.contentGroups)
  const views = viewsByPage(context)
  const paths = new Map<string, Set<string>>()
  for (let page = 1; page < journeys.pages.count; page++) {
    if (views[page] === 0 || classes.role[page] !== roleCode.content) continue
    const group = classes.groups[classes.group[page]!]!
    const known = paths.get(group)
    if (known) known.add(journeys.pages.path[page]!)
    else paths.set(group, new Set([journeys.pages.path[page]!]))
  }
  return new Map([...paths].map(([group, known]) => [group, known.size]))
}
