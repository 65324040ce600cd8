/**
 * A list of people that makes one person of whoever converted without a page and a colleague who has some, or without having reached
 * another goal and a colleague who has, as who pays by `invoices@` for `ann@`: for a person to look through, and to import.
 */
import { csvLine } from '../../../shared/text/csv.ts'
import { companyAddresses } from '../journeys/companies.ts'
import { findGoal } from '../journeys/model.ts'
import { colleaguesByCompany } from '../reports/content-attribution/without-page.ts'
import { timesOf } from '../reports/goal-to-goal/times-of.ts'
import { colleaguesWho } from '../reports/people/colleagues.ts'
import { window, type ReportContext } from '../reports/report-context.ts'
import { texts } from './traits.ts'
import { writeWhole } from './write-whole.ts'

export interface ColleagueOptions {
  goal: string | null
  /** The goal that the colleague reached; null = the colleague has pages. */
  reached: string | null
  from: string | null
  to: string | null
}

/** The former id becomes the latter, at the time of its first conversion; the rest is for whoever looks through them. */
const columns = ['user_id', 'email', 'created_at', 'company', 'other_colleagues']

export function colleaguesText(context: ReportContext, options: ColleagueOptions): { text: string; records: number } {
  const { config, journeys, db } = context
  const range = window({ ...options, lookbackDays: null }, config)
  const { conversions } = journeys.scan(config, findGoal(config, options.goal), range)
  const reached = options.reached === null ? null : findGoal(config, options.reached)
  const find = reached ? colleaguesWho(context, reached.name) : colleaguesByCompany(context)
  const reachedAt = reached && timesOf(context, reached, 'ever')
  const addressOf = companyAddresses(context)
  const time = journeys.column('time')
  const [user, visitor] = [journeys.column('personUser'), journeys.column('personVisitor')]
  const [userText, visitorText] = [texts(db, 'user'), texts(db, 'visitor')]
  const idOf = (person: number): string => (user[person] === 0 ? visitorText[visitor[person]!]! : userText[user[person]!]!) // prettier-ignore
  const rows = new Map<number, string[]>()
  for (let c = 0; c < conversions.count; c++) {
    const person = conversions.person[c]!
    if (rows.has(person)) continue
    if (reachedAt ? reachedAt(person, 0) !== null : conversions.start[c] !== conversions.end[c]) continue
    const found = find(person)
    if (found === null) continue
    const at = new Date(time[conversions.row[c]!]!).toISOString()
    rows.set(person, [
      idOf(person),
      addressOf(found.first) ?? idOf(found.first),
      at,
      found.company,
      String(found.people - 1),
    ])
  }
  const sorted = [...rows.values()].sort(([a], [b]) => (a! < b! ? -1 : 1))
  return { text: [columns, ...sorted].map((row) => csvLine(row)).join(''), records: sorted.length }
}

export function exportColleagues(context: ReportContext, options: ColleagueOptions & { output: string }): number {
  const { text, records } = colleaguesText(context, options)
  writeWhole(options.output, (write) => write(text))
  return records
}
