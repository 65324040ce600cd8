/** Which of two templates converts better, in words. */
import { isPaidChannel } from '../pages/channels.ts'
import { onDevice } from '../pages/devices.ts'
import { count, inSentenceAmong, listed, percent, points, pText, rateDigits } from '../text/figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { adjustedStrata, allStrata, strataWords, type WithinEach } from '../reports/template-comparison.ts'
import { isTold } from '../statistics/significance.ts'
import { byTheUsualTest, exactVerdict } from './exact-test.ts'
import { howManyMore, size } from './how-many-more.ts'
import { intervalName } from './interval-name.ts'
import { onlyThose } from './only-those.ts'
import { outsidePeriod } from './outside-period.ts'
import { alikeWords, holdingAlso, holds, isTurnedByMix, pagesMayDiffer } from './same-mix.ts'
import { fewButApart } from './too-few.ts'
import { type Finding, plainWords, type Words } from './words.ts'

type Pair = ReportRow<'template-comparison'>

export function templateComparisonFinding(report: Report<'template-comparison'>): Finding | null {
  const { params, rows } = report
  const [pair] = rows
  if (!pair) return null
  const digits = rateDigits(Math.max(pair.rateA ?? 0, pair.rateB ?? 0))
  const { a, b, rateA, rateB, convertedA, convertedB, peopleA, peopleB } = pair
  if (rateA === null || rateB === null) return { headline: headline(pair, digits), sub: onlyThose(params) }
  const apart = fewButApart({ ...pair, exactPValue: exactP(pair) })
  const nameOf = inSentenceAmong([a, b])
  const lead = atSameMix(report)
  const counts = lead?.pair ?? pair
  const topicless = hasNoTopicOfBoth(report)
  return {
    headline: lead
      ? [`${sameMix(lead.mixOf)}, `, ...headline(lead.pair, digits, topicless)]
      : headline(pair, digits, topicless),
    sub: [
      ...onlyThose(params),
      ...(lead ? [...(topicless ? [] : pagesMayDiffer(lead.mixOf)), ...ofThoseAlike(pair, lead)] : []),
      `${nameOf(a)}: ${percent(rateA, digits)}, ${count(convertedA)} of ${count(peopleA)}.`,
      `${nameOf(b)}: ${percent(rateB, digits)}, ${count(convertedB)} of ${count(peopleB)}.`,
      ...(apart === null ? [] : [apart]),
      ...(lead ? [amongAll(pair, lead, digits)] : amongFew(report, digits)),
      ...whichCounts(counts),
      ...unlikeMix(report, lead?.mixOf ?? params.withinEach),
      ...withinStrata(report, digits),
      ...outsidePeriod(report, [
        { key: a, later: pair.convertedLaterA },
        { key: b, later: pair.convertedLaterB },
      ]),
      'People choose where they land: this is association, not effect.',
      ...(isApart(counts) || isMixAlone(pair, lead)
        ? []
        : howManyMore(counts, Math.min(counts.peopleA, counts.peopleB), digits, lead !== null)),
    ],
  }
}

/** Picked by its rates among others: p alone says too much. */
const isPicked = ({ named, pAdjusted, pairsTested }: Pair): boolean => !named && pAdjusted !== null && pairsTested > 1

const pThatCounts = (pair: Pair): number | null => (isPicked(pair) ? pair.pAdjusted : pair.pValue)

const isApart = (pair: Pair): boolean => isTold(pThatCounts(pair))

interface AtSameMix {
  pair: Pair
  mixOf: WithinEach
}

/**
 * What the two differ by with the same mix of strata on both sides, where that can be told and was asked for, or is another verdict: then
 * it is the answer.
 */
function atSameMix(report: Report<'template-comparison'>): AtSameMix | null {
  const { params, rows } = report
  if (params.withinEach === null) {
    const held = heldUnasked(report)
    return held !== null && isOfMost(rows[0]!, held.pair) ? held : null
  }
  const adjusted = rows.find(({ stratum, enough }) => stratum === adjustedStrata && enough)
  return adjusted ? { pair: adjusted, mixOf: params.withinEach } : null
}

function heldUnasked(report: Report<'template-comparison'>): AtSameMix | null {
  return mixTurns(report) && !hasNoTopicOfBoth(report)
    ? { pair: asHeld(report.rows[0]!), mixOf: report.totals.mixOf! }
    : null
}

/** Of a few who are alike nobody unasked is told first. */
const isOfMost = (all: Pair, held: Pair): boolean => held.peopleA * 2 >= all.peopleA && held.peopleB * 2 >= all.peopleB

