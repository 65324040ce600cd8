/** Two templates within each device, channel, campaign, topic or language, and what their difference is with the same mix of them. */
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { adjustedStrata } from '../../../../shared/reports/template-comparison.ts'
import { isEnough, newcombe, pooledZ, toTell } from '../../statistics/proportions.ts'
import { homogeneity } from '../../statistics/stratified.ts'
import type { Strata } from '../count-strata.ts'
import { adjust, adjustExact, type CountedTemplate, exactOf, proportionOf, type Template } from '../templates.ts'

type Row = ReportRow<'template-comparison'>
type Params = ReportParams<'template-comparison'>
type Held = Pick<
  Row,
  | 'sameMixDifference'
  | 'sameMixLow'
  | 'sameMixHigh'
  | 'sameMixPValue'
  | 'sameMixPAdjusted'
  | 'sameMixPeopleA'
  | 'sameMixPeopleB'
>
type Sides = readonly [CountedTemplate, CountedTemplate]

const asProportions = ({ sides: [a, b] }: { sides: Sides }) => ({ a: proportionOf(a), b: proportionOf(b) })

/** The figures of a row that are of two sides alone. */
export function compareSides([a, b]: readonly [Template, Template]) {
  const [sideA, sideB] = [proportionOf(a), proportionOf(b)]
  const found = a.people > 0 && b.people > 0 ? newcombe(sideA, sideB) : null
  const enough = isEnough([sideA, sideB])
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
    exactPValue: exactOf(enough, sideA, sideB),
    enough,
  }
}

const notHeld: Held = {
  sameMixDifference: null,
  sameMixLow: null,
  sameMixHigh: null,
  sameMixPValue: null,
  sameMixPAdjusted: null,
  sameMixPeopleA: null,
  sameMixPeopleB: null,
}

type Stratum = ReturnType<Strata['of']>[number]

/** Only in these can the two be compared. */
const ofBoth = (strata: readonly Stratum[]): Stratum[] => strata.filter(({ sides }) => sides.every(({ people }) => people > 0)) // prettier-ignore

const sumOf =
  (strata: readonly Stratum[]) =>
  (side: 0 | 1, of: 'people' | 'convertedPeople' | 'convertedLater'): number =>
    strata.reduce((sum, { sides }) => sum + sides[side][of], 0)

/** What the two differ by with the same mix on both sides; `pAdjusted`: of all pairs so held. */
export function heldToMix(counted: Strata | null, a: string, b: string, pAdjusted: number | null): Held {
  const found = counted?.adjusted(a, b)
  if (!counted || found?.enough !== true) return notHeld
  const total = sumOf(ofBoth(counted.of(a, b)))
  const { difference, low, high, pValue } = found
  return {
    sameMixDifference: difference,
    sameMixLow: low,
    sameMixHigh: high,
    sameMixPValue: pValue,
    sameMixPAdjusted: pAdjusted,
    sameMixPeopleA: total(0, 'people'),
    sameMixPeopleB: total(1, 'people'),
  }
}

/** The same, and how many converted only later. */
export const compareTemplates = ([a, b]: Sides) => ({
  ...compareSides([a, b]),
  convertedLaterA: a.convertedLater,
  convertedLaterB: b.convertedLater,
})

/**
 * A row a stratum with people, most people first, then the adjusted one, where everybody is in one stratum and one has people on both
 * sides. `among`: what its p is as one of all pairs.
 */
export function compareStrata(
  counted: Strata,
  params: Params,
  a: string,
  b: string,
  among: Pick<Row, 'pAdjusted' | 'pairsTested'>,
): { rows: Row[]; homogeneity: Row['homogeneity'] } {
  const strata = counted.of(a, b)
  const only = { named: params.a !== null && params.b !== null, detectable: null, peopleNeeded: null, mix: null, campaignMix: null, deviceMix: null, topicMix: null, homogeneity: null, ...notHeld } // prettier-ignore
  const rows = strata.map(({ stratum, sides }): Row => ({
    stratum,
    ...compareTemplates(sides),
    pAdjusted: null,
    exactPAdjusted: null,
    pairsTested: 0,
    ...only,
  }))
  adjust(rows)
  adjustExact(rows)
  const pairsTested = rows.filter(({ pAdjusted }) => pAdjusted !== null).length
  const found = counted.adjusted(a, b)
  const total = sumOf(ofBoth(strata))
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
          ...among,
          exactPValue: null,
          exactPAdjusted: null,
          convertedLaterA: total(0, 'convertedLater'),
          convertedLaterB: total(1, 'convertedLater'),
          ...only,
          ...toTell(found, Math.min(total(0, 'people'), total(1, 'people'))),
        },
      ]
    : []
  const tellable = strata.filter((_, at) => rows[at]!.enough)
  return {
    rows: [...rows.map((row) => ({ ...row, pairsTested })), ...adjusted],
    homogeneity: counted.isOnce(a, b) ? homogeneity(tellable.map(asProportions)) : null,
  }
}
