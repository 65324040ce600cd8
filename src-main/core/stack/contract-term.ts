/**
 * Until when a contract runs, as a list or a person says. That payments stopped is a guess at when a tool ended: a bill of a
 * year, entered twice within a week, looks like one of days.
 */
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

/** The same of a column alone. */
export const statedTermStart = ({ custom }: Pick<Tool, 'custom'>): IsoDate | null =>
  Object.entries(custom).flatMap(([name, value]) => startColumn.test(name.trim()) && isDate.test(value.trim()) ? [value.trim()] : []).at(0) ?? null // prettier-ignore

const isDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