/** Pages that have no topic in common differ in more than their template. */
const hasNoTopicOfBoth = ({ params, rows: [pair] }: Report<'template-comparison'>): boolean =>
  params.withinEach !== 'topic' && pair?.topicMix?.among === null

/** Whether the verdict is another one with the same mix on both sides, unasked. */
export function mixTurns({ params, rows: [pair], totals }: Report<'template-comparison'>): boolean {
  if (!pair || params.withinEach !== null || totals.mixOf === null) return false
  const held = asHeld(pair)
  return isTurnedByMix({ ...pair, pAdjusted: pThatCounts(pair), sameMixPAdjusted: pThatCounts(held) })
}

const asHeld = (pair: Pair): Pair => ({
  ...pair,
  difference: pair.sameMixDifference,
  low: pair.sameMixLow,
  high: pair.sameMixHigh,
  pValue: pair.sameMixPValue,
  pAdjusted: pair.sameMixPAdjusted,
  peopleA: pair.sameMixPeopleA ?? pair.peopleA,
  peopleB: pair.sameMixPeopleB ?? pair.peopleB,
})

/** A difference that only the mix makes, of whose size there is nothing to tell. */
const isMixAlone = (pair: Pair, lead: AtSameMix | null): boolean =>
  lead !== null && isApart(pair) && !isApart(lead.pair)

const sameMix = (mixOf: WithinEach): string => `With ${alikeWords(mixOf)} on both sides`

const isTurned = (adjusted: Pair, all: Pair): boolean =>
  Math.sign(adjusted.difference ?? 0) * Math.sign(all.difference ?? 0) < 0

/** What the headline would be without strata. */
function amongAll(all: Pair, { pair, mixOf }: AtSameMix, digits: number): string {
  const turned = isApart(pair) && isTurned(pair, all) ? '; their visitors differ' : ''
  return `Among all, whatever their ${strataWords[mixOf].one}: ${plainWords(headline(all, digits))}${turned}.`
}

/** Another verdict that is of the smaller part of a side. */
function amongFew(report: Report<'template-comparison'>, digits: number): string[] {
  const held = heldUnasked(report)
  if (held === null) return []
  const [all] = report.rows
  return [
    `${sameMix(held.mixOf)}: ${plainWords(headline(held.pair, digits))}.`,
    ...pagesMayDiffer(held.mixOf),
    ...ofThoseAlike(all!, held),
  ]
}

/** Said where a tenth of a side or more has nobody on the other side to be compared with. */
function ofThoseAlike(all: Pair, { pair, mixOf }: AtSameMix): string[] {
  if (pair.peopleA > all.peopleA * 0.9 && pair.peopleB > all.peopleB * 0.9) return []
  const nameOf = inSentenceAmong([all.a, all.b])
  return [
    `Alike are ${count(pair.peopleA)} of the ${count(all.peopleA)} people of ${nameOf(all.a)} and ${count(pair.peopleB)} of the ${count(all.peopleB)} of ${nameOf(all.b)}; the others are of a ${strataWords[mixOf].one} that only one of the two has.`,
  ]
}

/** Where the pair by itself is told apart, and as one of all pairs is not: which verdict is for whom. */
function whichCounts(pair: Pair): string[] {
  const { enough, pValue, pAdjusted, pairsTested, exactPValue, exactPAdjusted, named } = pair
  if (!enough && named && isTold(exactPValue) && exactPAdjusted !== null && !isTold(exactPAdjusted))
    return [
      `${pText(exactPValue)} counts if these two were the one question before looking; picked out of all pairs afterwards they are not told apart, adjusted ${pText(exactPAdjusted)}.`,
    ]
  if (!enough || pAdjusted === null || !isTold(pValue) || isTold(pAdjusted)) return []
  const among = `${pairsTested} pairs`
  return isPicked(pair)
    ? [
        `These two were picked by their rates, so p is adjusted for all ${among}; had they been the one question before looking, ${pText(pValue)} would count.`,
      ]
    : [
        `${pText(pValue)} counts if these two were the one question before looking; picked out of the ${among} afterwards they are not told apart, adjusted ${pText(pAdjusted)}.`,
      ]
}

/** To all that the mix is of, or also to what of the unlike is not held yet; null where nothing is unlike, and the verdict no other one. */
export function mixToAsk(report: Report<'template-comparison'>): WithinEach | null {
  const { params, rows, totals } = report
  const { mix, campaignMix, deviceMix } = rows[0]!
  const isUnlike = { channel: mix, campaign: campaignMix, device: deviceMix }
  const missing = (['channel', 'campaign', 'device'] as const).filter((each) => isUnlike[each] !== null && !holds(params.withinEach, each)) // prettier-ignore
  if (missing.length === 0) return mixTurns(report) ? totals.mixOf : null
  return missing.reduce(holdingAlso, params.withinEach ?? totals.mixOf)
}

