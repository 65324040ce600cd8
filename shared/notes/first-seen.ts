/** Days on which people came first and by which they are left out (`excludeTraffic.firstSeen`), in words. */
import type { FirstSeen } from '../config.ts'
import { counted, date, listed } from '../text/figures.ts'

/** `14 Apr 2026`, `14 Apr 2026, on /a/**, one page only`. */
export const firstSeenName = ({ day, landing, onePage }: FirstSeen): string =>
  [date(day), ...(landing === null ? [] : [`on ${landing}`]), ...(onePage ? ['one page only'] : [])].join(', ')

/** Who is in no report for it; null where nobody is left out by a day. */
export function firstSeenSentence(rules: readonly FirstSeen[], fits: readonly { people: number }[]): string | null {
  if (rules.length === 0) return null
  const whom = rules.map((rule, index) => `${counted(fits[index]!.people, 'person', 'people')} who came first on ${firstSeenName(rule)}`) // prettier-ignore
  return `Left out of all reports: ${listed(whom)}`
}
