import { counted, listed } from '../text/figures.ts'

/** People known by an email address at one's own domain who count in reports: staff, as a rule. */
export interface OwnPeople {
  domains: string[]
  /** For `excludePeople`, that would leave them out. */
  patterns: string[]
  people: number
  events: number
  /** `site`: pages are on the domain; `company`: no other company has half as many people. */
  by: 'site' | 'company'
}

/** That they are there, and what of it. */
export function ownPeopleWords({ domains, people, events, by }: OwnPeople): [said: string, why: string] {
  const count = `with ${counted(events, 'event')} they count in every report.`
  return [
    `${counted(people, 'person has', 'people have')} an email address at ${listed(domains)}, ${by === 'site' ? 'the domain of the site' : 'more than at any other company'}.`,
    by === 'site' ? `Staff, as a rule: ${count}` : `If it is yours, these are staff: ${count}`,
  ]
}
