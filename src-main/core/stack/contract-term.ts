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
