import type { LeftOutTools } from '../../../shared/stack.ts'
import type { CommandState } from '../../api.ts'
import { counted } from '../../format.ts'
import { useSetting } from '../../use-setting.ts'

/** Leaves payees out as not software, and takes them back; both can be undone from the word that says so. */
export function useLeaveOutTools(set: CommandState<'config.set'>): {
  /** False where it failed: `set.error` says why. */
  leaveOut: (names: readonly string[]) => Promise<boolean>
  takeBack: (row: LeftOutTools) => Promise<boolean>
} {
  const payees = useSetting(set, 'excludePayees')
  const categories = useSetting(set, 'excludePaymentCategories')
  return {
    leaveOut: (names) => {
      // Two entries may have one name.
      const fresh = new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()]))
      const what = names.length === 1 ? `${names[0]!} is` : `${counted(names.length, 'tool')} are`
      return payees.put((before) => {
        const known = new Set(before.map((each) => each.toLowerCase()))
        return [...before, ...[...fresh].flatMap(([key, name]) => (known.has(key) ? [] : [name]))]
      }, `${what} left out, in later imports too.`)
    },
    takeBack: ({ by, entry }) =>
      (by === 'payee' ? payees : categories).put(
        (before) => before.filter((each) => each !== entry),
        `${entry} counts as software again.`,
      ),
  }
}
