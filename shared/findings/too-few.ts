import { isTold } from '../statistics/significance.ts'
import type { ReportRow } from '../reports/index.ts'

type Told = Pick<ReportRow<'template-comparison'>, 'enough' | 'low' | 'high'> & { exactPValue?: number | null }

/** Why there is no verdict, where two intervals lie apart and it is too few to tell all the same, by an exact test too; else null. */
export const fewButApart = ({ enough, low, high, exactPValue = null }: Told): string | null =>
  enough || isTold(exactPValue) || low === null || high === null || (low <= 0 && high >= 0)
    ? null
    : 'That the intervals lie apart is a hint and no verdict: of so few, one or two people more would move a rate much.'
