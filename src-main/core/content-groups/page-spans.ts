/**
 * Pages that rules with dates speak of. Such a page is several: one for each span between the days on which one of those
 * rules begins or ends, with an id of its own and the same host and path. So a group is told by the page there too, and what asks
 * for it never looks at a time. Without such rules there are no spans.
 */
import type { ContentGroupRule } from '../../../shared/config.ts'
import type { Actions } from '../goals/goal.ts'
import { instant } from '../zone-days.ts'
import type { Pages, PatternCache } from './classify.ts'

export type DatedRule = Pick<ContentGroupRule, 'match' | 'regex' | 'host' | 'from' | 'to'>

export const datedRules = (rules: readonly ContentGroupRule[]): DatedRule[] =>
  rules.flatMap(({ match, regex, host, from, to }) =>
    from === undefined && to === undefined ? [] : [{ match, regex, host, from, to }],
  )

export interface PageSpans {
  /** Those there are, each in its first span, and after them the later spans of each. */
  pages: Pages
  /** Per later span the page it is of. */
  pageOf: Int32Array
  /** Of a page that has some: the id of the first, and when each begins, epoch ms. */
  later: ReadonlyMap<number, { first: number; begins: Float64Array }>
}

export function splitPages(
  pages: Pages,
  rules: readonly DatedRule[],
  timeZone: string,
  patterns: PatternCache,
): PageSpans {
  const daysOf = new Map<number, Set<string>>()
  for (const rule of rules) {
    const days = [rule.from, rule.to].filter((day) => day !== undefined)
    const bits = patterns.test(rule, pages)
    const host = rule.host?.toLowerCase()
    for (let page = 1; page < pages.count; page++) {
      if (bits[page] === 0 || (host !== undefined && pages.host[page] !== host)) continue
      const own = daysOf.get(page) ?? new Set()
      for (const day of days) own.add(day)
      daysOf.set(page, own)
    }
  }
  const host = [...pages.host]
  const path = [...pages.path]
  const since = new Array<string>(pages.count).fill('')
  const pageOf: number[] = []
  const later = new Map<number, { first: number; begins: Float64Array }>()
  for (const [page, own] of daysOf) {
    const days = [...own].sort()
    later.set(page, { first: path.length, begins: Float64Array.from(days, (day) => instant(day, timeZone)) })
    for (const day of days) {
      host.push(pages.host[page]!)
      path.push(pages.path[page]!)
      since.push(day)
      pageOf.push(page)
    }
  }
  return { pages: { ...pages, count: path.length, host, path, since }, pageOf: Int32Array.from(pageOf), later }
}

/** The id that a page has at a time. */
export function spanAt({ later }: PageSpans, page: number, time: number): number {
  const its = later.get(page)
  const begun = its ? begunAt(its.begins, time) : 0
  return begun === 0 ? page : its!.first + begun - 1
}

function begunAt(begins: Float64Array, time: number): number {
  let begun = 0
  while (begun < begins.length && begins[begun]! <= time) begun++
  return begun
}

export interface SplitActions {
  /** Those there are, each on the first span of its page, and after them the later ones of each. */
  actions: Actions
  /** Per later one the action it is of. */
  actionOf: Int32Array
  /** Per action the first of its later ones, 0 = it has none; and when each begins. */
  first: Int32Array
  begins: readonly (Float64Array | undefined)[]
}

export function splitActions({ count, name, page }: Actions, { later }: PageSpans): SplitActions {
  const first = new Int32Array(count)
  const begins = Array.from(page, (on) => later.get(on)?.begins)
  const actionOf: number[] = []
  const pageOf: number[] = []
  for (let action = 1; action < count; action++) {
    const its = later.get(page[action]!)
    if (!its) continue
    first[action] = count + actionOf.length
    its.begins.forEach((_, span) => {
      actionOf.push(action)
      pageOf.push(its.first + span)
    })
  }
  const joined = (before: Int32Array, later: readonly number[]): Int32Array => {
    const all = new Int32Array(count + later.length)
    all.set(before)
    all.set(later, count)
    return all
  }
  return {
    actions: {
      count: count + actionOf.length,
      name: joined(
        name,
        actionOf.map((action) => name[action]!),
      ),
      page: joined(page, pageOf),
    },
    actionOf: Int32Array.from(actionOf),
    first,
    begins,
  }
}

/** Actions of events at these times, each as the one of its span. */
export function splitColumn(action: Int32Array, time: Float64Array, { first, begins }: SplitActions): Int32Array {
  return action.map((id, row) => {
    if (first[id] === 0) return id
    const begun = begunAt(begins[id]!, time[row]!)
    return begun === 0 ? id : first[id]! + begun - 1
  })
}

/** The same as they were before. */
export function joinColumn(action: Int32Array, { actions, actionOf }: SplitActions): Int32Array {
  const count = actions.count - actionOf.length
  return action.map((id) => (id < count ? id : actionOf[id - count]!))
}
