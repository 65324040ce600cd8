/** How many came and converted a week before a date and since, in words: a rate says nothing of how many there are. */
import { count, counted, date, decimals, listed } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

type Result = Report<'before-after'>

/** Fewer on both sides together say nothing of a week. */
const fewestPeople = 20
/** From such a change of either number on, what is only said of the rate says too little. */
const muchChanged = 0.2
const mostNamed = 3

interface PerWeek {
  peopleBefore: number
  peopleAfter: number
  convertedBefore: number
  convertedAfter: number
}

/** null where there are too few, or a period is shorter than a week. */
export function perWeek({ totals }: Result): PerWeek | null {
  const { daysBefore, daysAfter, peopleBefore, peopleAfter, convertedBefore, convertedAfter } = totals
  if (peopleBefore + peopleAfter < fewestPeople || Math.min(daysBefore, daysAfter) < 7) return null
  const [before, after] = [7 / daysBefore, 7 / daysAfter]
  return {
    peopleBefore: peopleBefore * before,
    peopleAfter: peopleAfter * after,
    convertedBefore: convertedBefore * before,
    convertedAfter: convertedAfter * after,
  }
}

/** Whether people or conversions a week are others by much, and by more than such numbers vary by chance (Poisson, at 5 %). */
export function isMuchChanged({ totals }: Result): boolean {
  const { daysBefore, daysAfter, peopleBefore, peopleAfter, convertedBefore, convertedAfter } = totals
  return [[peopleBefore, peopleAfter] as const, [convertedBefore, convertedAfter] as const].some(([before, after]) => {
    const [a, b] = [before / daysBefore, after / daysAfter]
    const variance = ((before + after) / (daysBefore + daysAfter)) * (1 / daysBefore + 1 / daysAfter)
    return a !== b && Math.abs(b - a) >= muchChanged * Math.max(a, b) && Math.abs(b - a) > 1.96 * Math.sqrt(variance)
  })
}

const aWeek = (figure: number): string => decimals(figure, figure < 100 ? 1 : 0)

/** `33.4 people a week landed before and 60.0 since, of whom 4.6 and 9.8 reached “Trial”`. */
export const perWeekWords = (of: PerWeek, goal: string | null): string =>
  `${aWeek(of.peopleBefore)} people a week landed before and ${aWeek(of.peopleAfter)} since, of whom ${aWeek(of.convertedBefore)} and ${aWeek(of.convertedAfter)} reached “${goal}”`

/** `20 Oct 2026 (57 people, 146 are usual) was unusually quiet: …`. */
export function unusualDaysSentence({ totals: { unusualDays }, params }: Result): string[] {
  if (unusualDays.length === 0) return []
  const named = (['low', 'high'] as const).flatMap((kind) => {
    const days = unusualDays.filter(({ unusual }) => unusual === kind)
    if (days.length === 0) return []
    const more = days.length - mostNamed
    const said = days
      .slice(0, mostNamed)
      .map(
        ({ day, people, expected }) =>
          `${date(day)} (${day < (params.date ?? '') ? 'before' : 'since'}: ${counted(people, 'person', 'people')}, ${count(Math.round(expected))} usual)`,
      )
    return [`unusually ${kind === 'low' ? 'quiet' : 'busy'} ${days.length === 1 ? 'was' : 'were'} ${listed([...said, ...(more > 0 ? [counted(more, 'more day')] : [])])}`] // prettier-ignore
  })
  const text = listed(named)
  return [`Of all people, ${text}; that moves what is counted a week, and on quiet days something may not have been tracked.`] // prettier-ignore
}
