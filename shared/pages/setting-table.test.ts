import { expect, it } from 'vitest'
import { noImport, tableNamed, unreadOf } from './setting-table.ts'

it('tells by the refusal of a file what it holds, and which files hold nothing that is known', () => {
  const costs = {
    message: `ads.csv, line 1: no time. ${noImport({ is: 'costs', by: 'campaign' })}: it is read elsewhere.`,
  }
  const moved = { message: `moved.csv, line 1: no time. ${noImport({ is: 'page-aliases' })}.` }
  const groups = { message: `lp.csv, line 1: no time. ${noImport({ is: 'page-groups' })}.` }
  const other = { message: 'other.csv, line 1: no time.' }
  expect([costs, moved, groups, other].map(({ message }) => tableNamed(message))).toEqual([
    { is: 'costs', by: 'campaign' },
    { is: 'page-aliases' },
    { is: 'page-groups' },
    null,
  ])
  expect(unreadOf([costs, moved, groups, other])).toEqual([other])
})
