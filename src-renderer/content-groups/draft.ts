/** The rules while they are being edited: a list of steps that can be taken back, and what differs from what applies. */
import { contentGroupRule, type ContentGroupRule } from '../../shared/config.ts'
import type { ContentGroupsPreview } from '../../shared/api.ts'

/** A rule in the list; `id` stays with it while it moves and changes. Applied rules have the ids 0 … n − 1. */
export interface DraftRule {
  id: number
  kind: 'glob' | 'regex'
  pattern: string
  group: string
  topics: string[]
  role: ContentGroupRule['role']
  host: string
  /** Days; '' = it always held, and always will. */
  from: string
  to: string
}

export const emptyRule = (pattern = ''): Omit<DraftRule, 'id'> => ({
  kind: 'glob',
  pattern,
  group: '',
  topics: [],
  role: 'content',
  host: '',
  from: '',
  to: '',
})

export function fromRules(rules: readonly ContentGroupRule[]): DraftRule[] {
  return rules.map((rule, id) => ({
    id,
    kind: rule.regex === undefined ? 'glob' : 'regex',
    pattern: rule.regex ?? rule.match ?? '',
    group: rule.group,
    topics: rule.topics,
    role: rule.role,
    host: rule.host ?? '',
    from: rule.from ?? '',
    to: rule.to ?? '',
  }))
}

export function toRule(draft: DraftRule): ContentGroupRule {
  const host = draft.host.trim().toLowerCase()
  return {
    group: draft.group.trim(),
    ...(draft.kind === 'glob' ? { match: draft.pattern.trim() } : { regex: draft.pattern }),
    ...(host ? { host } : {}),
    topics: draft.topics,
    role: draft.role,
    ...(draft.from && { from: draft.from }),
    ...(draft.to && { to: draft.to }),
  }
}

/** A rule that can be counted and applied; a new one without a pattern or a group cannot yet. */
export const isComplete = (draft: DraftRule): boolean => contentGroupRule.safeParse(toRule(draft)).success

const sameRule = (a: DraftRule, b: DraftRule): boolean => JSON.stringify(toRule(a)) === JSON.stringify(toRule(b))

export const sameRules = (a: readonly DraftRule[], b: readonly DraftRule[]): boolean =>
  a.length === b.length && a.every((rule, index) => sameRule(rule, b[index]!))

/** Steps of editing. `past` and `future` hold whole lists, which are short. */
export interface History {
  past: DraftRule[][]
  rules: DraftRule[]
  future: DraftRule[][]
  nextId: number
}

export type Edit =
  | { type: 'load'; rules: readonly ContentGroupRule[] }
  | { type: 'add'; rule: Omit<DraftRule, 'id'>; at?: number }
  | { type: 'change'; id: number; to: Partial<Omit<DraftRule, 'id'>> }
  | { type: 'remove'; id: number }
  /** Puts the rules before or after the rule `target`, keeping their own order. */
  | { type: 'move'; ids: readonly number[]; target: number; position: 'before' | 'after' }
  | { type: 'undo' }
  | { type: 'redo' }
  /** All rules out of a file, in place of those there are; can be undone. */
  | { type: 'replace'; rules: readonly ContentGroupRule[] }
  /** Back to the rules that apply; can be undone. */
  | { type: 'discard'; rules: readonly DraftRule[] }

export const emptyHistory: History = { past: [], rules: [], future: [], nextId: 0 }

const longest = 200

export function edit(history: History, step: Edit): History {
  const to = (rules: DraftRule[], nextId = history.nextId): History => ({
    past: [...history.past, history.rules].slice(-longest),
    rules,
    future: [],
    nextId,
  })
  const { rules } = history
  switch (step.type) {
    case 'load':
      return { past: [], rules: fromRules(step.rules), future: [], nextId: step.rules.length }
    case 'add': {
      const at = step.at ?? rules.length
      const rule: DraftRule = { id: history.nextId, ...step.rule }
      return to([...rules.slice(0, at), rule, ...rules.slice(at)], history.nextId + 1)
    }
    case 'change': {
      const next = rules.map((rule) => (rule.id === step.id ? { ...rule, ...step.to } : rule))
      // Typing in one field is one step: the list before the first letter is what undo returns to.
      const previous = history.past.at(-1)
      return previous && typedOn(previous, rules, step) ? { ...history, rules: next, future: [] } : to(next)
    }
    case 'remove':
      return to(rules.filter((rule) => rule.id !== step.id))
    case 'move': {
      const moving = rules.filter((rule) => step.ids.includes(rule.id))
      const rest = rules.filter((rule) => !step.ids.includes(rule.id))
      const target = rest.findIndex((rule) => rule.id === step.target)
      if (target < 0) return history
      const at = step.position === 'before' ? target : target + 1
      const next = [...rest.slice(0, at), ...moving, ...rest.slice(at)]
      return next.every((rule, index) => rule.id === rules[index]!.id) ? history : to(next)
    }
    case 'undo': {
      const previous = history.past.at(-1)
      if (!previous) return history
      return { ...history, past: history.past.slice(0, -1), rules: previous, future: [rules, ...history.future] }
    }
    case 'redo': {
      const [next, ...future] = history.future
      return next ? { ...history, past: [...history.past, rules], rules: next, future } : history
    }
    case 'replace': {
      // Rules that are the same keep their ids, so that the list shows what differs.
      const known = [...rules]
      let nextId = history.nextId
      const next = fromRules(step.rules).map((rule): DraftRule => {
        const at = known.findIndex((each) => sameRule(each, rule))
        const [same] = at < 0 ? [] : known.splice(at, 1)
        return { ...rule, id: same?.id ?? nextId++ }
      })
      return to(next, nextId)
    }
    case 'discard':
      return to([...step.rules])
  }
}

