/** Two templates within each device, channel, topic or language, and what their difference is with the same mix of them. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { adjustedStrata, strataWords, type WithinEach } from '../../../../shared/reports/template-comparison.ts'
import type { Eligible } from '../../attribution/eligible.ts'
import { findLandings } from '../../journeys/landings.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { isEnough, newcombe, pooledZ } from '../../statistics/proportions.ts'
import { homogeneity, mantelHaenszel } from '../../statistics/stratified.ts'
import type { ReportContext } from '../report-context.ts'
import { adjust, type CountedTemplate, eachCounted, isWithin, proportionOf } from '../templates.ts'

type Row = ReportRow<'template-comparison'>
type Params = ReportParams<'template-comparison'>
type Sides = readonly [CountedTemplate, CountedTemplate]

const asProportions = ({ sides: [a, b] }: { sides: Sides }) => ({ a: proportionOf(a), b: proportionOf(b) })

/** The figures of a row that are of its two sides alone. */
export function compareSides([a, b]: Sides) {
  const [sideA, sideB] = [proportionOf(a), proportionOf(b)]
  const found = a.people > 0 && b.people > 0 ? newcombe(sideA, sideB) : null
  return {
    a: a.key,
    b: b.key,
    peopleA: a.people,
    convertedA: a.convertedPeople,
    peopleB: b.people,
    convertedB: b.convertedPeople,
    rateA: a.people > 0 ? a.convertedPeople / a.people : null,
    rateB: b.people > 0 ? b.convertedPeople / b.people : null,
    difference: found?.difference ?? null,
    low: found?.low ?? null,
    high: found?.high ?? null,
    pValue: pooledZ(sideA, sideB),
    enough: isEnough([sideA, sideB]),
    convertedLaterA: a.convertedLater,
    convertedLaterB: b.convertedLater,
  }
}

/**
 * A row a stratum with people, most people first, then the adjusted one, where everybody is in one stratum and one has people on both
 * sides. Throws USAGE.
 */
export function compareStrata(
  context: ReportContext,
  eligible: Eligible,
  params: Params & { withinEach: WithinEach },
  a: string,
  b: string,
): { rows: Row[]; homogeneity: Row['homogeneity'] } {
  const { withinEach, by } = params
  if (strataWords[withinEach].of.some((dimension) => dimension === by))
    throw new AppError('USAGE', `What is compared by ${by} has one ${by} on each side; compare within each of another.`)
  const { strata, isOnce } = countStrata(context, eligible, params, a, b)
  const only = { named: params.a !== null && params.b !== null, detectable: null, peopleNeeded: null, mix: null, deviceMix: null, topicMix: null, homogeneity: null } // prettier-ignore
  const rows = strata.map(({ stratum, sides }): Row => ({
    stratum,
    ...compareSides(sides),
    pAdjusted: null,
    pairsTested: 0,
    ...only,
  }))
  adjust(rows)
  const pairsTested = rows.filter(({ pAdjusted }) => pAdjusted !== null).length
  // Who is counted in several would be taken for as many people.
  const found = isOnce ? mantelHaenszel(strata.map(asProportions)) : null
  const shared = strata.filter(({ sides }) => sides.every(({ people }) => people > 0))
  const total = (side: 0 | 1, of: 'people' | 'convertedPeople' | 'convertedLater'): number =>
    shared.reduce((sum, { sides }) => sum + sides[side][of], 0)
  const adjusted: Row[] = found
    ? [
        {
          stratum: adjustedStrata,
          a,
          b,
          peopleA: total(0, 'people'),
          convertedA: total(0, 'convertedPeople'),
          peopleB: total(1, 'people'),
          convertedB: total(1, 'convertedPeople'),
          ...found,
          pAdjusted: null,
          pairsTested: 0,
          convertedLaterA: total(0, 'convertedLater'),
          convertedLaterB: total(1, 'convertedLater'),
          ...only,
        },
      ]
    : []
  const tellable = strata.filter((_, at) => rows[at]!.enough)
  return {
    rows: [...rows.map((row) => ({ ...row, pairsTested })), ...adjusted],
    homogeneity: isOnce ? homogeneity(tellable.map(asProportions)) : null,
  }
}

/** `isOnce`: everybody is in one; people of a page with several topics are in each of them. */
function countStrata(
  context: ReportContext,
  eligible: Eligible,
  params: Params & { withinEach: WithinEach },
  a: string,
  b: string,
): { strata: { stratum: string; sides: Sides }[]; isOnce: boolean } {
  const { keys, range, scan, classes, goal } = eligible
  const dimensions = strataWords[params.withinEach].of.map((dimension) =>
    touchKeys(dimension, context.journeys, classes, scan.touches),
  )
  const namesOf = (touch: number): string[] =>
    dimensions.reduce<string[]>((before, { names, codes, sets }) => {
      const code = codes[touch]!
      const own = Array.from(sets === null ? [code] : sets[code]!, (each) => names[each]!)
      return before.length === 0 ? own : before.flatMap((name) => own.map((each) => `${name}, ${each}`))
    }, [])
  // There are few of them, and many people.
  const known = new Map<number, string[]>()
  const namesAt = (touch: number): string[] => {
    const key = dimensions.reduce(
      (before, { names, codes, sets }) => before * (sets ?? names).length + codes[touch]!,
      0,
    )
    let found = known.get(key)
    if (!found) known.set(key, (found = namesOf(touch)))
    return found
  }
  const isThere = isWithin(context, eligible, params)
  const sideOf = new Map([[keys.names.indexOf(a), 0], [keys.names.indexOf(b), 1]] as const) // prettier-ignore
  const { reachedAt } = findLandings(context, goal, classes)
  const nobody = (key: string): CountedTemplate => ({ key, people: 0, convertedPeople: 0, convertedLater: 0 })
  const found = new Map<string, Sides>()
  let counted = 0
  eachCounted(eligible, params.model, (person, touch, converted) => {
    if (touch < 0 || !isThere(touch)) return
    const at = sideOf.get(keys.codes[touch]!)
    if (at === undefined) return
    for (const stratum of namesAt(touch)) {
      let sides = found.get(stratum)
      if (!sides) found.set(stratum, (sides = [nobody(a), nobody(b)]))
      const side = sides[at]
      side.people++
      side.convertedPeople += converted
      if (converted === 0 && reachedAt[person]! >= range.to && reachedAt[person]! < Infinity) side.convertedLater++
    }
    counted++
  })
  const people = ([one, other]: Sides): number => one.people + other.people
  const strata = [...found]
    .map(([stratum, sides]) => ({ stratum, sides }))
    .sort((one, other) => people(other.sides) - people(one.sides) || (one.stratum < other.stratum ? -1 : 1))
  return { strata, isOnce: strata.reduce((sum, { sides }) => sum + people(sides), 0) === counted }
}
