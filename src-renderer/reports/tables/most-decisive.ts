import { isTold } from '../../../shared/statistics/significance.ts'

/**
 * As many pairs as there is room for, in their order: the first `lead`, then those that are told apart, the surest first, then what is
 * left, too few to tell at the end.
 */
export function mostDecisive<P extends { enough: boolean; pAdjusted: number | null }>(
  pairs: readonly P[],
  most: number,
  lead: number,
): P[] {
  if (pairs.length <= most) return [...pairs]
  const rank = ({ enough, pAdjusted }: P): number => (!enough ? 2 : isTold(pAdjusted) ? 0 : 1)
  const others = pairs.slice(lead).toSorted((a, b) => rank(a) - rank(b) || (a.pAdjusted ?? 1) - (b.pAdjusted ?? 1))
  return [...pairs.slice(0, lead), ...others].slice(0, most)
}
