/**
 * People of each content group, page, source and so on by their first or last interaction: what comparing templates
 * rests on.
 */
import { channelRules, channelsIn } from '../../../shared/pages/channels.ts'
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { askedDevices } from '../../../shared/pages/devices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReportParams, ReportTotals } from '../../../shared/reports/index.ts'
import { askedOfPath, patternOfText } from '../../../shared/pages/path-parts.ts'
import { contentAttribution } from '../../../shared/reports/content-attribution.ts'
import type { Classification, Pages } from '../content-groups/classify.ts'
import type { PathTest } from '../content-groups/glob.ts'
import { compilePages } from '../content-groups/rule.ts'
import { attribute } from '../attribution/attribute.ts'
import type { Eligible } from '../attribution/eligible.ts'
import { type Dimension, notSet } from '../journeys/dimensions.ts'
import { touchKeys } from '../journeys/touch-keys.ts'
import type { Scan } from '../journeys/scan.ts'
import { findFormsOnly } from '../journeys/forms-only.ts'
import { findLandings } from '../journeys/landings.ts'
import { fisherExact } from '../statistics/fisher.ts'
import { benjaminiHochberg, isEnough, type Proportion } from '../statistics/proportions.ts'
import { accountForEvents } from './accounting.ts'
import { findParts } from './path-parts.ts'
import type { ReportContext } from './report-context.ts'

type Params = ReportParams<'template-ranking'>

export interface Template {
  key: string
  people: number
  convertedPeople: number
}

export interface CountedTemplate extends Template {
  /** Of those who count as not converted: first reached the goal after the period. */
  convertedLater: number
}

export interface Templates {
  goal: string
  eligible: Eligible
  /** Those with people, most people first, then by name. `(none)`, where only converters are, is not one. */
  templates: CountedTemplate[]
  /** Names of all there are, with people or not. */
  names: readonly string[]
  totals: Omit<ReportTotals<'template-comparison'>, 'mixOf'>
}

export function countTemplates(context: ReportContext, params: Params): Templates {
  const { goal, by, model, lookbackDays, from, to } = params
  const credits = attribute(context, contentAttribution.params.parse({ goal, by, model, lookbackDays, from, to }))
  const { eligible, totals } = credits
  const isThere = isWithin(context, eligible, params)
  const isEverybody = isEverywhere(params)
  const { people, convertedPeople } = isEverybody ? credits : countWithin(eligible, model, isThere)
  const { names } = eligible.keys
  const { later, ...outside } = countOutside(context, eligible, model, isThere)
  const templates = names
    .map((key, code) => ({
      key,
      people: people[code]!,
      convertedPeople: convertedPeople[code]!,
      convertedLater: later[code]!,
    })) // prettier-ignore
    .filter((template) => template.people > 0)
    .sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1))
  const { conversions, attributed, unattributed } = totals
  const sum = (of: 'people' | 'convertedPeople'): number =>
    isEverybody ? totals[of] : templates.reduce((total, template) => total + template[of], 0)
  return {
    goal: eligible.goal.name,
    eligible,
    templates,
    names,
    totals: {
      people: sum('people'),
      convertedPeople: sum('convertedPeople'),
      notWithin: totals.people - sum('people'),
      conversions,
      attributed,
      unattributed,
      ...outside,
      formsOnly: findFormsOnly(context, context.journeys.touches(context.config, eligible.classes), (visit) =>
        eachCounted(eligible, model, (person, touch) => {
          if (touch >= 0 && isThere(touch)) visit(person)
        }),
      ),
      ...accountForEvents(context, eligible.range),
    },
  }
}

/** Throws NOT_FOUND; a number may be meant as days where the report takes `withinDays` as well. */
export function groupCode(classes: Classification, group: string, takesDays = false): number {
  const code = classes.groups.indexOf(group)
  if (code < 0) {
    const days = takesDays && /^\d+$/.test(group) ? ` To count conversions within ${group} days of landing, say so as days (--within-days ${group}).` : '' // prettier-ignore
    throw new AppError(
      'NOT_FOUND',
      `There is no content group "${group}" to look within; there are ${namesOf(classes.groups)}.${days}`,
    )
  }
  return code
}

/** What is compared by where people came from, or on what, differs in it anyway. */
export const areOfPages = ({ by }: Pick<Params, 'by'>): boolean => by === 'group' || by === 'page' || by === 'host'

