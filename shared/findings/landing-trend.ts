/** Whether the rate of what people land on rises or falls, in words. */
import { count, counted, inSentenceAmong, listed, percent, pText, rateDigits } from '../figures.ts'
import type { Report } from '../reports/index.ts'
import { isTold } from '../significance.ts'
import { onlyThose } from './only-those.ts'
import type { Finding } from './words.ts'

type Result = Report<'landing-trend'>
type Trend = Result['totals']['trends'][number]

/** How far the ends are apart; 0 where they are not named. */
const change = ({ firstRate, lastRate }: Trend): number => Math.abs((lastRate ?? 0) - (firstRate ?? 0))

/** Of the trends told from chance, the one that changes most leads. */
export function landingTrendFinding({ rows, params, totals }: Result): Finding {
  if (rows.length === 0) return { headline: ['Nobody landed in this period'], sub: onlyThose(params) }
  const { trends, intervals, tooRecent, landedEarlier, convertedEarlier } = totals
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate)))
  const told = trends
    .filter(({ pAdjusted, direction }) => isTold(pAdjusted) && direction !== null)
    .toSorted((a, b) => change(b) - change(a))
  const [lead, ...others] = told
  const nameOf = inSentenceAmong(trends.map(({ key }) => key))
  const over = `over ${counted(intervals, params.interval)}`
  const days = counted(params.withinDays ?? 0, 'day')
  const earlier = [
    ...(landedEarlier > 0 ? [`${count(landedEarlier)} who landed before it`] : []),
    ...(convertedEarlier > 0 ? [`${count(convertedEarlier)} who had converted before it`] : []),
  ]
  return {
    headline: lead
      ? [
          `The rate of ${nameOf(lead.key)} `,
          { figure: `${lead.direction}s` },
          ` ${over}${endsOf(lead, digits)}, adjusted ${pText(lead.pAdjusted)}`,
        ]
      : intervals < 2
        ? [
            `There is no trend to tell: ${intervals === 0 ? 'no' : 'only one'} ${params.interval} has people who have had ${days} to convert`,
          ]
        : [`No rise or fall of a rate ${over} can be told from chance`],
    sub: [
      ...onlyThose(params),
      ...(others.length === 0
        ? []
        : [
            `${listed(others.slice(0, 3).map(({ key, direction }) => `${nameOf(key)} ${direction}s`))}${others.length > 3 ? ` and ${count(others.length - 3)} more change` : ''} too.`,
          ]),
      `Conversions within ${days} of landing, the same time for everybody${tooRecent > 0 ? `; ${counted(tooRecent, 'person', 'people')} landed too late to have had it and ${tooRecent === 1 ? 'is' : 'are'} not in the test` : ''}.`,
      ...(earlier.length === 0 ? [] : [`Not counted: of those seen in the period ${listed(earlier)}.`]),
    ],
  }
}

const endsOf = ({ firstRate, firstPeople, lastRate, lastPeople }: Trend, digits: number): string =>
  firstRate === null || firstPeople === null || lastRate === null || lastPeople === null
    ? ''
    : `: ${percent(firstRate, digits)} of the first ${count(firstPeople)} people, ${percent(lastRate, digits)} of the last ${count(lastPeople)}`
