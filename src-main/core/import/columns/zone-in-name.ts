/** What the name of a column says of the zone of its times: `Created date (UTC)`, `timestamp_utc`, `createdAtGMT`, `Signed Up (ET)`. */
import { columnKey } from '../formats/columns.ts'

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

/** `Start Date (in UTC)` without its aside. */
export const withoutUtc = (column: string): string =>
  column.replace(/\s*[([](?:in )?(?:utc|gmt)[^()[\]]*[)\]]\s*$/i, '')

/** As people write them, summer or winter: a column of a whole year is in both. */
const zones: Record<string, string> = {
  'America/New_York': 'ET EST EDT',
  'America/Chicago': 'CT CST CDT',
  'America/Denver': 'MT MST MDT',
  'America/Los_Angeles': 'PT PST PDT',
  'Europe/Berlin': 'CET CEST MEZ MESZ',
}

/** The zone that a name has in brackets; short words elsewhere in it (`et`, `PT`) are words. */
export function zoneByName(column: string): string | null {
  const said = /\(([A-Z]{2,4})\)\s*$/.exec(column)?.[1]
  if (said === undefined) return null
  return Object.entries(zones).find(([, names]) => names.split(' ').includes(said))?.[0] ?? null
}

const wordsOf = (column: string): string =>
  column.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
