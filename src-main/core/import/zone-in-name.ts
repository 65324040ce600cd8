/** Whether the name of a column says that its times are in UTC: `Created date (UTC)`, `timestamp_utc`, `createdAtGMT`. */
import { columnKey } from './formats/columns.ts'

/** Not of `GMT+2` or `utc_offset`, which say another zone or none. */
const utc = /(?<!\p{L})(utc|gmt)(?!\p{L})(?!\s*[+\-−–]\s*\d)(?![\s_-]*offset)/iu

export const isUtcByName = (column: string): boolean => utc.test(wordsOf(column))

/** The first of these columns that is called like one of `names` but for saying UTC: `createdAtUtc` like `created_at`. */
export function utcNamedLike(columns: readonly string[], names: readonly string[]): string | undefined {
  return columns.find((column) => {
    if (!isUtcByName(column)) return false
    const rest = wordsOf(column)
      .replace(utc, ' ')
      .replace(/[\s_\-.()[\]]+/g, ' ')
    return names.includes(columnKey(rest))
  })
}

const wordsOf = (column: string): string =>
  column.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
