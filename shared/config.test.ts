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
