/** Rows with more or fewer cells than the header. */

/**
 * Rows of this table mostly go on behind the header with blanks: all of them end with a delimiter, say. Where they do not,
 * one that does has a value too many somewhere, which moved its last, blank cells.
 */
export const hasBlankTails = (columns: number, rows: readonly { cells: readonly string[] }[]): boolean =>
  rows.filter(({ cells }) => cells.length > columns).length * 2 > rows.length

/** Sentence for a row that cannot be read by the header, or null. `extraIsBlank`: of the cells behind the header's last. */
export function raggedReason(
  cells: number,
  columns: number,
  extraIsBlank: boolean,
  blankTails: boolean,
): string | null {
  if (cells === columns || (cells > columns && extraIsBlank && blankTails)) return null
  const widths = `it has ${cells} cells where the header has ${columns}`
  return cells < columns ? widths : `${widths}: a value that holds the delimiter needs quotes`
}
