/**
 * Gives every distinct page its content group: the first rule that matches on its days. Pages are classified, never rows, and
 * the matches of each pattern are remembered, so changing one rule tests that rule alone.
 */
import type { ContentGroupRule } from '../../../shared/config.ts'
import { compileRule } from './rule.ts'

/** Index 0 is no page; page ids of the workspace otherwise. */
export interface Pages {
  count: number
  host: string[]
  path: string[]
  /** The first day on which each is what it is, '' = it always was; left away where that is so of all. See `splitPages`. */
  since?: readonly string[]
  /** Paths are in lower case, and what is said of them in any case means them. */
  ignoreCase: boolean
}

export const otherGroup = '(other)'

export const roleCode = { content: 0, flow: 1, ignore: 2 } as const

export interface Classification {
  /** Distinct group names; 0 is `(other)`. */
  groups: string[]
  /** Per page id: index into `groups`. */
  group: Int32Array
  /** Per page id: a `roleCode`. */
  role: Uint8Array
  /** Per page id: index of the rule that matched, −1 for none. */
  rule: Int32Array
  /** Topics per rule, as declared. */
  topics: string[][]
}

/** Remembers which pages a pattern matches; grows with the pages. */
export class PatternCache {
  private readonly matches = new Map<string, { known: number; bits: Uint8Array }>()

  test(rule: Pick<ContentGroupRule, 'match' | 'regex'>, pages: Pages): Uint8Array {
    const key = rule.regex === undefined ? `g${rule.match}` : `r${rule.regex}`
    let entry = this.matches.get(key)
    if (!entry || entry.known < pages.count) {
      const bits = new Uint8Array(pages.count)
      if (entry) bits.set(entry.bits)
      const matches = compileRule(rule, pages.ignoreCase)
      for (let page = Math.max(1, entry?.known ?? 1); page < pages.count; page++) {
        const path = pages.path[page]
        // The pages of an import that was undone are gone.
        if (path !== undefined && matches(path)) bits[page] = 1
      }
      entry = { known: pages.count, bits }
      this.matches.set(key, entry)
    }
    return entry.bits
  }

  /** Forgets patterns no rule uses any more. */
  keepOnly(rules: readonly ContentGroupRule[]): void {
    const used = new Set(rules.map((rule) => (rule.regex === undefined ? `g${rule.match}` : `r${rule.regex}`)))
    for (const key of this.matches.keys()) if (!used.has(key)) this.matches.delete(key)
  }
}

export function classify(
  rules: readonly ContentGroupRule[],
  pages: Pages,
  cache: PatternCache = new PatternCache(),
): Classification {
  const groups = [otherGroup]
  const group = new Int32Array(pages.count)
  const role = new Uint8Array(pages.count)
  const rule = new Int32Array(pages.count).fill(-1)
  rules.forEach((each, index) => {
    const bits = cache.test(each, pages)
    let code = groups.indexOf(each.group)
    if (code < 0) code = groups.push(each.group) - 1
    const host = each.host?.toLowerCase()
    const { from = '', to } = each
    const isDated = from !== '' || to !== undefined
    for (let page = 1; page < pages.count; page++) {
      if (bits[page] === 0 || rule[page] !== -1) continue
      if (host !== undefined && pages.host[page] !== host) continue
      if (isDated) {
        const since = pages.since?.[page] ?? ''
        if (since < from || (to !== undefined && since >= to)) continue
      }
      rule[page] = index
      group[page] = code
      role[page] = roleCode[each.role]
    }
  })
  return { groups, group, role, rule, topics: rules.map((each) => each.topics) }
}
