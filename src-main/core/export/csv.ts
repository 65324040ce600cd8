/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text again. */
export function neutraliseFormula(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
