/** What the data show of conversions without a page: who was known before pages begin, and who has a colleague with pages. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { companies } from '../../journeys/companies.ts'
import { findPageTimes } from '../../journeys/pages-begin.ts'
import type { Scan } from '../../journeys/scan.ts'
import type { ReportContext } from '../report-context.ts'
import type { Colleagues } from '../people/colleagues.ts'

type Totals = Pick<ReportTotals<'content-attribution'>, 'earlierUnattributed' | 'colleaguesUnattributed'>

/** `worthOf` is of a row of journeys, and null where the goal is worth nothing. */
export function describeWithoutPage(
  context: ReportContext,
  { conversions: { count, start, end, row, person } }: Scan,
  worthOf: ((row: number) => number) | null,
): Totals {
  const without: number[] = []
  for (let c = 0; c < count; c++) if (end[c] === start[c]) without.push(c)
  if (without.length === 0) return { earlierUnattributed: 0, colleaguesUnattributed: null }
  const { offset } = context.journeys.everybody
  const time = context.journeys.column('time')
  const begin = findPageTimes(context)?.first ?? -Infinity
  const colleagueOf = colleaguesWithPages(context)
  const shared = without.filter((c) => colleagueOf(person[c]!) !== null)
  return {
    earlierUnattributed: without.filter((c) => time[offset[person[c]!]!]! < begin).length,
    colleaguesUnattributed:
      shared.length === 0
        ? null
        : {
            people: new Set(shared.map((c) => person[c]!)).size,
            conversions: shared.length,
            value: worthOf === null ? null : finite(shared.reduce((sum, c) => sum + worthOf(row[c]!), 0)),
          },
  }
}

/** null where a currency has no rate: that is said elsewhere. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** Of somebody without an interaction, somebody else of the same company who has one; null where nobody has. */
export function colleaguesWithPages(context: ReportContext): (person: number) => number | null {
  const find = colleaguesByCompany(context)
  return (person) => find(person)?.first ?? null
}

/** The same with all of them. */
export function colleaguesByCompany(context: ReportContext): (person: number) => Colleagues | null {
  const { journeys, config } = context
  const companyOf = companies(context)
  const { offset } = journeys.touches(config, journeys.classes(config.contentGroups))
  const hasPage = (person: number): boolean => offset[person + 1]! > offset[person]!
  const found = new Map<string, Colleagues>()
  for (let person = 0; person < journeys.people; person++) {
    if (!hasPage(person)) continue
    const company = companyOf(person)
    if (company === null) continue
    const known = found.get(company)
    if (known) known.people++
    else found.set(company, { company, first: person, people: 1 })
  }
  return (person) => {
    const company = hasPage(person) ? null : companyOf(person)
    return company === null ? null : (found.get(company) ?? null)
  }
}
