import { expect, it } from 'vitest'
import { contentGroupRule } from './config.ts'
import { changedSentence, rulesAfterTable } from './rules-after-table.ts'

const rule = (group: string, match: string, role = 'content') => contentGroupRule.parse({ group, match, role })

it('puts the rules of a table first, in place of those of its groups', () => {
  const before = [rule('A', '/old'), rule('Form', '/form', 'flow'), rule('A', '/skip', 'ignore'), rule('C', '/c')]
  expect(rulesAfterTable(before, [rule('A', '/a'), rule('B', '/b')]).map(({ match }) => match)).toEqual(
    ['/a', '/b', '/form', '/skip', '/c'], // prettier-ignore
  )
})

it('says which pages changed, and when', () => {
  expect(changedSentence({ group: 'A, then B', dates: [], pages: ['/a'] })).toBe(
    'One page changed on days that the table does not say (/a), and as rules have no dates it is the group “A, then B”.',
  )
})
