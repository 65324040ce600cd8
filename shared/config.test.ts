import { expect, test } from 'vitest'
import { describeIssues, workspaceConfig } from './config.ts'

const said = (config: unknown): string => describeIssues(workspaceConfig.safeParse(config).error!)

test('a key that is unknown is named, and the one that is missing beside it', () => {
  const rule = { name: 'Versus', match: '/vs/*' }
  expect(said({ contentGroups: [rule] })).toBe('contentGroups[0]: Unrecognized key: "name"; "group" is missing')
  // Two mistakes more: of the second rule, the same two.
  expect(said({ contentGroups: [rule, rule] })).toBe('contentGroups[0]: Unrecognized key: "name"; "group" is missing (and 2 more)') // prettier-ignore
  expect(said({ contentGroups: [{ group: 'A', match: '/a', colour: 1 }] })).toBe('contentGroups[0]: Unrecognized key: "colour"') // prettier-ignore
})

test('a rule ends after the day it begins on', () => {
  const days = (from: string, to: string) => said({ contentGroups: [{ group: 'A', match: '/a', from, to }] })
  expect(days('2026-05-04', '2026-05-04')).toBe('contentGroups[0]: "from" must be before "to", the day after the last')
  expect(said({ contentGroups: [{ group: 'A', match: '/a', from: '2026-5-4' }] })).toBe(
    'contentGroups[0].from: must be a day such as 2026-05-04',
  )
})
