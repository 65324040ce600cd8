import type { ConversionStep } from '../../../shared/conversion-steps.ts'
import { contentAttribution } from '../../../shared/reports/content-attribution.ts'
import type { ReportParams } from '../../../shared/reports/index.ts'
import { openEligible } from '../attribution/eligible.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { otherGroup } from './classify.ts'
import { isStepAddress } from './step-words.ts'

/** Of last touches: less hides no content. */
const fewestShare = 0.3
const fewestConversions = 20
/** Of the last touches in the group, those on such an address. */
const fewestAddressed = 0.9
/** Of those who saw a group without such addresses: hardly anybody leaves from it. */
const fewestConverting = 0.95
/** Of everybody: where more convert, that says nothing of a group. */
const mostConverting = 0.5

type Asked = Pick<ReportParams<'content-attribution'>, 'goal' | 'lookbackDays' | 'from' | 'to'>

/**
 * Groups in which many conversions end and few begin, and whose pages look like a step of converting. Rules alone can say
 * so of a group: of `(other)` nothing is proposed.
 */
export function conversionSteps(context: ReportContext, asked: Asked): ConversionStep[] {
  const { journeys } = context
  const { scan, keys, classes } = openEligible(context, contentAttribution.params.parse(asked))
  const { conversions, nonConverters, touches } = scan
  const groups = keys.names.length
  const [first, last, addressed] = [0, 1, 2].map(() => new Float64Array(groups)) as [Float64Array, Float64Array, Float64Array] // prettier-ignore
  const { page } = journeys.actions
  const { path, host, count: pages } = journeys.pages
  const action = journeys.column('action')
  const isStep = new Int8Array(pages).fill(-1)
  const isStepPage = (id: number): boolean => {
    if (isStep[id] === -1) isStep[id] = isStepAddress(path[id] ?? '', host[id] ?? '') ? 1 : 0
    return isStep[id] === 1
  }
  let attributed = 0
  for (let c = 0; c < conversions.count; c++) {
    const [start, end] = [conversions.start[c]!, conversions.end[c]!]
    if (end === start) continue
    attributed++
    first[keys.codes[start]!]!++
    const group = keys.codes[end - 1]!
    last[group]!++
    if (isStepPage(page[action[touches[end - 1]!]!]!)) addressed[group]!++
  }
  if (attributed < fewestConversions) return []
  const candidates = [...last.keys()].filter(
    (group) =>
      keys.names[group] !== otherGroup &&
      classes.groups.includes(keys.names[group]!) &&
      last[group]! >= attributed * fewestShare &&
      first[group]! * 2 <= last[group]!,
  )
  const steps = candidates.flatMap((group): ConversionStep[] => {
    const step = { group: keys.names[group]!, lastTouches: last[group]!, attributed, converting: null }
    if (addressed[group]! >= last[group]! * fewestAddressed) return [step]
    const sees = (start: number, end: number): boolean => {
      for (let k = start; k < end; k++) if (keys.codes[k] === group) return true
      return false
    }
    let converted = 0
    let without = 0
    let converters = 0
    for (let c = 0; c < conversions.count; c++) {
      if (conversions.first[c] === 0) continue
      converters++
      if (sees(conversions.start[c]!, conversions.end[c]!)) converted++
    }
    for (let p = 0; p < nonConverters.count; p++) if (sees(nonConverters.start[p]!, nonConverters.end[p]!)) without++
    const converting = converted / (converted + without)
    const isUsual = converters > (converters + nonConverters.count) * mostConverting
    return converting >= fewestConverting && !isUsual ? [{ ...step, converting }] : []
  })
  return steps.sort((a, b) => b.lastTouches - a.lastTouches)
}
