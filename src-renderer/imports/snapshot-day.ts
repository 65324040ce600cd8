export const today = (): string => new Date().toISOString().slice(0, 10)

/** The day a file is probably of: `tools-2019-06-30.csv`, `stack 2019-06.xlsx`, `tools_2019.csv`; else today. */
export function dayOfName(name: string, now: string = today()): string {
  const [, year, month, day] =
    /(?<!\d)(20\d\d)(?:[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(name) ?? []
  if (year === undefined) return now
  const last = new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)).getUTCDate()
  const found = `${year}-${month ?? '12'}-${day !== undefined && Number(day) <= last ? day : String(last)}`
  // A list of a year that is not over yet is of today.
  return found > now ? now : found
}
