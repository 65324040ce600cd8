/** What the command line says of days in a report's period that moved its rates, with the commands that decide about them. */
import type { Call } from '../../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { robotsOfDay, unusualDaySentence, withKeptDay, withoutDay } from '../../../../shared/notes/unusual-day.ts'
import { configCommand } from '../config-command.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note, type ToDo } from './note.ts'
import { robotsCommand } from './robots.ts'

const mostSaid = 3

export async function unusualDays(
  call: Call,
  workspace: string,
  params: { goal?: unknown; from?: unknown; to?: unknown },
  { excludeTraffic, excludeUserAgents }: WorkspaceConfig,
): Promise<Note[]> {
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
    const first: ToDo[] = robots === null ? [] : [{ does: 'leave robots out, which keeps other visitors of the day', command: robotsCommand(excludeUserAgents, workspace) }] // prettier-ignore
    const kept = configCommand({ excludeTraffic: withKeptDay(excludeTraffic, each.day) }, workspace)
    const text = `${printable(unusualDaySentence(each))} They count here (report volume has the day).${robots === null ? '' : ` ${robots}`}`
    return note(text, ...first, { does: `leave out ${whom}`, command: out }, { does: 'keep them, and this line away', command: kept }) // prettier-ignore
  })
  const more = days.length - said.length
  return more > 0 ? [...said, note(`So are ${count(more)} more days; see report volume.`)] : said
}
