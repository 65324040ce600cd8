/**
 * Lines that a tool writes below its table: the name of the report, whose it is, who made it and when, such as the five of Salesforce.
 * Each is one cell, they stand together at the end, and one of them says so in words that no row has.
 */
interface Rejected {
  line: number
  reason: string
  raw: string
}

const footerReason = 'it is a line of the footer below the table, which is no row'

export const isOfFooter = (reason: string): boolean => reason === footerReason

const saysFooter =
  /copyright|©|all rights reserved|do not distribute|^"?(generated|exported|created|run) (by|on|at)\b|^"?(report (name|generated|run)|generated:)/i
/** Of a table with few columns a row may have lost its others. */
const oneCell = /^it has 1 cells where the header has (?:[3-9]|\d\d+)$/
/** More are no footer, but a table that is broken. */
const mostLines = 12
/** Blank lines lie between. */
const nearLines = 3

/** Rejected rows in the order of their lines, of which those of a footer say that they are. */
export function namingFooter<R extends Rejected>(rejects: readonly R[]): R[] {
  const ordered = rejects.toSorted((a, b) => a.line - b.line)
  let from = ordered.length
  while (from > 0 && oneCell.test(ordered[from - 1]!.reason)) {
    const next = ordered[from]
    if (next !== undefined && next.line - ordered[from - 1]!.line > nearLines) break
    from--
  }
  const footer = ordered.slice(from)
  const isFooter =
    footer.length > 0 && footer.length <= mostLines && footer.some(({ raw }) => saysFooter.test(raw.trim()))
  return isFooter
    ? [...ordered.slice(0, from), ...footer.map((each) => ({ ...each, reason: footerReason }))]
    : [...rejects]
}
