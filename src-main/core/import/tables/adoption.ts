/**
 * Which column says when a tool was adopted. The start of a contract is often that of its current term, which says nothing of
 * it; it is taken where nothing better is there, and that is said.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { isTermColumn } from '../../../../shared/notes/adoption.ts'
import { toDay } from '../../stack/cost.ts'
import type { Tool } from '../../stack/tool.ts'
import { headingNames } from '../columns/headings.ts'

/** Names of columns that say it, best first. */
export const adoptionColumns = headingNames('adopted')

/** A term of a year, and the days by which renewals are rounded. */
const longestTerm = 373
const fewestDates = 3
const mostOf = 0.8

/** Whether most tools begin within a year of their renewal, as terms do. */
function areTerms(tools: readonly Tool[]): boolean {
  const dated = tools.filter(({ startDate, renewalDate }) => startDate !== null && renewalDate !== null)
  const within = dated.filter(({ startDate, renewalDate }) => {
    const days = toDay(renewalDate!) - toDay(startDate!)
    return days > 0 && days <= longestTerm
  })
  return dated.length >= fewestDates && within.length >= dated.length * mostOf
}

/** Sentences about the column that first days are taken from. */
export function adoptionNotes(columns: readonly string[], map: ColumnMap, tools: readonly Tool[]): string[] {
  const column = map['start_date']
  if (column === undefined || tools.every(({ startDate }) => startDate === null)) return []
  const isTerm = isTermColumn(column)
  const others = columns.filter(
    (name) => name !== column && isTermColumn(name) && /start|begin|début|inici|iníci|inizio|ingang/i.test(name),
  )
  if (!isTerm && others.length > 0)
    return [`"${column}" is taken as the day a tool was adopted; "${others.join('", "')}" stays a custom field.`]
  if (!isTerm && !areTerms(tools)) return []
  const why = isTerm ? 'since no column says it better' : 'though most are within a year of the renewal'
  return [`"${column}" is taken as the day a tool was adopted, ${why}. Where it begins the current term, the tool was in use before: choose another column as the start date, or none (--map start_date=).`] // prettier-ignore
}
