/**
 * Until when a contract runs, as a list or a person says. That payments stopped is a guess at when a tool ended: a bill of a
 * year, entered twice within a week, looks like one of days.
 */
import { toDate, toDay } from './cost.ts'
import { monthNumber } from './months.ts'
import type { IsoDate, Tool } from './tool.ts'

/** An end that payments guessed is none of a contract, and they know of no renewal. null = nothing says. */
export function contractRunsUntil(
  { renewalDate, endDate }: Pick<Tool, 'renewalDate' | 'endDate'>,
  isEndGuessed: boolean,
): IsoDate | null {
  const end = isEndGuessed ? null : endDate
  return renewalDate !== null && (end === null || renewalDate > end) ? renewalDate : end
}

/** Whether a contract is still in force on the day from which payments seem to be over; null = they name no such day. */
export const isInForceAfter = (runsUntil: IsoDate | null, over: IsoDate | null): boolean =>
  runsUntil !== null && (over === null || runsUntil > over)

const startColumn = /^(?:start of (?:the )?(?:current |contract )?term|(?:current |contract )?term (?:start|from|since)(?: date)?|current (?:term|contract) start(?: date)?)$/i // prettier-ignore

/** The first day of the term that a contract is in, as a column of a list says it, else the day it began; null = not known. */
export const termStart = (tool: Pick<Tool, 'startDate' | 'custom'>): IsoDate | null =>
  statedTermStart(tool) ?? tool.startDate

const termColumn = /^(?:(?:contract|current|initial|subscription) )?(?:term|duration)(?: length)?(?: \(?(?:in )?(months?|mths?|mos?|years?|yrs?)\)?)?$/i // prettier-ignore
const renewalTermColumn = /^renewal (?:term|period)(?: length)?(?: \(?(?:in )?(months?|mths?|mos?|years?|yrs?)\)?)?$/i
const termWords = /^(\d{1,3}|an?|one|two|three)?\s*-?\s*(months?|mths?|mos?|m|years?|yrs?|y|annual(?:ly)?|yearly)?$/i
const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 }

/** `12` under `Term (months)`, `1 year`, `annual`; null = a number without a unit, or other words. */
function termIn(value: string, unitOfColumn: string | undefined): number | null {
  const [whole, number, unitOfValue] = termWords.exec(value.trim()) ?? []
  const unit = (unitOfValue ?? unitOfColumn)?.toLowerCase()
  if (whole === undefined || unit === undefined || whole === '') return null
  if (number === undefined && !/^(?:annual|yearly)/.test(unit)) return null
  const many = number === undefined ? 1 : (words[number.toLowerCase()] ?? Number(number))
  const months = unit.startsWith('m') ? many : many * 12
  return months >= 1 && months <= 120 ? months : null
}

/**
 * How many months a contract is renewed for: as a column of its renewal term says, else of its term, else those from the start
 * of the term it is in to its renewal date, where they are whole. null = not known.
 */
export function termMonths(tool: Pick<Tool, 'renewalDate' | 'custom'>): number | null {
  const stated = (column: RegExp): number | null =>
    Object.entries(tool.custom).flatMap(([name, value]) => {
      const found = column.exec(name.trim())
      return found === null ? [] : (termIn(value, found[1]) ?? [])
    }).at(0) ?? null // prettier-ignore
  return stated(renewalTermColumn) ?? stated(termColumn) ?? monthsOfTerm(tool)
}

function monthsOfTerm(tool: Pick<Tool, 'renewalDate' | 'custom'>): number | null {
  const start = statedTermStart(tool)
  if (start === null || tool.renewalDate === null) return null
  const renewal = toDay(tool.renewalDate)
  // A list may have the last day of the term in place of the first of the next.
  const day = [renewal, renewal + 1].find((each) => toDate(each).slice(8) === start.slice(8))
  if (day === undefined) return null
  const months = monthNumber(toDate(day)) - monthNumber(start)
  return months >= 1 && months <= 120 ? months : null
}

/** The same of a column alone. */
export const statedTermStart = ({ custom }: Pick<Tool, 'custom'>): IsoDate | null =>
  Object.entries(custom).flatMap(([name, value]) => startColumn.test(name.trim()) && isDate.test(value.trim()) ? [value.trim()] : []).at(0) ?? null // prettier-ignore

const isDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
