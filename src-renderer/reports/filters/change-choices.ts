/** Dates that people ask about: the beginnings of quarters and months, each against the one before. */
import { addDays, date } from '../../format.ts'

export interface ChangeChoice {
  label: string
  from: string
  date: string
  /** null = as long as before, or as the data go. */
  to: string | null
}

const most = { quarter: 3, month: 3 }

/** First day of the month so many months from that of `day`. */
function monthFrom(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

const quarterName = (day: string): string => `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
const monthName = (day: string): string => date(day).replace(/^\d+\s/, '')

/** Of the data from `first` to `last` (days), the latest on top; only those with data on both sides. */
export function changeChoices(first: string, last: string): ChangeChoice[] {
  const list = (months: 1 | 3, name: (day: string) => string, count: number): ChangeChoice[] => {
    const choices: ChangeChoice[] = []
    let start = monthFrom(last, months === 3 ? -((Number(last.slice(5, 7)) - 1) % 3) : 0)
    for (; start > first && choices.length < count; start = monthFrom(start, -months)) {
      if (addDays(start, 1) > last) continue
      const next = monthFrom(start, months)
      choices.push({
        label: `${name(start)} against ${name(monthFrom(start, -months))}`,
        from: monthFrom(start, -months),
        date: start,
        to: next > last ? null : next,
      })
    }
    return choices
  }
  return [...list(3, quarterName, most.quarter), ...list(1, monthName, most.month)]
}