/** Whether the last step already changed the same single text field of the same rule. */
function typedOn(previous: DraftRule[], rules: DraftRule[], step: Edit & { type: 'change' }): boolean {
  const [field, ...others] = Object.keys(step.to) as (keyof DraftRule)[]
  if (!field || others.length > 0 || !['pattern', 'group', 'host', 'from', 'to'].includes(field)) return false
  if (previous.length !== rules.length) return false
  return rules.every((rule, index) => {
    const before = previous[index]!
    if (before.id !== rule.id) return false
    if (rule.id !== step.id) return before === rule
    return before[field] !== rule[field] && sameRule({ ...before, [field]: rule[field] }, rule)
  })
}

export type Mark = 'new' | 'changed' | 'moved' | null

/** Per rule id, how it differs from the rules that apply. Of rules that swapped, as few as possible count as moved. */
export function marks(applied: readonly DraftRule[], draft: readonly DraftRule[]): Map<number, Mark> {
  const order = new Map(applied.map((rule, index) => [rule.id, index]))
  const stay = increasing(draft.flatMap((rule) => order.get(rule.id) ?? []))
  return new Map(
    draft.map((rule) => {
      const index = order.get(rule.id)
      if (index === undefined) return [rule.id, 'new']
      if (!sameRule(applied[index]!, rule)) return [rule.id, 'changed']
      return [rule.id, stay.has(index) ? null : 'moved']
    }),
  )
}

/** Members of a longest increasing subsequence. */
function increasing(values: readonly number[]): Set<number> {
  const length: number[] = []
  const from: number[] = []
  values.forEach((value, i) => {
    length[i] = 1
    from[i] = -1
    for (let j = 0; j < i; j++)
      if (values[j]! < value && length[j]! + 1 > length[i]) {
        length[i] = length[j]! + 1
        from[i] = j
      }
  })
  const members = new Set<number>()
  for (let i = length.indexOf(Math.max(0, ...length)); i >= 0; i = from[i]!) members.add(values[i]!)
  return members
}

export interface GroupShare {
  group: string
  /** Conversions credited to the first page's group; null where the group does not exist on that side. */
  before: number | null
  after: number | null
}

/** Conversions by group under the rules that apply and under the draft, the groups that change most first. */
export function changedGroups(
  applied: { rules: readonly DraftRule[]; preview: ContentGroupsPreview },
  draft: { rules: readonly DraftRule[]; preview: ContentGroupsPreview },
): { changed: GroupShare[]; unchanged: { groups: number; conversions: number } } {
  const before = byGroup(applied.rules, applied.preview)
  const after = byGroup(draft.rules, draft.preview)
  const groups = [...new Set([...after.keys(), ...before.keys()])].map((group) => ({
    group,
    before: before.get(group) ?? null,
    after: after.get(group) ?? null,
  }))
  const difference = (share: GroupShare): number => Math.abs((share.after ?? 0) - (share.before ?? 0))
  const same = (share: GroupShare): boolean =>
    difference(share) === 0 && (share.before === null) === (share.after === null)
  const rest = groups.filter(same)
  return {
    changed: groups.filter((share) => !same(share)).sort((a, b) => difference(b) - difference(a)),
    unchanged: { groups: rest.length, conversions: rest.reduce((sum, share) => sum + (share.after ?? 0), 0) },
  }
}

function byGroup(rules: readonly DraftRule[], preview: ContentGroupsPreview): Map<string, number> {
  const sums = new Map<string, number>()
  rules.forEach((rule, index) => {
    if (rule.role !== 'content') return
    const group = rule.group.trim()
    sums.set(group, (sums.get(group) ?? 0) + (preview.rules[index]?.conversions ?? 0))
  })
  sums.set('(other)', preview.other.conversions ?? 0)
  return sums
}
