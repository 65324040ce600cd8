import { expect, it } from 'vitest'
import { contentGroupRule } from '../config.ts'
import {
  asRuled,
  beforeAfterOf,
  canSplit,
  changedSentence,
  rulesAfterTable,
  splitByDates,
  tableTitle,
} from './rules-after-table.ts'

const rule = (group: string, match: string, role = 'content') => contentGroupRule.parse({ group, match, role })

it('puts the rules of a table first, in place of those of its groups', () => {
  const before = [rule('A', '/old'), rule('Form', '/form', 'flow'), rule('A', '/skip', 'ignore'), rule('C', '/c')]
  expect(rulesAfterTable(before, [rule('A', '/a'), rule('B', '/b')]).map(({ match }) => match)).toEqual(
    ['/a', '/b', '/form', '/skip', '/c'], // prettier-ignore
  )
})

it('says which pages changed, and when', () => {
  const said = (change: object) =>
    changedSentence({ groups: ['A', 'B', 'C'], dates: [], joint: null, pages: ['/a'], ...change }).replaceAll(
      '\u00a0',
      ' ',
    )
  expect(said({ dates: ['2026-05-04', '2026-06-01'], pages: ['/a', '/b'] })).toBe(
    '2 pages (/a, /b) are “A” before 4 May 2026, “B” before 1 Jun 2026, and “C” from then on.',
  )
  expect(said({ joint: 'A, then B, then C' })).toBe(
    'One page (/a) has one group after another on days that the table does not tell apart, and is the group “A, then B, then C”.',
  )
})

it('says how a change is compared', () => {
  const change = { groups: ['A', 'B'], dates: ['2026-05-04'], pages: ['/a'] }
  const date = '2026-05-04'
  const pattern = (...pages: string[]) => (beforeAfterOf({ ...change, joint: null, pages }) as { pages?: string }).pages
  expect(beforeAfterOf({ ...change, joint: null })).toEqual({ by: 'page', pages: '/a', date })
  expect(pattern('/x/a', '/x/b')).toBe('/x/{a,b}')
  expect(pattern('/x/a', '/x/y/b', '/')).toBe('{/x/a,/x/y/b,/}')
  expect(pattern('/', '/b')).toBe('/{,b}')
  expect([pattern('x.example/a'), pattern('/a', '/b,c')]).toEqual([undefined, undefined])
  expect(beforeAfterOf({ ...change, dates: [], joint: 'A, then B' })).toEqual({ within: 'A, then B' })
})

it('says that rows are left out only where some are', () => {
  const topics = { column: null, apart: [], doubtful: [] }
  const table = {
    changed: [],
    sites: [],
    groups: ['A'],
    withoutGroups: false,
    topics,
    unnamed: 0,
    drafts: [],
    moved: [],
    below: [],
    unused: [],
    rejects: [],
  }
  const changed = [{ groups: ['A', 'B'], dates: ['2026-05-04'], joint: null, pages: ['/a'] }]
  expect(tableTitle({ ...table, changed })).toBe('Pages that change their group')
  expect(tableTitle({ ...table, changed, unused: [{ name: 'Day', looksLike: 'days' }] })).toBe(
    'Columns of the table that are not used',
  )
  expect(tableTitle({ ...table, changed, below: [{ page: '/blog', visited: ['/blog/a'] }] })).toBe(
    'Pages below those of the table are in no group',
  )
  expect(tableTitle({ ...table, sites: ['a.example', 'b.example'] })).toBe('Pages of several sites')
  expect(tableTitle({ ...table, withoutGroups: true })).toBe('All pages are in one group')
  expect(tableTitle({ ...table, topics: { ...topics, doubtful: ['A, B'] } })).toBe('Topics of the table')
  expect(tableTitle({ ...table, drafts: ['/a'] })).toBe('Pages that are drafts')
  expect(tableTitle({ ...table, unnamed: 1 })).toBe('Pages that are left out')
  expect(tableTitle({ ...table, rejects: [{ line: 3, reason: 'it has no page' }] })).toBe(
    'Not all of the table could become rules',
  )
})

it('splits a joint group on the days that its groups begin, where the table has them', () => {
  const joint = 'A, then B, then C'
  const change = { groups: ['A', 'B', 'C'], dates: ['2026-05-04', '2026-06-01'], joint, pages: ['/a'] }
  const rules = [rule('D', '/d'), rule(joint, '/a'), rule('B', '/b')]
  expect(canSplit(change, rules)).toBe(true)
  expect(canSplit({ ...change, dates: ['2026-05-04'] }, rules)).toBe(false)
  const split = splitByDates(rules, change)
  expect(split.map(({ group, match, from, to }) => [group, match, from, to])).toEqual([
    ['D', '/d', undefined, undefined],
    ['A', '/a', undefined, '2026-05-04'],
    ['B', '/a', '2026-05-04', '2026-06-01'],
    ['C', '/a', '2026-06-01', undefined],
    ['B', '/b', undefined, undefined],
  ])
  expect([canSplit(change, split), asRuled(change, split).joint, asRuled(change, rules).joint]).toEqual([false, null, joint]) // prettier-ignore
})
