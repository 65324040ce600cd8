/** What joins ids to people, and what another rule would change, in words. */
import { count, counted, listed, percent, plural } from '../text/figures.ts'
import { conversion, type Noun } from '../text/noun.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import type { Finding, Words } from './words.ts'

type Rule = ReportRow<'identity'>

const changes = (row: Rule): number => (row.changedFirstTouch ?? 0) + (row.gained ?? 0) + (row.lost ?? 0)

export function identityFinding(report: Report<'identity'>, noun = conversion): Finding | null {
  const active = report.rows.find((row) => row.active)
  if (!active) return null
  const others = report.rows.filter((row) => !row.active)
  const sub = [howJoined(active), ...others.map((row) => `${row.rule}: ${ruleChanges(row, active, noun)}.`)]
  return { headline: headline(report, active, noun), sub }
}

function headline({ rows, totals }: Report<'identity'>, active: Rule, noun: Noun): Words {
  if (active.conversions === null)
    return [
      { figure: count(active.people) },
      ` people out of ${counted(totals.visitors, 'visitor id')} and ${counted(totals.users, 'user id')}`,
    ]
  const most = Math.max(...rows.map(changes))
  if (most === 0) return [`No ${noun.one} depends on who is taken for one person`]
  const of = counted(active.conversions, noun.one, noun.many)
  return [
    'At most ',
    { figure: count(most) },
    ` of ${of}, ${percent(most / Math.max(1, active.conversions))}, depend on who is taken for one person`,
  ]
}

/** How many people are joined by what. */
export function howJoined({ people, severalVisitors, byLogin, byPreviousId }: Rule): string {
  const have = `${count(severalVisitors)} ${plural(severalVisitors, 'has', 'have')} several visitor ids (devices or browsers)`
  const login = `${count(byLogin)} ${plural(byLogin, 'was', 'were')} recognised by a login`
  return `Of ${counted(people, 'person', 'people')}, ${listed([have, login, `${count(byPreviousId)} by a previous id`])}.`
}

/** What a rule would change against the one in use: `would give 3 fewer people and 4 sign-ups no longer counted`. */
export function ruleChanges(row: Rule, active: Rule, noun = conversion): string {
  const fewer = (difference: number): string => `${count(Math.abs(difference))} ${difference < 0 ? 'fewer' : 'more'}`
  const people = row.people - active.people
  const said = people === 0 ? [] : [`${fewer(people)} ${plural(Math.abs(people), 'person', 'people')}`]
  if (row.gained) said.push(`${counted(row.gained, noun.one, noun.many)} newly counted`)
  if (row.lost) said.push(`${counted(row.lost, noun.one, noun.many)} no longer counted`)
  if (row.changedFirstTouch) {
    const { changedFirstTouch: changed } = row
    said.push(`${counted(changed, noun.one, noun.many)} that ${plural(changed, 'begins', 'begin')} elsewhere`)
  }
  const attributed = (row.attributed ?? 0) - (active.attributed ?? 0)
  if (attributed !== 0) said.push(`${fewer(attributed)} attributed`)
  return said.length === 0 ? 'would change nothing' : `would give ${listed(said)}`
}
