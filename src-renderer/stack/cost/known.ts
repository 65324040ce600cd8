/** What a row of cost says where the cost of some or all of its tools is not known. Pure. */
import { count } from '../../format.ts'

export interface MaybeKnown {
  tools: number
  unknownCosts: number
}

/** None of the tools has a known cost: the sum is 0, and says nothing. */
export const isUnknown = ({ tools, unknownCosts }: MaybeKnown): boolean => tools > 0 && unknownCosts === tools

/** `$1,200`, `at least $1,200`, or `not known`. */
export function costWords(row: MaybeKnown, cost: number, exact: (value: number) => string): string {
  if (isUnknown(row)) return 'not known'
  return row.unknownCosts > 0 ? `at least ${exact(cost)}` : exact(cost)
}

/** `cost unknown for 3`; "" where all are known. */
export const unknownWords = ({ unknownCosts }: Pick<MaybeKnown, 'unknownCosts'>): string =>
  unknownCosts > 0 ? `cost unknown for ${count(unknownCosts)}` : ''