/** Everybody who is counted, with the touch they are counted by, −1 without one, and 1 where they converted. */
export function eachCounted(
  { scan: { conversions, nonConverters }, touches }: Eligible,
  model: Params['model'],
  visit: (person: number, touch: number, converted: number) => void,
): void {
  const choose = (start: number, end: number): number =>
    model === 'first' ? touches.first(start, end) : touches.last(start, end)
  // A person is counted with the first of their conversions in the period.
  for (let c = 0; c < conversions.count; c++)
    if (conversions.first[c] === 1) visit(conversions.person[c]!, choose(conversions.start[c]!, conversions.end[c]!), 1)
  for (let n = 0; n < nonConverters.count; n++)
    visit(nonConverters.person[n]!, choose(nonConverters.start[n]!, nonConverters.end[n]!), 0)
}

/** Interactions, and the classes that they were found under. */
export interface Touched {
  scan: Pick<Scan, 'touches'>
  classes: Classification
}

type Where = Pick<Params, 'within' | 'pages' | 'channel' | 'device'>

/** No touch is left out. */
export const isEverywhere = ({ within, pages, channel, device }: Where): boolean =>
  within === null && pages === null && channel === null && device === null

/**
 * Whether a touch is on a page of a content group, on one that a pattern matches, came by one of the channels and is on a device; null = any. Throws
 * NOT_FOUND, USAGE.
 */
export function isWithin(
  { journeys }: ReportContext,
  { scan, classes }: Touched,
  where: Where,
  takesDays = false,
): (touch: number) => boolean {
  if (isEverywhere(where)) return () => true
  const { within, pages, channel, device } = where
  const group = within === null ? null : groupCode(classes, within, takesDays)
  const matches = pages === null ? null : matchingPages(journeys.pages, pages)
  const channels = channel === null ? null : touchKeys('channel', journeys, classes, scan.touches)
  const asked = channels === null ? null : channelCodes(channels.names, channel!)
  const devices = device === null ? null : touchKeys('device', journeys, classes, scan.touches)
  const on = devices === null ? -1 : deviceCode(devices.names, device!)
  const action = journeys.column('action')
  const { page } = journeys.actions
  return (touch) => {
    if (touch < 0 || (asked !== null && !asked.has(channels!.codes[touch]!))) return false
    if (devices !== null && devices.codes[touch] !== on) return false
    const seen = page[action[scan.touches[touch]!]!]!
    return (group === null || classes.group[seen] === group) && (matches === null || matches[seen] === 1)
  }
}

/**
 * Of each of them, whatever its capitals. Nobody may have come by one of several that there are. Throws USAGE, and NOT_FOUND for
 * another name, or where nobody came by any.
 */
function channelCodes(names: readonly string[], text: string): Set<number> {
  const asked = channelsIn(text)
  if (asked.length === 0) throw new AppError('USAGE', `channel: "${text}" names no channel.`)
  const isNamed = (channel: string) => (name: string) => name.toLowerCase() === channel.toLowerCase()
  const codes = asked.map((channel) => ({ channel, code: names.findIndex(isNamed(channel)) }))
  const found = codes.filter(({ code }) => code >= 0)
  const isKnown = (channel: string): boolean => channelRules.some((rule) => isNamed(channel)(rule.channel))
  const missing = codes.find(({ channel, code }) => code < 0 && (found.length === 0 || !isKnown(channel)))
  if (missing)
    throw new AppError('NOT_FOUND', `Nobody came by a channel "${missing.channel}"; there are ${namesOf(names)}.`)
  return new Set(found.map(({ code }) => code))
}

/** Throws NOT_FOUND. */
function deviceCode(names: readonly string[], device: string): number {
  const code = names.indexOf(device)
  if (code < 0) throw new AppError('NOT_FOUND', `Nobody came on a device "${device}"; there are ${namesOf(names)}.`)
  return code
}

