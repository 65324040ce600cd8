import { describe, expect, it } from 'vitest'
import type { ContentGroupRule } from '../../shared/config.ts'
import {
  changedGroups,
  type DraftRule,
  edit,
  emptyHistory,
  emptyRule,
  fromRules,
  type History,
  isComplete,
  marks,
  toRule,
} from './draft.ts'

const rule = (match: string, group: string): ContentGroupRule => ({ match, group, topics: [], role: 'content' })
const applied = [rule('/l/*/*', 'City'), rule('/l/*', 'State'), rule('/learn/**', 'Article'), rule('/', 'Home')]
const loaded = edit(emptyHistory, { type: 'load', rules: applied })
const groups = (history: History): string[] => history.rules.map((each) => each.group)

describe('editing rules', () => {
  it('returns to the contract unchanged', () => {
    const rules: ContentGroupRule[] = [
      { match: '/a', group: 'A', topics: ['x'], role: 'flow', host: 'example.org' },
      { regex: '^/b', group: 'B', topics: [], role: 'ignore' },
      { match: '/c', group: 'C', topics: [], role: 'content', from: '2026-01-01', to: '2026-05-04' },
    ]
    expect(fromRules(rules).map(toRule)).toEqual(rules)
  })

  it('moves before and after, several at once in their own order', () => {
    const down = edit(loaded, { type: 'move', ids: [0, 1], target: 3, position: 'after' })
    expect(groups(down)).toEqual(['Article', 'Home', 'City', 'State'])
    const up = edit(loaded, { type: 'move', ids: [3], target: 0, position: 'before' })
    expect(groups(up)).toEqual(['Home', 'City', 'State', 'Article'])
    expect(edit(loaded, { type: 'move', ids: [1], target: 0, position: 'after' })).toBe(loaded)
  })

  it('undoes and redoes add, remove, move and discard', () => {
    const added = edit(loaded, { type: 'add', rule: { ...emptyRule('/x'), group: 'X' }, at: 0 })
    const removed = edit(added, { type: 'remove', id: 2 })
    const discarded = edit(removed, { type: 'discard', rules: fromRules(applied) })
    expect(groups(discarded)).toEqual(['City', 'State', 'Article', 'Home'])
    const back = edit(discarded, { type: 'undo' })
    expect(groups(back)).toEqual(['X', 'City', 'State', 'Home'])
    const further = edit(edit(back, { type: 'undo' }), { type: 'undo' })
    expect(groups(further)).toEqual(['City', 'State', 'Article', 'Home'])
    expect(groups(edit(further, { type: 'redo' }))[0]).toBe('X')
  })

  it('takes typing in one field back as one step', () => {
    let typing = loaded
    for (const group of ['S', 'St', 'Sta']) typing = edit(typing, { type: 'change', id: 1, to: { group } })
    typing = edit(typing, { type: 'change', id: 1, to: { pattern: '/x' } })
    expect(groups(edit(typing, { type: 'undo' }))[1]).toBe('Sta')
    expect(groups(edit(edit(typing, { type: 'undo' }), { type: 'undo' }))[1]).toBe('State')
  })

  it('counts a rule without pattern or group as not complete', () => {
    const draft: DraftRule = { id: 9, ...emptyRule('/x') }
    expect(isComplete(draft)).toBe(false)
    expect(isComplete({ ...draft, group: 'X' })).toBe(true)
    expect(isComplete({ ...draft, group: 'X', pattern: '' })).toBe(false)
  })
})

describe('what differs', () => {
  it('marks new and changed rules, and the fewest as moved', () => {
    const moved = edit(loaded, { type: 'move', ids: [0], target: 3, position: 'after' })
    const changed = edit(moved, { type: 'change', id: 2, to: { group: 'Guides' } })
    const added = edit(changed, { type: 'add', rule: emptyRule() })
    expect([...marks(loaded.rules, added.rules).values()]).toEqual([null, 'changed', null, 'moved', 'new'])
  })

  it('compares conversions by group', () => {
    const count = (conversions: number) => ({ paths: 1, views: 1, conversions })
    const preview = (rules: number[], other: number) => ({
      rules: rules.map((conversions) => ({ ...count(conversions), taken: 0 })),
      other: count(other),
      totals: count(0),
      unmatched: [],
      changedFirst: null,
      changedLast: null,
    })
    const draft = edit(loaded, { type: 'add', rule: { ...emptyRule('/learn/state/*'), group: 'Guides' }, at: 2 })
    expect(
      changedGroups(
        { rules: loaded.rules, preview: preview([10, 5, 8, 1], 2) },
        { rules: draft.rules, preview: preview([10, 5, 3, 5, 1], 2) },
      ),
    ).toEqual({
      changed: [
        { group: 'Guides', before: null, after: 3 },
        { group: 'Article', before: 8, after: 5 },
      ],
      unchanged: { groups: 4, conversions: 18 },
    })
  })
})
