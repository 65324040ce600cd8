/** Who pays for somebody else: `invoices@acme.com` reached the next goal, `ann@acme.com` on the list did not. */
import { findGoal } from '../../journeys/model.ts'
import { companies } from '../../journeys/companies.ts'
import type { ReportContext } from '../report-context.ts'
import { timesOf } from '../goal-to-goal/times-of.ts'

export interface Colleagues {
  company: string
  /** The one known first, and how many there are. */
  first: number
  people: number
}

/**
 * Of a person, those of the same company who reached the goal at any time; null where nobody did. Whoever pays has
 * rarely been where the goal asks people to have been before, so what it comes `after` is not asked of them.
 */
export function colleaguesWho(context: ReportContext, goal: string): (person: number) => Colleagues | null {
  const companyOf = companies(context)
  const reached = timesOf(context, { ...findGoal(context.config, goal), after: null }, 'ever')
  const reachedIn = new Map<string, number[]>()
  for (let person = 0; person < context.journeys.people; person++) {
    const company = companyOf(person)
    if (company === null || reached(person, 0) === null) continue
    const found = reachedIn.get(company)
    if (found) found.push(person)
    else reachedIn.set(company, [person])
  }
  return (person) => {
    const company = companyOf(person)
    const others = company === null ? [] : (reachedIn.get(company) ?? []).filter((other) => other !== person)
    return others.length === 0 ? null : { company: company!, first: others[0]!, people: others.length }
  }
}

export function colleagues(context: ReportContext, goal: string): (person: number) => number | null {
  const find = colleaguesWho(context, goal)
  return (person) => find(person)?.first ?? null
}
