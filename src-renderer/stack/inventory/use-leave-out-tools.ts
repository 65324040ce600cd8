import type { BookedBeside, LeftOutTools } from '../../../shared/stack/stack.ts'
import type { CommandState } from '../../api.ts'
import { counted } from '../../format.ts'
import { useSetting } from '../../use-setting.ts'

/** Leaves payees out as not software, and takes them back; both can be undone from the word that says so. */
export function useLeaveOutTools(set: CommandState<'config.set'>): {
  /** False where it failed: `set.error` says why. */
  leaveOut: (names: readonly string[]) => Promise<boolean>
  /** Of payees that are paid for software and for more: what is not. */
  leaveOutPayments: (beside: readonly BookedBeside[]) => Promise<boolean>
  takeBack: (row: LeftOutTools) => Promise<boolean>
} {
  const payees = useSetting(set, 'excludePayees')
  const categories = useSetting(set, 'excludePaymentCategories')
  const payments = useSetting(set, 'excludePayeeCategories')
  return {
    leaveOutPayments: (beside) => {
      const fresh = new Map(beside.map(({ payee, category }) => [`${payee}\n${category}`, { payee, category }]))
      const many = beside.reduce((sum, each) => sum + each.payments, 0)
      return payments.put(
        (before) => [...before, ...[...fresh].flatMap(([key, each]) => (before.some(({ payee, category }) => `${payee}\n${category}` === key) ? [] : [each]))],
        `${counted(many, 'payment')} ${many === 1 ? 'is' : 'are'} left out, in later imports too.`,
      ) // prettier-ignore
    },
    leaveOut: (names) => {
      // Two entries may have one name.
      const fresh = new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()]))
      const what = names.length === 1 ? `${names[0]!} is` : `${counted(names.length, 'tool')} are`
      return payees.put((before) => {
        const known = new Set(before.map((each) => each.toLowerCase()))
        return [...before, ...[...fresh].flatMap(([key, name]) => (known.has(key) ? [] : [name]))]
      }, `${what} left out, in later imports too.`)
    },
    takeBack: ({ by, entry, payments: own }) => {
      if (own)
        return payments.put(
          (before) => before.filter(({ payee, category }) => payee !== own.payee || category !== own.category),
          `${entry} counts as software again.`,
        )
      return (by === 'payee' ? payees : categories).put(
        (before) => before.filter((each) => each !== entry),
        `${entry} counts as software again.`,
      )
    },
  }
}