/** Their rates may differ by who was sent to them. `held`: in what they are alike. */
function unlikeMix(report: Report<'template-comparison'>, held: WithinEach | null): string[] {
  const { a, b, ...pair } = report.rows[0]!
  const unless = <T>(dimension: string, found: T | null): T | null => (holds(held, dimension) ? null : found)
  const campaignMix = unless('campaign', pair.campaignMix)
  // Who is sent where is decided by campaign, and a campaign is of one channel.
  const mix = campaignMix === null ? unless('channel', pair.mix) : null
  const deviceMix = unless('device', pair.deviceMix)
  const topicMix = unless('topic', pair.topicMix)
  const nameOf = inSentenceAmong([a, b])
  const ofTopics =
    topicMix === null
      ? []
      : [
          `${percent(topicMix.shareA, 0)} of the people of ${nameOf(a)} were on pages about ${topicMix.topic}, ${percent(topicMix.shareB, 0)} of ${nameOf(b)}: ${topicMix.among === null ? 'no topic is of both' : `compare within each topic, such as ${topicMix.among}`}.`,
        ]
  const ofCampaigns =
    campaignMix === null
      ? []
      : [
          `${percent(campaignMix.shareA, 0)} of the people of ${nameOf(a)} came by the campaign ${campaignMix.campaign}, ${percent(campaignMix.shareB, 0)} of ${nameOf(b)}: ${campaignMix.among === null ? 'no campaign brought people to both' : `compare within each ${strataWords[mixToAsk(report)!].one}`}.`,
        ]
  const sentences =
    deviceMix === null
      ? [...ofTopics, ...ofCampaigns]
      : [
          ...ofTopics,
          ...ofCampaigns,
          `${percent(deviceMix.shareA, 0)} of the people of ${nameOf(a)} were ${onDevice(deviceMix.device)}, ${percent(deviceMix.shareB, 0)} of ${nameOf(b)}: ${deviceMix.among === null ? 'no kind of device is of both' : `compare people ${onDevice(deviceMix.among)}`}.`,
        ]
  if (mix === null) return sentences
  const by = mix.channels.every(isPaidChannel) && mix.channels.length > 1 ? 'paid channels' : listed(mix.channels)
  const among =
    mix.among === null ? 'no channel brought people to both' : `compare among one channel, such as ${mix.among}`
  return [
    ...sentences,
    `${percent(mix.shareA, 0)} of the people of ${nameOf(a)} came by ${by}, ${percent(mix.shareB, 0)} of ${nameOf(b)}: ${among}.`,
  ]
}

const saidStrata = 4

/** The two within each device, channel, campaign, topic or language, and as they would differ with the same mix of them on both sides. */
function withinStrata(report: Report<'template-comparison'>, digits: number): string[] {
  const { params, rows } = report
  const { withinEach } = params
  if (withinEach === null) return []
  const { one } = strataWords[withinEach]
  const [all] = rows
  const strata = rows.filter(({ stratum }) => stratum !== allStrata && stratum !== adjustedStrata)
  const enough = strata.filter((row) => row.enough)
  const few = strata.filter((row) => !row.enough).map((row) => row.stratum!)
  const nameOf = inSentenceAmong([all!.a, all!.b])
  const said = enough.slice(0, saidStrata).map((row, at) => {
    const verdict = isTold(row.pAdjusted) ? '' : ', not told apart'
    return `${row.stratum} ${differenceWords(row, digits, at === 0, verdict)}`
  })
  const more = enough.length - said.length
  const tooFew =
    few.length === 0 ? '' : `too few to tell: ${few.length > saidStrata ? `${few.length} others` : listed(few)}`
  const each =
    said.length === 0
      ? `Within each ${one} ${few.length === 0 ? 'nobody is counted' : 'there are too few to tell'}.`
      : `${nameOf(all!.a)} less ${nameOf(all!.b)} within each ${one}: ${said.join(', ')}${more > 0 ? ` and ${more} more` : ''}${tooFew && `; ${tooFew}`}.`
  const isOfOne = enough.slice(0, saidStrata).some(({ low, high, pAdjusted }) => !isTold(pAdjusted) && ((low ?? 0) > 0 || (high ?? 0) < 0)) // prettier-ignore
  const ofOne = isOfOne
    ? [`Each of these intervals is of one ${one} alone; what is told apart allows for all of them.`]
    : []
  const adjusted = rows.find(({ stratum }) => stratum === adjustedStrata)
  if (adjusted)
    return [
      each,
      ...ofOne,
      ...sameOnEach(all!, withinEach),
      ...(adjusted.enough ? [] : [`${sameMix(withinEach)}: too few to tell.`]),
    ]
  const meet = strata.some(({ peopleA, peopleB }) => peopleA > 0 && peopleB > 0)
  return [
    each,
    ...ofOne,
    meet
      ? `Not adjusted for ${one}: some pages have several, and their people are in each.`
      : `No ${one} has people on both sides.`,
  ]
}

