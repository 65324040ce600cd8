/** What a row of the cheapest stack says of a tool that is dropped. */
import type { ReportRow } from '../../shared/reports/index.ts'
import { tooFewSeatsWords } from '../../shared/notes/too-few-seats.ts'
import { date } from '../format.ts'

type Row = ReportRow<'stack-consolidation'>

/** The day comes first: what comes after is cut where the column is narrow. */
export const leavingWords = (row: Row, rows: readonly Row[]): string =>
  [cancelWords(row), tooFewSeatsWords(row, rows)].filter((words) => words !== null).join('; ')

/** `cancel by 14 Mar 2020`, or why that cannot be done any more, with what is not known of it. */
const cancelWords = ({ cancelBy, noticeDays, renewalDate, exit }: Row): string => {
  if (cancelBy === null || renewalDate === null) return 'no renewal date'
  if (exit === 'too late')
    return `too late: was to be cancelled by ${date(cancelBy)}, renews ${date(renewalDate)} first`
  if (exit === 'unsure') return `too late to cancel (${date(cancelBy)}), if it renews by itself on ${date(renewalDate)}`
  if (exit === 'ends') return `ends ${date(renewalDate)}, does not renew by itself`
  if (exit === 'date passed') return `renewal date ${date(renewalDate)} has passed, the next is not known`
  return noticeDays === null ? `renews ${date(cancelBy)}, notice not known` : `cancel by ${date(cancelBy)}`
}
