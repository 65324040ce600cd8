import { type CommandState, useQuery } from '../api.ts'
import { saveConfig } from '../save-config.ts'

/** Leaves people out of all reports, and counts them again; both can be undone from the word that says so. */
export function useLeaveOut(set: CommandState<'config.set'>): {
  /** False where it failed: `set.error` says why. */
  leaveOut: (pattern: string) => Promise<boolean>
  countAgain: (pattern: string) => Promise<boolean>
} {
  const { data: config } = useQuery('config.get', {})
  const put = async (change: (before: string[]) => string[], said: string): Promise<boolean> => {
    if (!config) return false
    const { excludePeople } = config
    return saveConfig(set, { excludePeople: change(excludePeople) }, { excludePeople }, said)
  }
  return {
    leaveOut: (pattern) => put((before) => [...before, pattern], `${pattern} is left out of all reports.`),
    countAgain: (pattern) =>
      put((before) => before.filter((each) => each !== pattern), `${pattern} counts in all reports again.`),
  }
}
