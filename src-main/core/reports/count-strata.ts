/** People of each template within each device, channel, campaign, topic or language, and two of them as if both had the same mix of these. */
import { AppError } from '../../../shared/errors.ts'
import {
  type SameMix,
  type strataDimensions,
  strataWords,
  type WithinEach,
} from '../../../shared/reports/template-comparison.ts'
import type { ReportParams } from '../../../shared/reports/index.ts'
import type { Eligible } from '../attribution/eligible.ts'
import { campaignKeys } from '../journeys/campaign-keys.ts'
import { findLandings } from '../journeys/landings.ts'
import { touchKeys, type TouchKeys } from '../journeys/touch-keys.ts'
import { type Adjusted, mantelHaenszel } from '../statistics/stratified.ts'
import type { ReportContext } from './report-context.ts'
import {
  adjust,
  areOfPages,
  type CountedTemplate,
  eachCounted,
  isWithin,
  proportionOf,
  restOf,
  type Touched,
} from './templates.ts'

type Sides = readonly [CountedTemplate, CountedTemplate]

export interface Strata {
  /** The two in each stratum where one of them has people, most people first. */
  of: (a: string, b: string) => { stratum: string; sides: Sides }[]
  /** Everybody of the two is in one; people of a page with several topics are in each of them. */
  isOnce: (a: string, b: string) => boolean
  /** null where nothing can be compared, and where people are in several: they would be taken for as many. */
  adjusted: (a: string, b: string) => Adjusted | null
  /** The same of one and all others together. */
  adjustedFromRest: (key: string) => Adjusted | null
}

/** Rows with their difference as `adjustedOf` has it, where there are enough people to tell; its p is adjusted over them. */
export function sameMixOf<T extends { enough: boolean }>(
  rows: readonly T[],
  adjustedOf: (row: T) => Adjusted | null,
): (T & SameMix)[] {
  const found = rows.map((row) => {
    const adjusted = row.enough ? adjustedOf(row) : null
    return adjusted?.enough ? { ...adjusted, pAdjusted: null as number | null } : null
  })
  adjust(found.filter((each) => each !== null))
  return rows.map((row, at) => ({
    ...row,
    sameMixDifference: found[at]?.difference ?? null,
    sameMixLow: found[at]?.low ?? null,
    sameMixHigh: found[at]?.high ?? null,
    sameMixPAdjusted: found[at]?.pAdjusted ?? null,
  }))
}

type Params = ReportParams<'template-ranking'>

/** Throws USAGE where what is compared has one stratum on each side. */
function checkStrata(withinEach: WithinEach, by: Params['by']): void {
  if (strataWords[withinEach].of.some((dimension) => dimension === by))
    throw new AppError('USAGE', `What is compared by ${by} has one ${by} on each side; compare within each of another.`)
}

/**
 * Strata of what is asked for; else of what people of pages came by and on, where that is not the same of all of them: their rates may
 * differ by it.
 */
export function strataToHold(
  context: ReportContext,
  eligible: Eligible,
  params: Params,
): { mixOf: WithinEach | null; strata: Strata | null } {
  const mixOf = params.withinEach ?? mixToHold(context, eligible, params)
  return { mixOf, strata: mixOf && countStrata(context, eligible, params, mixOf) }
}

function mixToHold(context: ReportContext, eligible: Eligible, params: Params): WithinEach | null {
  if (!areOfPages(params)) return null
  const isThere = isWithin(context, eligible, params)
  return mixOfAll(context, eligible, (visit) =>
    eachCounted(eligible, params.model, (_, touch) => {
      if (touch >= 0 && isThere(touch)) visit(touch, eligible.keys.codes[touch]!)
    }),
  )
}

/** From this share of people on whose campaign is known it is what they are held to. */
const campaignsKnownFrom = 0.2

/** So many people at least must be of a campaign that can be compared: of the others nothing would be said. */
const campaignsSharedFrom = 0.5

/**
 * Device and channel, as far as they are not the same of everybody; null = they are. Who is sent where is decided by campaign, so that goes
 * before the channel where it is known and the same campaigns are on several of the sides that people are compared by (`side`: which one
 * somebody is on; `sides`: on how many of them a campaign has to be). Campaigns that come and go with what is compared leave nothing to compare.
 */
