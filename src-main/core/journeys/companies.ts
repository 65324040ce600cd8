/** The company somebody writes from, told by the domain of their email address. */
import type { ReportContext } from '../reports/report-context.ts'
import { isMailProvider } from './mail-providers.ts'

type Context = Pick<ReportContext, 'db' | 'journeys'>

/** `acme.com` of who is known, or was before, as `ann@acme.com`; null without an address, or with one of a provider of mail for everybody. */
export function companies(context: Context): (person: number) => string | null {
  const addressOf = companyAddresses(context)
  return (person) => {
    const address = addressOf(person)
    return address === null ? null : companyOf(address)
  }
}

/** The address that says so: what somebody is called by, else by another of the ids on their events, or what they were before. */
export function companyAddresses({ db, journeys }: Context): (person: number) => string | null {
  const ofUser = new Map<number, string>()
  const take = (user: number, address: string): void => {
    if (companyOf(address) !== null) ofUser.set(user, address)
  }
  for (const { previous, to } of journeys.identities.aliases) take(to, previous)
  const named = db.prepare(`SELECT id, value FROM user WHERE instr(value, '@') > 1`).raw().all() as [number, string][]
  // What somebody is called by is nearer than what they were before.
  for (const [id, value] of named) take(id, value)
  const user = journeys.column('personUser')
  const [offset, actor] = [journeys.column('offset'), journeys.column('actor')]
  const ofActor = Array.from(journeys.identities.actorUser, (id) => ofUser.get(id) ?? null)
  // Connected ids are one person, who is called by one of them.
  const onEvents = (person: number): string | null => {
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const address = ofActor[actor[row]!] ?? null
      if (address !== null) return address
    }
    return null
  }
  return (person) => ofUser.get(user[person]!) ?? onEvents(person)
}

function companyOf(address: string): string | null {
  const domain = /^[^\s@]+@([^\s@*]+\.[^\s@*]+)$/.exec(address)?.[1]?.toLowerCase()
  return domain === undefined || isMailProvider(domain) ? null : domain
}