/** Per page id 1 where the pattern matches, else 0: of a text without slashes, as on screen, every path that has it. Throws NOT_FOUND, USAGE. */
function matchingPages(pages: Pages, pattern: string): Uint8Array {
  const { count, path, ignoreCase } = pages
  const matches = compileOf(pattern, ignoreCase)
  const found = new Uint8Array(count)
  for (let page = 1; page < count; page++) {
    const own = path[page]
    if (own !== undefined && matches(own)) found[page] = 1
  }
  if (found.includes(1)) return found
  const text = pattern.includes('/') ? null : patternOfText(pattern)
  if (text !== null && text !== pattern) return matchingPages(pages, text)
  const asked = askedOfPath(pattern)
  if (asked !== null) throw new AppError('NOT_FOUND', `No page has ${asked} in its path.`)
  throw new AppError(
    'NOT_FOUND',
    `No page matches "${pattern}"; a * is a part of a path or some of its letters, ** any number of parts: /**/pricing/** is every page with a part "pricing".`,
  )
}

function compileOf(pattern: string, ignoreCase: boolean): PathTest {
  try {
    return compilePages(pattern, ignoreCase)
  } catch (error) {
    throw new AppError('USAGE', `pages: ${(error as Error).message}`)
  }
}

/** Parts of the paths that the people within are counted by; see `findParts`. */
export function partsOf(
  context: ReportContext,
  eligible: Eligible,
  { within, channel, device, model }: Pick<Params, 'within' | 'channel' | 'device' | 'model'>,
): ReturnType<typeof findParts> {
  const { journeys } = context
  const isThere = isWithin(context, eligible, { within, pages: null, channel, device })
  const action = journeys.column('action')
  const { page } = journeys.actions
  const { keys, scan } = eligible
  /** People by page and template. */
  const counts = new Map<number, { path: string; template: number; people: number }>()
  eachCounted(eligible, model, (_, touch) => {
    if (touch < 0 || !isThere(touch)) return
    const on = page[action[scan.touches[touch]!]!]!
    const template = keys.codes[touch]!
    const id = on * keys.names.length + template
    const known = counts.get(id)
    if (known) known.people++
    else counts.set(id, { path: decodedPath(journeys.pages.path[on]!), template, people: 1 })
  })
  return findParts(counts.values())
}

/** Calls `visit` for the touch of everybody who is counted, −1 without one. */
type EachTouch = (visit: (touch: number) => void) => void

export const countedTouches =
  (eligible: Eligible, model: Params['model']): EachTouch =>
  (visit) =>
    eachCounted(eligible, model, (_, touch) => visit(touch))

/**
 * What else can be asked about: by which channels those came who are within, on these pages and on this device, and on which devices
 * those are who came by this channel; no devices where none is known. Most people first.
 */
export function choicesOf(
  context: ReportContext,
  touched: Touched,
  { within, pages, channel, device }: Where,
  each: EachTouch,
): { channels: { channel: string; people: number }[]; devices: { device: Device; people: number }[] } {
  const where = { within, pages, channel, device }
  const devices = peopleBy(context, touched, 'device', { ...where, device: null }, each)
  return {
    channels: peopleBy(context, touched, 'channel', { ...where, channel: null }, each).map(([name, people]) => ({
      channel: name,
      people,
    })),
    devices: devices.every(([name]) => name === notSet)
      ? []
      : devices.flatMap(([name, people]) => askedDevices.flatMap((known) => (known === name ? [{ device: known, people }] : []))), // prettier-ignore
  }
}

type Device = (typeof askedDevices)[number]

