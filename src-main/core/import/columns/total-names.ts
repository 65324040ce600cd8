/** What people call the line that adds a table up, in the languages whose headings are known. */
export const isTotalName = (name: string): boolean => totalNames.test(name)

const totalNames =
  /^(?:(?:grand|sub|overall|eind)[\s-]?)?(?:totals?|sums?|summe|zwischensumme|gesamt(?:summe|betrag|kosten)?|insgesamt|total g[eé]n[eé]ral|totale|totaux|totaal|sommes?|suma)(?: (?:annual |yearly )?(?:costs?|spend|amount|per year|a year))?(?:\s*\([^)]*\))?\s*(?::.*)?$/i

/** `€ 1.200,00`, `(350)`, `12 %`, `USD` and `–`: what a line of sums has beside its name. */
const besideTotal = /^(?:[\p{Sc}A-Z]{0,4}\s*[-–−+(]*\s*[\d.,'’\s]*\d\s*\)?\s*(?:%|\p{Sc}|[A-Z]{3})?|[A-Z]{3}|[-–—])$/u

/**
 * The name of a total in whatever cell of a row, where all else in it are amounts or nothing; null = the row is no line of
 * sums. A row that is usable is what it says, whatever it is called: ask only of others.
 */
export function totalIn(cells: readonly string[]): string | null {
  let named: string | null = null
  for (const cell of cells) {
    const text = cell.trim()
    if (isTotalName(text)) named ??= text
    else if (text !== '' && !besideTotal.test(text)) return null
  }
  return named
}
