/** Whom a row of a report stands for that counts people by other rules than content attribution. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams } from '../../../../shared/reports/index.ts'
import { pathDimensions } from '../../../../shared/reports/paths.ts'
import { returnersOf } from '../return-visits/return-visits.ts'
import { readersOf } from '../traffic/readers.ts'
import type { ReportContext } from '../report-context.ts'

type Params = ReportParams<'people'>

const asLandings = ['within', 'pages', 'channel', 'device', 'withCostOf', 'withinDays', 'lookbackDays'] as const

/** Each with whether they convert in the row; null = they are counted as content attribution does. Throws USAGE where the parameters do not go together. */
export function peopleOfRow(context: ReportContext, params: Params): Map<number, boolean> | null {
  const { rowOf, key, by, goal, from, to, did, neverDid } = params
  if (rowOf === 'content-attribution') return null
  const odd = asLandings.find((each) => params[each] !== null)
  if (odd !== undefined)
    throw new AppError('USAGE', `${odd} is not asked of the people of a row of ${rowOf}: it goes without rowOf.`)
  const dimension = pathDimensions.find((each) => each === by)
  if (dimension === undefined) throw new AppError('USAGE', `${rowOf} has no rows by ${by}.`)
  const find = (names: readonly string[]): string => {
    const counted = context.journeys.countedKey(by, key!, new Set(names))
    if (names.includes(counted)) return counted
    throw new AppError('NOT_FOUND', `There is nothing called "${key}" in this report.`)
  }
  if (rowOf === 'traffic')
    return readersOf(context, params, (names) => (key === null ? null : names.indexOf(find(names))))
  const asked = { goal, from, to, did, neverDid, by: rowOf === 'return-days' ? ('day' as const) : dimension }
  return returnersOf(context, asked, (names) => (key === null ? null : find(names)))
}
