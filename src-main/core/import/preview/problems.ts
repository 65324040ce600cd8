/** What a preview says of a file, and what stands in its way. */
import { dayOrderProblem, type PreviewProblem } from '../../../../shared/import.ts'
import { noteParts } from '../../../../shared/notes/note-lists.ts'
import { isNoExpense } from '../../../../shared/stack/no-expense.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { isOfFooter } from '../text/footer.ts'
import { textNotes } from '../notes.ts'

export const problem = (
  level: PreviewProblem['level'],
  title: string,
  detail: string,
  more: Partial<PreviewProblem> = {},
): PreviewProblem => ({ level, title, detail, count: 0, firstLine: null, ...more })

/** Why a row is rejected, at the head of a note of its own. */
const titleOf = (reason: string): string => {
  const sentence = reason.replace(/^it /, 'the row ')
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`
}

export const howItIsRead = (details: readonly string[]): PreviewProblem[] => inParts('How it is read', details)

/** Each with its list in parts. */
export const inParts = (title: string, details: readonly string[]): PreviewProblem[] =>
  details.map((detail) => {
    const { sentence, items } = noteParts(detail)
    return problem('info', title, sentence, items.length > 0 ? { more: items } : {})
  })

/** Titles of what stands in the way of a plan, by the code of its error. */
export const columnProblems = {
  BAD_FILE: 'A column is missing',
  UNSUPPORTED: 'A column cannot be chosen',
}

/** What `read` throws becomes a question for day and month; null then. */
export function askingDayOrder<T>(problems: PreviewProblem[], read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push(problem('error', dayOrderProblem, error.message))
    return null
  }
}

/** One problem for each reason, the commonest first. */
export function rejectProblems(rejects: { line: number; reason: string; member?: string }[]): PreviewProblem[] {
  const byReason = new Map<string, PreviewProblem>()
  for (const { line, reason, member } of rejects) {
    const known = byReason.get(reason)
    const where = `line ${line}${member === undefined ? '' : ` of ${member}`}`
    if (known) known.count++
    else
      byReason.set(
        reason,
        problem(
          isNoExpense(reason) || isOfFooter(reason) ? 'info' : 'error',
          isOfFooter(reason) ? 'Lines below the table' : titleOf(reason),
          isOfFooter(reason)
            ? `A footer, as tools write the name of a report and who made it: no rows, not counted and listed. First at ${where}.`
            : `${isNoExpense(reason) ? 'No expense, so it is not counted and is listed' : 'Rejected and listed'}. First at ${where}.`,
          {
            count: 1,
            firstLine: line,
            ...(member !== undefined && { member }),
          },
        ),
      )
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count)
}

/** What is said of a file's text beforehand: the same sentences as afterwards. */
export function textProblems(inspection: Inspection): PreviewProblem[] {
  const broken = new Map<string, PreviewProblem>()
  for (const { line, reason } of inspection.broken) {
    const known = broken.get(reason)
    if (known) known.count++
    else
      broken.set(
        reason,
        problem(
          'error',
          `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`,
          `The line is rejected and listed. First at line ${line}.`,
          { count: 1, firstLine: line },
        ),
      )
  }
  const notes = textNotes(inspection, inspection.damage).map((detail) =>
    detail.startsWith('The first')
      ? problem('info', 'Lines before the header', detail)
      : problem(
          'warning',
          detail.startsWith('Its encoding')
            ? `Read as ${inspection.encoding}`
            : detail.startsWith('Ids')
              ? 'Damaged ids'
              : 'Characters that are no text',
          detail,
        ),
  )
  return [...broken.values(), ...notes]
}
