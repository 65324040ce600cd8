/**
 * When a contract must be cancelled so that it does not renew. The date of a list is never rolled forward, but for what is said
 * to be renewed by its terms.
 */
import type { Exit } from '../../../shared/reports/report.ts'
import { termMonths } from './contract-term.ts'
import { type Day, toDate, toDay } from './cost.ts'
import { monthsAfter } from './months.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface Renewal {
  renewalDate: IsoDate
  /** Renewal date − notice days; notice days that are not known count as 0. */
  cancelBy: IsoDate
  /** From `day` to cancelBy; negative when that has passed. */
  daysLeft: number
  /** null = not known. */
  noticeDays: number | null
}

/** Custom field: what a list says in place of a renewal date, such as `monthly`. */
export const renewsColumn = 'Renews'

const monthly =
  /^(renews |rolling )?(monthly|every month|each month|month[ -](to|by)[ -]month|per month|maandelijks|per maand|mensuel(le)?(ment)?|chaque mois|tous les mois|monatlich|jeden monat|mensual(mente)?|cada mes|mensil[ei]|mensilmente|ogni mese|mensal(mente)?|todo mês|todos os meses)$/i

/** Whether a cell says that a contract renews each month. */
export const isMonthlyRenewal = (text: string): boolean => monthly.test(text.trim().replace(/[.!]$/, ''))

/** It can be left by the month, so that no date is missing. */
export const renewsMonthly = ({ renewalDate, custom }: Pick<Tool, 'renewalDate' | 'custom'>): boolean =>
  renewalDate === null && isMonthlyRenewal(custom[renewsColumn] ?? '')

/** null = the renewal date is not known. */
export function renewalOf(tool: Tool, day: Day): Renewal | null {
  if (tool.renewalDate === null) return null
  const cancelBy = toDay(tool.renewalDate) - (tool.noticeDays ?? 0)
  return {
    renewalDate: tool.renewalDate,
    cancelBy: toDate(cancelBy),
    daysLeft: cancelBy - day,
    noticeDays: tool.noticeDays,
  }
}

/** null = not known. What ends by the day it would renew on does not. */
export const renewsByItself = ({ autoRenew, endDate, renewalDate }: Tool): boolean | null =>
  endDate !== null && renewalDate !== null && endDate <= renewalDate ? false : autoRenew

export interface RenewedByTerms extends Renewal {
  /** That of the list, which has passed. */
  statedRenewal: IsoDate
  termMonths: number
}

/**
 * The next renewal of a contract whose date has passed, which renews by itself, and whose term is known; null = none is.
 * Whether it was left is not asked here: what is paid tells.
 */
export function renewedByTerms(tool: Tool, day: Day): RenewedByTerms | null {
  const { renewalDate, endDate, autoRenew } = tool
  const term = termMonths(tool)
  if (renewalDate === null || endDate !== null || autoRenew !== true || term === null) return null
  const stated = toDay(renewalDate)
  if (stated >= day) return null
  let terms = 1
  while (monthsAfter(stated, terms * term) < day) terms += 1
  const next = renewalOf({ ...tool, renewalDate: toDate(monthsAfter(stated, terms * term)) }, day)!
  return { ...next, statedRenewal: renewalDate, termMonths: term }
}

/** Whether a contract can still be left before it renews, asked on `day`. */
export function exitOf(tool: Tool, day: Day): Exit {
  const renewal = renewalOf(tool, day)
  if (renewal === null) return 'no date'
  if (toDay(renewal.renewalDate) < day) return 'date passed'
  if (renewal.daysLeft >= 0) return 'in time'
  const renews = renewsByItself(tool)
  return renews === null ? 'unsure' : renews ? 'too late' : 'ends'
}

/**
 * The part of a year's cost that leaving it saves in the year from `day`: all of it where no renewal date says that it is
 * paid any longer, else that of the days from the renewal on; in either case to the day on which it ends anyway. 0 where it
 * renews first, since its next end is not within the year; null where nobody knows when it can end.
 */
export function savedOfFirstYear(tool: Tool, day: Day): number | null {
  const next = new Date(`${toDate(day)}T00:00:00Z`)
  const end = next.setUTCFullYear(next.getUTCFullYear() + 1) / 86_400_000
  const until = tool.endDate === null ? end : Math.min(end, toDay(tool.endDate))
  const partFrom = (from: Day): number => Math.max(0, until - from) / (end - day)
  switch (exitOf(tool, day)) {
    case 'no date':
      return partFrom(day)
    case 'in time':
    case 'ends':
      return partFrom(toDay(tool.renewalDate!))
    case 'too late':
      return 0
    case 'unsure':
    case 'date passed':
      return null
  }
}
