import type { LeftOutTools } from '../../../shared/stack.ts'
import { type CommandState, useQuery } from '../../api.ts'
import { counted } from '../../format.ts'
import { saveConfig } from '../../save-config.ts'

/** Leaves payees out as not software, and takes them back; both can be undone from the word that says so. */
export function useLeaveOutTools(set: CommandState<'config.set'>): {
  /** False where it failed: `set.error` says why. */
  leaveOut: (names: readonly string[]) => Promise<boolean>
  takeBack: (row: LeftOutTools) => Promise<boolean>
} {
  const { data: config } = useQuery('config.get', {})
  return {
    leaveOut: async (names) => {
      if (!config) return false
      const { excludePayees } = config
      const known = new Set(excludePayees.map((each) => each.toLowerCase()))
      // Two entries may have one name.
      const fresh = new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()]))
      const added = [...fresh].flatMap(([key, name]) => (known.has(key) ? [] : [name]))
      const what = names.length === 1 ? `${names[0]!} is` : `${counted(names.length, 'tool')} are`
      return saveConfig(
        set,
        { excludePayees: [...excludePayees, ...added] },
        { excludePayees },
        `${what} left out, in later imports too.`,
      )
    },
    takeBack: async ({ by, entry }) => {
      if (!config) return false
      const key = by === 'payee' ? 'excludePayees' : 'excludePaymentCategories'
      const before = config[key]
      return saveConfig(
        set,
        { [key]: before.filter((each) => each !== entry) },
        { [key]: before },
        `${entry} counts as software again.`,
      )
    },
  }
}
