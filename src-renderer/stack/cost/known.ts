/** What is said of an amount where some or all of what it is made of is not known. Pure. */
import { count } from '../../format.ts'

/** `$1,200`, or `not known`: what nobody knows is not nothing. */
export const known = (amount: number | null, say: (value: number) => string): string =>
  amount === null ? 'not known' : say(amount)

/** `$1,200`, `at least $1,200`, or `not known`. */
export const costWords = (
  { unknownCosts }: { unknownCosts: number },
  cost: number | null,
  exact: (value: number) => string,
): string => known(cost, (value) => (unknownCosts > 0 ? `at least ${exact(value)}` : exact(value)))

/** `cost unknown for 3`; "" where all are known. */
export const unknownWords = ({ unknownCosts }: { unknownCosts: number }): string =>
  unknownCosts > 0 ? `cost unknown for ${count(unknownCosts)}` : ''
