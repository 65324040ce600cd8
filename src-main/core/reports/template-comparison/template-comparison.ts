/** Two content groups, pages, sources … side by side: the difference of their rates, and whether it can be told from chance. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams } from '../../../../shared/reports/index.ts'
import { isJointGroup } from '../../../../shared/pages/joint-group.ts'
import { pagesWords } from '../../../../shared/pages/path-parts.ts'
import { allStrata, strataDimensions } from '../../../../shared/reports/template-comparison.ts'
import { nearest } from '../../nearest.ts'
import { detectableDifference, peopleNeeded } from '../../statistics/proportions.ts'
import type { ReportContext, RunReport } from '../report-context.ts'
import { strataToHold } from '../count-strata.ts'
import { adjustedAmong } from '../template-pairs/find-pairs.ts'
import {
  countTemplates,
  exactOf,
  leadersFirst,
  namesOf,
  proportionOf,
  tellable,
  type CountedTemplate,
} from '../templates.ts'
import { compareStrata, compareTemplates, heldToMix } from './strata.ts'
import { campaignMix, channelMix, deviceMix, topicMix } from './unlike-mix.ts'

function whichThereAre(key: string, names: readonly string[]): string {
  const near = nearest(key, names)
  if (near.length === 0) return `there are ${namesOf(names)}`
  return `the nearest of the ${names.length} there are: ${namesOf(near)}`
}

/** What is paid and what is organic is no tag: the same advertisement is `cpc`, `CPC` and `ppc`, and a search found has none. */
const towardsChannels = (by: ReportParams<'template-comparison'>['by'], key: string): string =>
  (by === 'medium' || by === 'source') && /organic|paid|search|direct|social/i.test(key)
    ? ' Which visits are paid and which organic is told by channel (--by channel --a "Paid Search" --b "Organic Search").'
    : ''

/** Throws NOT_FOUND where a dimension is named in place of a content group. */
function notWithinDimension(
  { config, journeys }: ReportContext,
  { within }: Pick<ReportParams<'template-comparison'>, 'within'>,
): void {
  const each = strataDimensions.find((dimension) => dimension === within)
  if (each === undefined || journeys.classes(config.contentGroups).groups.includes(each)) return
  throw new AppError('NOT_FOUND', `There is no content group "${each}" to look within. The two are compared within each ${each} when asked so (--within-each ${each}).`) // prettier-ignore
}

export const templateComparison: RunReport<'template-comparison'> = (context, params) => {
  notWithinDimension(context, params)
  const { goal, eligible, templates, names, totals } = countTemplates(context, params)
  const known = new Set(names)
  const find = (side: string, asked: string): CountedTemplate => {
    const key = context.journeys.countedKey(params.by, asked, known)
    if (!names.includes(key))
      throw new AppError(
        'NOT_FOUND',
        `There is no ${one} "${key}" to be ${side}; ${whichThereAre(key, names)}.${towardsChannels(params.by, key)}`,
      )
    return (
      templates.find((template) => template.key === key) ?? { key, people: 0, convertedPeople: 0, convertedLater: 0 }
    )
  }
  const one = params.by === 'group' ? 'content group' : params.by
  const beyond = [
    ...[params.within, params.channel, params.device].filter((each) => each !== null).map((each) => `"${each}"`),
    ...(params.pages === null ? [] : [pagesWords(params.pages)]),
  ]
  const written = [params.a, params.b].map((key) => key && context.journeys.countedKey(params.by, key, known))
  // Pages that had one template after another say little of either.
  const isMixed = (key: string): boolean => params.by === 'group' && isJointGroup(key)
  // Not said which: the leader, and the strongest of the others.
  const others = leadersFirst(templates, isMixed).filter(({ key }) => !written.includes(key))
  const pick = (side: string, key: string | null): CountedTemplate => {
    if (key !== null) return find(side, key)
    const most = others.shift()
    if (most) return most
    throw new AppError(
      'NOT_FOUND',
      `There are no two ${one}s with people to compare; ${params.by === 'group' ? 'add rules, or ' : ''}widen the period${beyond.map((each) => `, or look beyond ${each}`).join('')}.`,
    )
  }
  const a = pick('a', params.a)
  const b = pick('b', params.b)
  if (a.key === b.key) throw new AppError('USAGE', `"${a.key}" cannot be compared with itself; name two.`)
  const tells = tellable(templates)
  const sideA = proportionOf(a)
  const sideB = proportionOf(b)
  const sides = compareTemplates([a, b])
  const { withinEach } = params
  const { mixOf, strata } = strataToHold(context, eligible, params)
  const among = adjustedAmong(templates, a.key, b.key, strata)
  const within =
    withinEach === null || strata === null ? null : compareStrata(strata, params, a.key, b.key, among.sameMix)
  const enough = sides.enough && tells(a) && tells(b)
  return {
    params: { ...params, goal, a: a.key, b: b.key },
    rows: [
      {
        stratum: withinEach === null ? null : allStrata,
        ...sides,
        ...among.all,
        named: params.a !== null && params.b !== null,
        enough,
        exactPValue: exactOf(enough, sideA, sideB),
        detectable: detectableDifference(sideA, sideB),
        peopleNeeded: sides.rateA === null || sides.rateB === null ? null : peopleNeeded(sides.rateA, sides.rateB),
        mix: channelMix(context, eligible, params, a.key, b.key),
        campaignMix: campaignMix(context, eligible, params, a.key, b.key),
        deviceMix: deviceMix(context, eligible, params, a.key, b.key),
        topicMix: topicMix(context, eligible, params, a.key, b.key),
        ...heldToMix(enough ? strata : null, a.key, b.key, among.sameMix.pAdjusted),
        homogeneity: within?.homogeneity ?? null,
      },
      ...(within?.rows ?? []),
    ],
    totals: { ...totals, mixOf },
  }
}
