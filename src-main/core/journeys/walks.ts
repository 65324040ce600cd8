/**
 * The paths of people as sequences of keys: one for every conversion (its eligible interactions), one for everybody in
 * the period who did not convert.
 */
import type { Goal } from '../../../shared/config.ts'
import type { pathDimensions } from '../../../shared/reports/paths.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { scanOf } from './segment.ts'
import { touchKeys } from './touch-keys.ts'

export interface Walk {
  /** Codes into the names; valid until the next walk. Empty for a conversion without an eligible interaction. */
  codes: Int32Array
  length: number
  converts: boolean
  /** Of one person the first conversion, or the only walk of a non-converter: the one people are counted by. */
  isPerson: boolean
}

export interface WalkOptions {
  goal: Goal
  from: number
  to: number
  lookback: number
  by: (typeof pathDimensions)[number]
  repeats: 'collapse' | 'keep'
}

/** Calls `each` with one walk after the other and returns the names of the codes. */
export function forEachWalk(
  context: ReportContext,
  options: WalkOptions,
  each: (walk: Walk) => void,
): readonly string[] {
  const { config, journeys } = context
  const { goal, from, to, lookback, by, repeats } = options
  const classes = journeys.classes(config.contentGroups)
  const { touches, conversions, nonConverters } = scanOf(context, goal, { from, to, lookback }, classes)
  const { names, codes, sets } = touchKeys(by, journeys, classes, touches)
  if (sets !== null) throw new Error(`a page may have several keys of ${by}, so it makes no path`)
  const walk: Walk = { codes: new Int32Array(64), length: 0, converts: false, isPerson: false }
  const read = (start: number, end: number): void => {
    if (walk.codes.length < end - start) walk.codes = new Int32Array((end - start) * 2)
    const into = walk.codes
    const keeps = repeats === 'keep'
    let length = 0
    let last = -1
    for (let k = start; k < end; k++) {
      const code = codes[k]!
      if (!keeps && code === last) continue
      into[length++] = last = code
    }
    walk.length = length
  }
  walk.converts = true
  for (let c = 0; c < conversions.count; c++) {
    read(conversions.start[c]!, conversions.end[c]!)
    walk.isPerson = conversions.first[c] === 1
    each(walk)
  }
  walk.converts = false
  walk.isPerson = true
  for (let n = 0; n < nonConverters.count; n++) {
    read(nonConverters.start[n]!, nonConverters.end[n]!)
    each(walk)
  }
  return names
}
