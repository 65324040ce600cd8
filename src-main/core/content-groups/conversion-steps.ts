import type { ConversionStep } from '../../../shared/notes/conversion-steps.ts'
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
/** So many pages can be named; where each order has a page of its own, rules are for a person to write. */
const mostPages = 8
/** What those are called. */
const stepGroup = 'Steps of converting'
/** Of everybody: where more convert, that says nothing of a group. */
const mostConverting = 0.5

type Asked = Pick<ReportParams<'content-attribution'>, 'goal' | 'lookbackDays' | 'from' | 'to'>

/** A page with such an address: its first and last touches, and the groups they are in. */
interface StepPage {
  first: number
  last: number
  groups: Set<string>
}

/**
 * Groups in which many conversions end and few begin, and whose pages look like a step of converting. Of what no rule fits, and of groups
 * that hold other pages as well, those are a few pages with such an address.
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
  const pageOf = (touch: number): number => page[action[touches[touch]!]!]!
  const seen = { all: new Float64Array(groups), steps: new Float64Array(groups) }
  for (let touch = 0; touch < touches.length; touch++) {
    const group = keys.codes[touch]!
    seen.all[group]!++
    if (isStepPage(pageOf(touch))) seen.steps[group]!++
  }
  /** Whether a group has other pages than such as well, so that it is no step as a whole. */
  const isMixed = (group: number): boolean =>
    keys.names[group] === otherGroup || seen.steps[group]! < seen.all[group]! * fewestAddressed
  const stepPages = new Map<string, StepPage>()
  const countPage = (touch: number, end: 'first' | 'last'): void => {
    const group = keys.codes[touch]!
    if (!isMixed(group)) return
    const own = path[pageOf(touch)] ?? ''
    // A pattern would read these as more than the page.
    if (!isStepAddress(own, '') || /[*{}]/.test(own)) return
    let known = stepPages.get(own)
    if (!known) stepPages.set(own, (known = { first: 0, last: 0, groups: new Set() }))
    known[end]++
    known.groups.add(keys.names[group]!)
  }
  let attributed = 0
  for (let c = 0; c < conversions.count; c++) {
    const [start, end] = [conversions.start[c]!, conversions.end[c]!]
    if (end === start) continue
    attributed++
    first[keys.codes[start]!]!++
    countPage(start, 'first')
    countPage(end - 1, 'last')
    const group = keys.codes[end - 1]!
    last[group]!++
    if (isStepPage(pageOf(end - 1))) addressed[group]!++
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
    const step = {
      group: keys.names[group]!,
      lastTouches: last[group]!,
      attributed,
      converting: null,
      pages: [],
      pagesOf: [],
      rules: [],
    }
    if (!isMixed(group) && addressed[group]! >= last[group]! * fewestAddressed) return [step]
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
  const whole = new Set(steps.map(({ group }) => group))
  const apart = [...stepPages].filter(([, { groups: own }]) => [...own].every((name) => !whole.has(name)))
  steps.push(...stepsApart(apart, attributed))
  return steps.sort((a, b) => b.lastTouches - a.lastTouches)
}

function stepsApart(counted: readonly [string, StepPage][], attributed: number): ConversionStep[] {
  const found = counted.filter(([, { last }]) => last > 0).toSorted((a, b) => b[1].last - a[1].last)
  const kept = found.slice(0, mostPages)
  const sum = (of: typeof found, end: 'first' | 'last'): number =>
    of.reduce((total, [, counts]) => total + counts[end], 0)
  const lastTouches = sum(kept, 'last')
  const isStep =
    lastTouches >= attributed * fewestShare &&
    lastTouches >= sum(found, 'last') * fewestAddressed &&
    sum(kept, 'first') * 2 <= lastTouches
  if (!isStep) return []
  const pages = kept.map(([path]) => path)
  return [
    {
      group: stepGroup,
      lastTouches,
      attributed,
      converting: null,
      pages,
      pagesOf: [...new Set(kept.flatMap(([, { groups }]) => [...groups]))].filter((name) => name !== otherGroup),
      rules: pages.map((match) => ({ group: stepGroup, match, topics: [], role: 'flow' })),
    },
  ]
}
