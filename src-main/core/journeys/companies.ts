/** The company somebody writes from, told by the domain of their email address. */
import type { ReportContext } from '../reports/report-context.ts'
import { isMailProvider } from './mail-providers.ts'

type Context = Pick<ReportContext, 'db' | 'journeys'>

/** `acme.com` of who is known, or was before, as `ann@acme.com`; null without an address, or with one of a provider of mail for everybody. */
export function companies({ db, journeys }: Context): (person: number) => string | null {
  const ofUser = new Map<number, string>()
  const take = (user: number, address: string): void => {
    const domain = companyOf(address)
    if (domain !== null) ofUser.set(user, domain)
  }
  for (const { previous, to } of journeys.identities.aliases) take(to, previous)
  const named = db.prepare(`SELECT id, value FROM user WHERE instr(value, '@') > 1`).raw().all() as [number, string][]
  // What somebody is called by is nearer than what they were before.
  for (const [id, value] of named) take(id, value)
  const user = journeys.column('personUser')
  return (person) => ofUser.get(user[person]!) ?? null
}

function companyOf(address: string): string | null {
  const domain = /^[^\s@]+@([^\s@*]+\.[^\s@*]+)$/.exec(address)?.[1]?.toLowerCase()
  return domain === undefined || isMailProvider(domain) ? null : domain
}
