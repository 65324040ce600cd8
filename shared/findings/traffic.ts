/** What is read by most, and what more or fewer people read than before, in words. */
import type { Report } from '../reports/index.ts'
import { addDays, count, counted, dateRange, inSentence, inSentenceAmong, percent } from '../text/figures.ts'
import { conversion } from '../text/noun.ts'
import type { Finding } from './words.ts'

type Result = Report<'traffic'>

/** Changes said in a sentence. */
const mostNamed = 3

/** Sources, devices and the like are not read. */
const isRead = ({ by }: Result['params']): boolean => by === 'group' || by === 'page' || by === 'host' || by === 'language' // prettier-ignore

export function trafficFinding(report: Result, noun = conversion): Finding {
  const { totals, params } = report
  const { people, most, conversions, convertedPeople, withoutView } = totals
  const inPeriod = `${counted(conversions, noun.one, noun.many)} ${conversions === 1 ? 'lies' : 'lie'} in the period`
  if (most === null)
    return { headline: ['Nobody read anything in this period'], sub: conversions === 0 ? [] : [`${inPeriod}.`] }
  return {
    headline: [
      `${inSentence(most.key)} ${isRead(params) ? 'is read by the most people' : 'has the most people'}: `,
      { figure: count(most.people) },
      ` of ${count(people)} (${percent(most.people / people)})`,
    ],
    sub: [
      ...changesSaid(report, noun),
      `${inPeriod}${conversions === 0 || withoutView === 0 ? '' : `, ${count(withoutView)} of them of people without a view in it before`}; ${count(convertedPeople)} of the ${count(people)} people (${percent(convertedPeople / people)}) convert after a view.`,
    ],
  }
}

/** From the first half of the complete intervals to the last; empty where there are too few. */
export function changesSaid({ params, totals: { halves } }: Result, noun = conversion): string[] {
  if (halves === null || params.interval === null) return []
  const { intervals, changes, people, conversions } = halves
  const nameOf = inSentenceAmong(changes.map(({ key }) => key))
  const spans = (name: string): string => counted(intervals, name)
  const first = `the first ${spans(params.interval)} (${daysOf(halves.firstFrom, halves.firstTo)})`
  const last = `the last ${count(intervals)} (${daysOf(halves.lastFrom, halves.lastTo)})`
  const more = changes.length - mostNamed
  const named = changes
    .slice(0, mostNamed)
    .map(
      (change) => `${nameOf(change.key)} from ${count(change.first)} to ${count(change.last)} people${byHow(change)}`,
    )
    .join(', ')
  const together = `all together ${count(people.first)} and ${count(people.last)} people, ${count(conversions.first)} and ${counted(conversions.last, noun.one, noun.many)}`
  return changes.length === 0
    ? [`No ${params.by} has more or fewer people in ${last} than in ${first} by more than chance; ${together}.`]
    : [
        `From ${first} to ${last} most change: ${named}${more > 0 ? `, and ${count(more)} more by more than chance` : ''}; ${together}.`,
        'These are counts, not causes: season, campaigns or what else is new may be behind a change.',
      ]
}

const daysOf = (from: string, to: string): string => dateRange(from, addDays(to, -1))

const byHow = ({ first, last }: { first: number; last: number }): string =>
  first === 0 ? '' : ` (${last > first ? '+' : ''}${percent(last / first - 1, 0)})`
