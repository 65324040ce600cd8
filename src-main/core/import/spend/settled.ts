/** What a person said of a payment and another: `paymentPairs` of the workspace, as `mark-pairs.ts` marks it. */
import { type PaymentRef, refKey } from '../../../../shared/stack/payment-pairs.ts'

export interface Settled {
  /** The payment itself, and its `refKey`. */
  ref: PaymentRef
  key: string
  /** The payment that is the same money and counts; null = it counts itself. */
  one: PaymentRef | null
  /** Whether that is no payment to the same payee in another export, so that this one is left out as if no file had it. */
  isAside: boolean
  /** Those that are the same money as it and do not count. */
  instead: readonly PaymentRef[]
  /** Those that were paid beside it. */
  two: readonly PaymentRef[]
  /** The payment for the same, beside which it is one too many. */
  again: PaymentRef | null
}

interface Marked {
  settled?: Settled
}

/** Whether a person said that both were paid. */
export const areTwo = (a: Marked, b: Marked): boolean =>
  a.settled !== undefined && b.settled !== undefined && a.settled.two.some((ref) => refKey(ref) === b.settled!.key)

/** Whether a person said that it counts, beside another or in its place. */
export const isSaidToCount = ({ settled }: Marked): boolean => settled !== undefined && settled.one === null

/** By payment of `own` that a person said is one of theirs: that. */
export function saidOnes<P extends Marked>(own: readonly P[], theirs: readonly P[]): Map<P, P> {
  const said = own.filter(({ settled }) => (settled?.one ?? null) !== null)
  if (said.length === 0) return new Map()
  const byKey = new Map(theirs.flatMap((each) => (each.settled ? [[each.settled.key, each] as const] : [])))
  return new Map(
    said.flatMap((each) => {
      const other = byKey.get(refKey(each.settled!.one!))
      return other === undefined ? [] : [[each, other] as const]
    }),
  )
}
