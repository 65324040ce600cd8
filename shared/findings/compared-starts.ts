/** Whether those of one goal go on to a third more often than those of another, in words. */
import { count, counted, decimals, inSentenceAmong, percent, plural, points, pText } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'
import { ratedPeople } from '../reports/goal-to-goal.ts'
import { isTold } from '../statistics/significance.ts'
import { goingOn, medianWords, sameDaySentences } from './going-on.ts'
import { byTheUsualTest, exactVerdict } from './exact-test.ts'
import { howManyMore, size } from './how-many-more.ts'
import { intervalName } from './interval-name.ts'
import { fewButApart } from './too-few.ts'
import type { Finding, Words } from './words.ts'

type Params = Report<'goal-to-goal'>['params']
type Totals = Report<'goal-to-goal'>['totals']
type Compared = NonNullable<Totals['compared']>

export function comparedStarts(params: Params, totals: Totals, compared: Compared): Finding {
  const { then } = params
  const { a, b, peopleA, peopleB } = compared
  const other = totals.against!
  const nameOf = inSentenceAmong([a, b])
  const starts = [
    { goal: nameOf(a), totals },
    { goal: nameOf(b), totals: other },
  ]
  const had = starts.filter((start) => hadBefore(start.totals) > 0)
  const apart = fewButApart(compared)
  const order = otherOrder(compared)
  const ahead = headStart(params, compared, nameOf)
  return {
    headline: orderDecides(compared)
      ? dependsOnOrder(params, compared, compared.otherOrder, nameOf)
      : headline(params, compared, nameOf),
    sub: [
      ...order,
      `Compared are people who had not reached “${then}” before${had.length === 0 ? '' : `: ${had.map((start) => `${count(hadBefore(start.totals))} with “${start.goal}”`).join(' and ')} had`}.`,
      ...reachedBoth(compared),
      ...(apart === null ? [] : [apart]),
      ...ahead,
      ...(compared.enough && !isTold(compared.pValue) && !orderDecides(compared)
        ? howManyMore(compared, Math.min(peopleA, peopleB), 1)
        : []),
      'People choose what they do: this is association, not effect.',
    ],
    limits: [...order, ...ahead],
    more: [
      ...starts.flatMap((start) => sameDaySentences(start.goal, then, start.totals)),
      ...starts.map(
        ({ goal, totals: of }) =>
          `“${goal}”, whoever had reached “${then}” before: ${count(of.wentOn)} of ${count(ratedPeople(of))}${of.rate === null ? '' : ` (${percent(of.rate)})`}${medianWords(of.medianDays)}.`,
      ),
      goingOn(params, starts),
    ],
  }
}

type Other = NonNullable<Compared['otherOrder']>
type Judged = Pick<Other, 'enough' | 'pValue' | 'exactPValue' | 'difference'>

const isJudged = ({ enough, pValue }: Judged): boolean => enough && isTold(pValue)

/** Whether it is another verdict, read in the other order of one day. */
const orderDecides = (compared: Compared): compared is Compared & { otherOrder: Other } =>
  compared.otherOrder !== null &&
  compared.difference !== null &&
  compared.otherOrder.difference !== null &&
  (isJudged(compared) !== isJudged(compared.otherOrder) ||
    (isJudged(compared) && compared.difference > 0 !== compared.otherOrder.difference > 0))

/** `Whether more of “Fair” than of “No show” go on to “Trial” depends on what came first on one day: +9.3 points (p = 0.114) or +19.2 points (p = 0.004)`. */
function dependsOnOrder(
  { then, withinDays }: Params,
  compared: Compared,
  other: Other,
  nameOf: (name: string) => string,
): Words {
  const soon = withinDays === null ? '' : ` within ${counted(withinDays, 'day')}`
  const said = (of: Judged): Words => [{ figure: `${points(of.difference ?? 0, 1)} points` }, ` (${testWords(of)})`]
  return [
    `Whether more of “${nameOf(compared.a)}” than of “${nameOf(compared.b)}” go on to “${then}”${soon} depends on what came first on one day: `,
    ...said(compared),
    ' or ',
    ...said(other),
  ]
}

/** `p = 0.114`, `too few to tell, exact p = 0.032`. */
const testWords = ({ enough, pValue, exactPValue }: Pick<Judged, 'enough' | 'pValue' | 'exactPValue'>): string =>
  enough ? pText(pValue) : `too few to tell${exactPValue === null ? '' : `, exact ${pText(exactPValue)}`}`

