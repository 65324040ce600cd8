import type { CommandState } from '../api.ts'
import { counted } from '../format.ts'
import { useSetting } from '../use-setting.ts'

/** Leaves people out of all reports, and counts them again; both can be undone from the word that says so. */
export function useLeaveOut(set: CommandState<'config.set'>): {
  /** False where it failed: `set.error` says why. */
  leaveOut: (...patterns: string[]) => Promise<boolean>
  countAgain: (pattern: string) => Promise<boolean>
} {
  const { put } = useSetting(set, 'excludePeople')
  return {
    leaveOut: (...patterns) =>
      put(
        (before) => [...before, ...patterns],
        patterns.length === 1
          ? `${patterns[0]} is left out of all reports.`
          : `${counted(patterns.length, 'id')} are left out of all reports.`,
      ),
    countAgain: (pattern) =>
      put((before) => before.filter((each) => each !== pattern), `${pattern} counts in all reports again.`),
  }
}
