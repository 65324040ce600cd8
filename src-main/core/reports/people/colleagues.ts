/** Who pays for somebody else: `invoices@acme.com` reached the next goal, `ann@acme.com` on the list did not. */
import { findGoal } from '../../journeys/model.ts'
import { companies } from '../../journeys/companies.ts'
import type { ReportContext } from '../report-context.ts'
import { timesOf } from '../goal-to-goal/times-of.ts'

/** Of a person, somebody else of the same company who reached the goal at any time; null where nobody did. */
export function colleagues(context: ReportContext, goal: string): (person: number) => number | null {
  const companyOf = companies(context)
  const reached = timesOf(context, findGoal(context.config, goal), 'ever')
  const first = new Map<string, number>()
  for (let person = 0; person < context.journeys.people; person++) {
    const company = companyOf(person)
    if (company !== null && !first.has(company) && reached(person, 0) !== null) first.set(company, person)
  }
  return (person) => {
    const company = companyOf(person)
    const found = company === null ? undefined : first.get(company)
    return found === undefined || found === person ? null : found
  }
}
