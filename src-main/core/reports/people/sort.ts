/** What people are ordered by where another order is asked for than the latest conversion first. */
import type { ReportParams } from '../../../../shared/reports/index.ts'
import type { Eligible } from '../../attribution/eligible.ts'
import type { Scan } from '../../journeys/scan.ts'
import type { ReportContext } from '../report-context.ts'

export interface PeopleSort {
  /** Converters and the others in one order; else converters come first and the others follow as always. */
  mixes: boolean
  /** The highest is first. `at`: the person's first conversion listed, or −1 − index among the non-converters. */
  keyOf: (person: number, at: number) => number
}

type Sort = NonNullable<ReportParams<'people'>['sort']>

/** Content pages of the conversion at an index, or of the non-converter at −1 − index. */
export function interactionsOf({ conversions, nonConverters }: Scan, at: number): number {
  const { start, end } = at >= 0 ? conversions : nonConverters
  const index = at >= 0 ? at : -1 - at
  return end[index]! - start[index]!
}

/** A function that throws FAILED where a value has no rate. */
export function sortOf({ journeys }: ReportContext, sort: Sort, { scan, worthOf, needWorth }: Eligible): PeopleSort {
  const isFalling = sort.startsWith('-')
  const by = sort.replace(/^-/, '') as Exclude<Sort, `-${string}`>
  const { conversions } = scan
  const time = journeys.column('time')
  const offset = journeys.column('offset')
  const value = (person: number, at: number): number => {
    let sum = 0
    for (let c = at; c < conversions.count && conversions.person[c] === person; c++) sum += worthOf(conversions.row[c]!)
    return needWorth(sum)
  }
  const rising: Record<typeof by, PeopleSort['keyOf']> = {
    converted: (_, at) => time[conversions.row[at]!]!,
    value,
    'first-seen': (person) => time[offset[person]!]!,
    'last-seen': (person) => time[offset[person + 1]! - 1]!,
    pages: (_, at) => interactionsOf(scan, at),
  }
  const of = rising[by]
  return {
    mixes: by !== 'converted' && by !== 'value',
    keyOf: isFalling ? of : (person, at) => -of(person, at),
  }
}