function sameOnEach({ homogeneity }: Pair, withinEach: WithinEach): string[] {
  if (homogeneity === null) return []
  const { pValue } = homogeneity
  return [
    isTold(pValue)
      ? `The difference is not the same on every ${strataWords[withinEach].one} (${pText(pValue)}).`
      : `The differences by ${strataWords[withinEach].one} cannot be told apart from one another (${pText(pValue)}).`,
  ]
}

/** `+1.2 points (95\u00a0%\u00a0interval +0.5 to +1.9)` of what has people on both sides. */
function differenceWords({ difference, low, high }: Pair, digits: number, isFirst = true, after = ''): string {
  const name = isFirst ? '95\u00a0%\u00a0interval ' : ''
  return `${points(difference ?? 0, digits)} points (${name}${points(low ?? 0, digits)} to ${points(high ?? 0, digits)}${after})`
}

/** ` by the usual test (3.3 expected, it takes 5), 15 of 268 against 16 of 2,275; by Fisher’s exact test Pricing converts better, p < 0.001`. */
function tooFewWords(pair: Pair, better: string): string {
  const counts = `, ${count(pair.convertedA)} of ${count(pair.peopleA)} against ${count(pair.convertedB)} of ${count(pair.peopleB)}`
  const p = exactP(pair)
  if (p === null) return `${counts}: fewer than 5 would be expected`
  const isAdjusted = p !== pair.exactPValue
  return `${byTheUsualTest(pair)}${counts}${exactVerdict(p, `${better} converts better`, 'does not tell them apart', isAdjusted)}`
}

/** The exact p that counts. */
const exactP = ({ named, exactPValue, exactPAdjusted }: Pair): number | null =>
  named ? exactPValue : (exactPAdjusted ?? exactPValue)

/** `City pages beat Articles by 3.0 points (95\u00a0%\u00a0interval 2.5 to 3.6), p < 0.001, n = 12,704`. */
function headline(pair: Pair, digits: number, topicless = false): Words {
  const n = `, n = ${count(pair.peopleA + pair.peopleB)}`
  const nameOf = inSentenceAmong([pair.a, pair.b])
  const both = `${nameOf(pair.a)} and ${nameOf(pair.b)}`
  if (pair.difference === null || pair.low === null || pair.high === null)
    return [`${both}: nobody is counted in one of them`]
  if (!pair.enough)
    return [
      `${nameOf(pair.a)} or ${nameOf(pair.b)}: `,
      { figure: 'too few to tell' },
      tooFewWords(pair, nameOf(pair.difference >= 0 ? pair.a : pair.b)),
    ]
  const p = isPicked(pair) ? `adjusted ${pText(pair.pAdjusted)}` : pText(pair.pValue)
  const interval = intervalName(pair.low, pair.high, isApart(pair), isPicked(pair))
  const signed = (share: number): string => points(share, digits)
  // With its sign, as beside it in the chart and the table.
  if (topicless || !isApart(pair))
    return [
      topicless
        ? `${both} have no topic in common, so their templates cannot be compared: `
        : `${both} cannot be told apart: `,
      { figure: `${signed(pair.difference)} points` },
      `${pair.difference === 0 ? '' : ` for ${nameOf(pair.a)}`} (${interval} ${signed(pair.low)} to ${signed(pair.high)}), ${p}${n}`,
    ]
  const [better, worse, low, high] = pair.difference > 0 ? [pair.a, pair.b, pair.low, pair.high] : [pair.b, pair.a, -pair.high, -pair.low] // prettier-ignore
  const unsigned = (share: number): string => signed(share).replace('+', '')
  return [
    `${nameOf(better)} beat ${nameOf(worse)} by `,
    { figure: `${size(pair.difference, digits)} points` },
    ` (${interval} ${unsigned(low)} to ${unsigned(high)}), ${p}${n}`,
  ]
}