function peopleBy(
  context: ReportContext,
  touched: Touched,
  dimension: Dimension,
  where: Where,
  each: EachTouch,
): [name: string, people: number][] {
  const { names, codes } = touchKeys(dimension, context.journeys, touched.classes, touched.scan.touches)
  const isThere = isWithin(context, touched, where)
  const people = new Float64Array(names.length)
  each((touch) => {
    if (touch >= 0 && isThere(touch)) people[codes[touch]!]!++
  })
  return names
    .map((name, code): [string, number] => [name, people[code]!])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** The people whose credited touch is one of those asked about, by key. */
function countWithin(
  eligible: Eligible,
  model: Params['model'],
  isThere: (touch: number) => boolean,
): { people: Float64Array; convertedPeople: Float64Array } {
  const { keys } = eligible
  const people = new Float64Array(keys.names.length)
  const convertedPeople = new Float64Array(keys.names.length)
  eachCounted(eligible, model, (_, touch, converted) => {
    if (!isThere(touch)) return
    const code = keys.codes[touch]!
    people[code]!++
    convertedPeople[code]! += converted
  })
  return { people, convertedPeople }
}

/** Of those counted in a period: who was there before it, and who converted after it, of these by key as well (`later`). */
function countOutside(
  context: ReportContext,
  eligible: Eligible,
  model: Params['model'],
  isThere: (touch: number) => boolean,
): { landedEarlier: number; convertedEarlier: number; convertedLater: number; later: Float64Array } {
  const { keys, range } = eligible
  const later = new Float64Array(keys.names.length)
  const found = { landedEarlier: 0, convertedEarlier: 0, convertedLater: 0, later }
  const { from, to } = range
  if (from === -Infinity && to === Infinity) return found
  const { at, reachedAt } = findLandings(context, eligible.goal, eligible.classes)
  eachCounted(eligible, model, (person, touch, converted) => {
    if (touch < 0 || !isThere(touch)) return
    if (at[person]! < from) found.landedEarlier++
    if (converted === 1) return
    const reached = reachedAt[person]!
    if (reached < from) found.convertedEarlier++
    if (reached < to || reached === Infinity) return
    found.convertedLater++
    later[keys.codes[touch]!]!++
  })
  return found
}

export const proportionOf = ({ convertedPeople, people }: Template): Proportion => ({
  successes: convertedPeople,
  total: people,
})

/** All templates together but this one. */
export function restOf(templates: readonly Template[]): (template: Template) => Proportion {
  const people = templates.reduce((sum, each) => sum + each.people, 0)
  const converted = templates.reduce((sum, each) => sum + each.convertedPeople, 0)
  return (template) => ({ successes: converted - template.convertedPeople, total: people - template.people })
}

/** Of each whether it can be told from all others together: it is too few for any other question too, if not. */
export function tellable(templates: readonly Template[]): (template: Template) => boolean {
  const rest = restOf(templates)
  return (template) => isEnough([proportionOf(template), rest(template)])
}

/**
 * p-values that are adjusted over those there are enough people for: those of too few mean nothing, and would only hide the
 * others. In place.
 */
export function adjust(rows: readonly { pValue: number | null; pAdjusted: number | null; enough: boolean }[]): void {
  const tested = rows.filter((row) => row.enough && row.pValue !== null)
  const adjusted = benjaminiHochberg(tested.map((row) => row.pValue!))
  tested.forEach((row, index) => (row.pAdjusted = adjusted[index]!))
}

/** p of Fisher's exact test beside what is too few for the usual one. */
export const exactOf = (enough: boolean, a: Proportion, b: Proportion): number | null =>
  enough ? null : fisherExact(a, b)

interface ExactTested {
  pValue: number | null
  exactPValue: number | null
  exactPAdjusted: number | null
  enough: boolean
}

/**
 * Of those of too few, the exact p adjusted over all rows, each with the p of its own test: who picks one by its exact p picks
 * among all that are shown. In place.
 */
export function adjustExact(rows: readonly ExactTested[]): void {
  const own = (row: ExactTested): number | null => (row.enough ? row.pValue : row.exactPValue)
  const tested = rows.filter((row) => own(row) !== null)
  const adjusted = benjaminiHochberg(tested.map((row) => own(row)!))
  for (const [index, row] of tested.entries()) if (!row.enough) row.exactPAdjusted = adjusted[index]!
}

const rests: ReadonlySet<string> = new Set(['(other)', '(not set)'])

/**
 * In the order in which one asks about them: the highest rate first of those with enough people to tell, of these the mixed ones
 * after the others, then those of too few by their people; what no rule matched, or has no medium or the like, comes last.
 */
export function leadersFirst<T extends Template>(templates: readonly T[], isMixed: (key: string) => boolean): T[] {
  const tells = tellable(templates)
  const rank = (template: Template): number =>
    rests.has(template.key) ? 3 : !tells(template) ? 2 : isMixed(template.key) ? 1 : 0
  const rate = (template: Template): number => template.convertedPeople / template.people
  return templates
    .map((template) => ({ template, rank: rank(template) }))
    .toSorted((a, b) => a.rank - b.rank || (a.rank < 2 ? rate(b.template) - rate(a.template) : 0))
    .map(({ template }) => template)
}

const named = 12

/** `"a", "b"`, of very many only the first. */
export const namesOf = (names: readonly string[]): string =>
  names
    .slice(0, named)
    .map((name) => `"${name}"`)
    .join(', ') + (names.length > named ? ` and ${names.length - named} more` : '')
