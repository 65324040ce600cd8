/** What the command line says of days in a report's period that moved its rates, with the commands that decide about them. */
import type { Call } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { robotsOfDay, unusualDaySentence, withKeptDay, withoutDay } from '../../../shared/unusual-day.ts'
import { configCommand, toDo } from './config-command.ts'
import { count } from './format/numbers.ts'
import { printable } from './format/terminal.ts'
import { robotsCommand } from './robots.ts'

const mostSaid = 3

export async function unusualDays(
  call: Call,
  workspace: string,
  params: { goal?: unknown; from?: unknown; to?: unknown },
  { excludeTraffic, excludeUserAgents }: WorkspaceConfig,
): Promise<string[]> {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const { goal, from, to } = params
  const days = await call('excludeTraffic.unusualDays', { goal: text(goal), from: text(from), to: text(to) })
  const said = days.slice(0, mostSaid).map((each) => {
    const { landing } = each
    const out = configCommand({ excludeTraffic: withoutDay(excludeTraffic, each.day, { landing: landing?.path ?? null }) }, workspace) // prettier-ignore
    const whom =
      landing === null
        ? 'who came first on it'
        : `the ${count(landing.people)} of them who landed on ${printable(landing.path)} ("landing":null: all who came first on it)`
    const robots = robotsOfDay(each)
    const first =
      robots === null
        ? ''
        : ` ${robots}${toDo('leave robots out, which keeps other visitors of the day', robotsCommand(excludeUserAgents, workspace))}`
    const kept = configCommand({ excludeTraffic: withKeptDay(excludeTraffic, each.day) }, workspace)
    return `${printable(unusualDaySentence(each))} They count here (report volume has the day).${first}${toDo(`leave out ${whom}`, out)}${toDo('keep them, and this line away', kept)}`
  })
  const more = days.length - said.length
  return more > 0 ? [...said, `So are ${count(more)} more days; see report volume.`] : said
}
