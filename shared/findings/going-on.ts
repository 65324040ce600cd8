/** What going on from one goal to the next is, and what is not sure about it, in words. */
import { count, counted, date, decimals, listed, plural } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

/** `, after 14.2 days in the median`. */
export const medianWords = (days: number | null): string =>
  days === null
    ? ''
    : `, ${days < 1 ? 'within a day' : `after ${decimals(days, 1)} ${plural(days, 'day')}`} in the median`

interface StartOf {
  goal: string | null
  totals: Pick<Report<'goal-to-goal'>['totals'], 'wentOnLater' | 'tooRecent' | 'knownUntil'>
}

/** What going on is, and who is in no rate. */
export function goingOn({ then, withinDays }: Report<'goal-to-goal'>['params'], starts: readonly StartOf[]): string {
  const from = listed(starts.map(({ goal }) => `“${goal}”`), 'or') // prettier-ignore
  if (withinDays === null)
    return `Going on is reaching “${then}” at the same time as ${from} or later, also after the period; who reached ${from} lately has had less time.`
  const sum = (of: 'wentOnLater' | 'tooRecent'): number => starts.reduce((total, { totals }) => total + totals[of], 0)
  const [later, recent] = [sum('wentOnLater'), sum('tooRecent')]
  const [until, ...others] = new Set(starts.map(({ totals }) => totals.knownUntil))
  const known = until && others.length === 0 ? `“${then}” is known until ${date(until)}` : ''
  return `Going on is reaching “${then}” within ${counted(withinDays, 'day')} of ${from}, the same time for everybody, also after the period${clauses([
    later > 0 ? `${counted(later, 'person', 'people')} did so only later` : '',
    known,
    recent > 0 ? `${counted(recent, 'person', 'people')} reached ${from} too late to have had it${known === '' ? '' : ' by then'} and ${recent === 1 ? 'is' : 'are'} in no rate` : '',
  ])}.` // prettier-ignore
}

/** What depends on how a day without an hour is read. */
export function sameDaySentences(
  goal: string | null,
  then: string | null,
  { hadThen, sameDayBefore, sameDayAfter }: Pick<Report<'goal-to-goal'>['totals'], 'hadThen' | 'sameDayBefore' | 'sameDayAfter'>, // prettier-ignore
): string[] {
  const day = `on the day of “${goal}”, and of one of the two only the day is known`
  return [
    ...(sameDayBefore > 0
      ? [`${count(sameDayBefore)} of the ${count(hadThen)} who had reached “${then}” before did so ${day}: which came first is not known. Read as the other end of its day they have gone on: import its file again with the other choice of “Days are” (--days start or end) and have it replace the import that is there (\`touchstack imports undo\`).`] // prettier-ignore
      : []),
    ...(sameDayAfter > 0
      ? [`${count(sameDayAfter)} of those who went on did so ${day}: which came first is not known.`]
      : []),
  ]
}

const clauses = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('')
