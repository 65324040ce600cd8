/** Who pays for somebody else: `invoices@acme.com` reached the next goal, `ann@acme.com` on the list did not. */
import { findGoal } from '../../journeys/model.ts'
import { companies } from '../../journeys/companies.ts'
import type { ReportContext } from '../report-context.ts'
import { timesOf } from '../goal-to-goal/times-of.ts'

/**
 * Of a person, somebody else of the same company who reached the goal at any time; null where nobody did. Whoever pays has
 * rarely been where the goal asks people to have been before, so what it comes `after` is not asked of them.
 */
export function colleagues(context: ReportContext, goal: string): (person: number) => number | null {
  const companyOf = companies(context)
  const reached = timesOf(context, { ...findGoal(context.config, goal), after: null }, 'ever')
  // One of two is somebody else.
  const firstTwo = new Map<string, number[]>()
  for (let person = 0; person < context.journeys.people; person++) {
    const company = companyOf(person)
    if (company === null || reached(person, 0) === null) continue
    const found = firstTwo.get(company)
    if (!found) firstTwo.set(company, [person])
    else if (found.length < 2) found.push(person)
  }
  return (person) => {
    const company = companyOf(person)
    const found = company === null ? undefined : firstTwo.get(company)
    return found?.find((other) => other !== person) ?? null
  }
}