function otherOrder({ otherOrder: other }: Compared): string[] {
  if (other === null) return []
  const { convertedA, peopleA, convertedB, peopleB, difference, low, high } = other
  const test =
    difference === null || low === null || high === null
      ? ''
      : `: ${points(difference, 1)} points (${intervalName(low, high, isTold(other.pValue))} ${points(low, 1)} to ${points(high, 1)}), ${testWords(other)}`
  return [
    `With the other order on days of which the hour is not known, ${count(convertedA)} of ${count(peopleA)} and ${count(convertedB)} of ${count(peopleB)} go on${test}.`,
  ]
}

/** Of those in the rate. */
const hadBefore = (of: Totals | NonNullable<Totals['against']>): number => ratedPeople(of) - of.couldPeople

function reachedBoth({ both, bothAtOnce }: Compared): string[] {
  if (both === 0) return []
  const first = both - bothAtOnce
  const said = [
    ...(first > 0 ? [`${first === both ? '' : `${count(first)} of them `}${plural(first, 'counts', 'count')} for the one reached first`] : []),
    ...(bothAtOnce > 0 ? [`${bothAtOnce === both ? '' : `${count(bothAtOnce)}, of whom nobody knows which that was, `}${plural(bothAtOnce, 'counts', 'count')} for neither${bothAtOnce === both ? ', as nobody knows which was first' : ''}`] : []),
  ] // prettier-ignore
  return [`${counted(both, 'person', 'people')} reached both in the period and ${said.join('; ')}.`]
}

/** Without a limit, whoever started earlier has had longer. */
function headStart(
  { withinDays }: Params,
  { a, b, headStartDays }: Compared,
  nameOf: (name: string) => string,
): string[] {
  const days = Math.abs(headStartDays ?? 0)
  if (withinDays !== null || headStartDays === null || days < 1) return []
  const [early, late] = headStartDays > 0 ? [a, b] : [b, a]
  return [
    `“${nameOf(early)}” was reached ${decimals(days, days < 10 ? 1 : 0)} ${plural(days, 'day')} earlier than “${nameOf(late)}” in the median, and so has had longer: going on within some days (withinDays) is the same time for both.`,
  ]
}

/** `29.6 % of the 115 with “Fair” go on to “Trial”, 22.1 points more than of the 40 with “No show” (95\u00a0%\u00a0interval 8.2 to 31.9), p = 0.004`. */
function headline({ then, withinDays }: Params, compared: Compared, nameOf: (name: string) => string): Words {
  const { a, b, rateA, rateB, difference, low, high, peopleA, peopleB, convertedA, convertedB, enough, pValue } =
    compared
  const [one, other] = [`“${nameOf(a)}”`, `“${nameOf(b)}”`]
  if (rateA === null || rateB === null || difference === null || low === null || high === null)
    return [
      `Nobody is left of ${[...(rateA === null ? [one] : []), ...(rateB === null ? [other] : [])].join(' or of ')} who could go on to “${then}”`,
    ]
  const soon = withinDays === null ? '' : ` within ${counted(withinDays, 'day')}`
  if (!enough)
    return [
      `${one} or ${other}: `,
      { figure: 'too few to tell' },
      tooFewWords(compared, `${count(convertedA)} of ${count(peopleA)} against ${count(convertedB)} of ${count(peopleB)} go on to “${then}”${soon}`, difference >= 0 ? one : other),
    ] // prettier-ignore
  const [from, to] = difference >= 0 ? [low, high] : [-high, -low]
  const sure = ` (${intervalName(low, high, isTold(pValue))} ${plain(from)} to ${plain(to)}), ${pText(pValue)}`
  const of = (rate: number, people: number, name: string): string =>
    `${percent(rate)} of the ${count(people)} with ${name}`
  if (!isTold(pValue))
    return [
      `${one} and ${other} cannot be told apart: ${of(rateA, peopleA, one)} and ${of(rateB, peopleB, other)} go on to “${then}”${soon}, `,
      { figure: `${size(difference, 1)} points` },
      sure,
    ]
  return [
    `${of(rateA, peopleA, one)} go on to “${then}”${soon}, `,
    { figure: `${size(difference, 1)} points` },
    ` ${difference > 0 ? 'more' : 'fewer'} than of the ${count(peopleB)} with ${other}${sure}`,
  ]
}

/** ` by the usual test (4.1 expected, it takes 5), 3 of 40 against …; by Fisher’s exact test more of “Fair” do, p = 0.004`. */
const tooFewWords = (compared: Compared, counts: string, better: string): string =>
  compared.exactPValue === null
    ? `, ${counts}: fewer than 5 would be expected`
    : `${byTheUsualTest(compared)}, ${counts}${exactVerdict(compared.exactPValue, `more of ${better} do`, 'does not tell them apart')}`

const plain = (share: number): string => points(share, 1).replace('+', '')
