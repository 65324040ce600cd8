import { withKeptDay, withoutDay } from '../../shared/notes/unusual-day.ts'
import type { CommandState } from '../api.ts'
import { date } from '../format.ts'
import { useSetting } from '../use-setting.ts'

/** Decides about whoever came first on a day; each decision can be undone from the word that says so. */
export function useUnusualDay(set: CommandState<'config.set'>) {
  const { value, put } = useSetting(set, 'excludeTraffic')
  return {
    settings: value,
    leaveOut: (day: string, of: { landing?: string; onePage?: boolean } = {}): Promise<boolean> =>
      put(
        (before) => withoutDay(before, day, of),
        `Whoever came first on ${date(day)}${of.landing === undefined ? '' : ` and landed on ${of.landing}`}${of.onePage ? ' and saw one page only' : ''} is left out of all reports.`,
      ),
    keep: (day: string): Promise<boolean> =>
      put((before) => withKeptDay(before, day), `Whoever came first on ${date(day)} counts in all reports.`),
    countAgain: (day: string): Promise<boolean> =>
      put(
        (before) => ({ ...before, firstSeen: before.firstSeen.filter((each) => each.day !== day) }),
        `Whoever came first on ${date(day)} counts in all reports again.`,
      ),
  }
}
