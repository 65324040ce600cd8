import {
  type PaymentPair,
  type PaymentRef,
  withoutPair,
  withoutPairsOf,
  withPair,
} from '../../../shared/stack/payment-pairs.ts'
import type { CommandState } from '../../api.ts'
import { date, moneyInCents } from '../../format.ts'
import { useSetting } from '../../use-setting.ts'

/** Says whether two payments are one, and asks again; both can be undone from the word that says so. */
export function usePaymentPairs(set: CommandState<'config.set'>): {
  pairs: readonly PaymentPair[]
  /** False where it failed: `set.error` says why. */
  settle: (pair: PaymentPair) => Promise<boolean>
  askAgain: (ref: PaymentRef) => Promise<boolean>
  takeBack: (pair: PaymentPair) => Promise<boolean>
} {
  const { value, put } = useSetting(set, 'paymentPairs')
  const named = ({ amount, currency, date: day }: PaymentRef): string => `${moneyInCents(amount, currency)} of ${date(day)}` // prettier-ignore
  return {
    pairs: value ?? [],
    settle: (pair) =>
      put(
        (before) => withPair(before, pair),
        { one: `${named(pair.payment)} does not count any more.`, two: `${named(pair.payment)} and ${named(pair.other)} both count.`, twice: `${named(pair.payment)} is to be claimed back.` }[pair.are], // prettier-ignore
      ),
    takeBack: (pair) =>
      put(
        (before) => withoutPair(before, pair),
        `Nothing is said of ${named(pair.payment)} and ${named(pair.other)} any more.`,
      ),
    askAgain: (ref) => put((before) => withoutPairsOf(before, ref), `Nothing is said of ${named(ref)} any more.`),
  }
}
