import type { ReportRow } from '../reports/index.ts'

type Told = Pick<ReportRow<'template-comparison'>, 'enough' | 'low' | 'high'>

/** Why there is no verdict, where two intervals lie apart and it is too few to tell all the same; else null. */
export const fewButApart = ({ enough, low, high }: Told): string | null =>
  enough || low === null || high === null || (low <= 0 && high >= 0)
    ? null
    : 'That the intervals lie apart is a hint and no verdict: of so few, one or two people more would move a rate much.'
