/** Whether the name of a column says that its times are in UTC: `Created date (UTC)`, `timestamp_utc`, `createdAtGMT`. */

/** Not of `GMT+2` or `utc_offset`, which say another zone or none. */
export function isUtcByName(column: string): boolean {
  const words = column.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
  return /(?<!\p{L})(utc|gmt)(?!\p{L})(?!\s*[+\-−–]\s*\d)(?![\s_-]*offset)/iu.test(words)
}