export function mixOfAll(
  { journeys }: Pick<ReportContext, 'journeys'>,
  { scan, classes }: Touched,
  each: (visit: (touch: number, side: unknown) => void) => void,
  sides = 2,
): WithinEach | null {
  const found = { device: new Set<number>(), channel: new Set<number>() }
  const device = touchKeys('device', journeys, classes, scan.touches)
  const channel = touchKeys('channel', journeys, classes, scan.touches)
  const campaign = campaignKeys(journeys, classes, scan.touches)
  const campaigns = new Map<number, { people: number; sides: Set<unknown> }>()
  each((touch, side) => {
    found.device.add(device.codes[touch]!)
    found.channel.add(channel.codes[touch]!)
    const code = campaign.codes[touch]!
    let own = campaigns.get(code)
    if (!own) campaigns.set(code, (own = { people: 0, sides: new Set() }))
    own.people++
    own.sides.add(side)
  })
  const people = (of: (code: number, on: number) => boolean): number =>
    [...campaigns].reduce((sum, [code, own]) => sum + (of(code, own.sides.size) ? own.people : 0), 0)
  const all = people(() => true)
  const byCampaign =
    campaigns.size > found.channel.size &&
    people((code) => campaign.isTagged[code]!) >= all * campaignsKnownFrom &&
    people((_, on) => on >= sides) >= all * campaignsSharedFrom
  const where = byCampaign ? 'campaign' : found.channel.size > 1 ? 'channel' : null
  return found.device.size < 2 ? where : where === null ? 'device' : `device-${where}`
}

/** The strata of a touch: one, or several where a page has several topics. */
export function strataAt(
  { journeys }: Pick<ReportContext, 'journeys'>,
  { scan, classes }: Touched,
  withinEach: WithinEach,
): (touch: number) => readonly string[] {
  const held: readonly (typeof strataDimensions)[number][] = strataWords[withinEach].of
  const dimensions = held
    .filter((dimension) => dimension !== 'channel' || !held.includes('campaign'))
    .map((dimension): TouchKeys =>
      dimension === 'campaign'
        ? campaignKeys(journeys, classes, scan.touches)
        : touchKeys(dimension, journeys, classes, scan.touches),
    )
  const namesOf = (touch: number): string[] =>
    dimensions.reduce<string[]>((before, { names, codes, sets }) => {
      const code = codes[touch]!
      const own = Array.from(sets === null ? [code] : sets[code]!, (each) => names[each]!)
      return before.length === 0 ? own : before.flatMap((name) => own.map((each) => `${name}, ${each}`))
    }, [])
  const known = new Map<number, string[]>()
  return (touch) => {
    const key = dimensions.reduce(
      (before, { names, codes, sets }) => before * (sets ?? names).length + codes[touch]!,
      0,
    )
    let found = known.get(key)
    if (!found) known.set(key, (found = namesOf(touch)))
    return found
  }
}

/** Throws USAGE where what is compared has one stratum on each side. */
function countStrata(
  context: ReportContext,
  eligible: Eligible,
  params: Omit<Params, 'withinEach' | 'goal'>,
  withinEach: WithinEach,
): Strata {
  checkStrata(withinEach, params.by)
  const { keys, range, classes, goal } = eligible
  const namesAt = strataAt(context, eligible, withinEach)
  const isThere = isWithin(context, eligible, params)
  const { reachedAt } = findLandings(context, goal, classes)
  const strata = new Map<string, Map<number, CountedTemplate>>()
  const inSeveral = new Set<number>()
  eachCounted(eligible, params.model, (person, touch, converted) => {
    if (touch < 0 || !isThere(touch)) return
    const code = keys.codes[touch]!
    const names = namesAt(touch)
    if (names.length !== 1) inSeveral.add(code)
    for (const stratum of names) {
      let templates = strata.get(stratum)
      if (!templates) strata.set(stratum, (templates = new Map<number, CountedTemplate>()))
      let template = templates.get(code)
      if (!template) templates.set(code, (template = nobody(keys.names[code]!)))
      template.people++
      template.convertedPeople += converted
      if (converted === 0 && reachedAt[person]! >= range.to && reachedAt[person]! < Infinity) template.convertedLater++
    }
  })
  const codeOf = new Map(keys.names.map((name, code) => [name, code]))
  const people = ([one, other]: Sides): number => one.people + other.people
  const isOnce = (a: string, b: string): boolean => [a, b].every((key) => !inSeveral.has(codeOf.get(key)!))
  const sidesOf = (a: string, b: string): { stratum: string; sides: Sides }[] =>
    [...strata].flatMap(([stratum, templates]) => {
      const [one, other] = [templates.get(codeOf.get(a)!), templates.get(codeOf.get(b)!)]
      return one || other ? [{ stratum, sides: [one ?? nobody(a), other ?? nobody(b)] as const }] : []
    })
  return {
    of: (a, b) =>
      sidesOf(a, b).sort(
        (one, other) => people(other.sides) - people(one.sides) || (one.stratum < other.stratum ? -1 : 1),
      ),
    isOnce,
    adjusted: (a, b) =>
      isOnce(a, b)
        ? mantelHaenszel(
            sidesOf(a, b).map(({ sides: [one, other] }) => ({ a: proportionOf(one), b: proportionOf(other) })),
          )
        : null,
    adjustedFromRest: (key) =>
      inSeveral.size === 0
        ? mantelHaenszel(
            [...strata.values()].map((templates) => {
              const all = [...templates.values()]
              const own = templates.get(codeOf.get(key)!) ?? nobody(key)
              return { a: proportionOf(own), b: restOf(all)(own) }
            }),
          )
        : null,
  }
}

const nobody = (key: string): CountedTemplate => ({ key, people: 0, convertedPeople: 0, convertedLater: 0 })
