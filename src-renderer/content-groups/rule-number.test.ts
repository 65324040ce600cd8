import { expect, test } from 'vitest'
import { acrossLanguages, ruleNumber } from './rule-number.ts'

const glob = (pattern: string, group: string, host = '') => ({ kind: 'glob' as const, pattern, group, host })
const proposal = {
  match: '{,/es}/courses/*',
  group: 'Course pages',
  hosts: [],
  languages: [
    { match: '/courses/*', group: 'Course pages' },
    { match: '/es/courses/*', group: 'Course pages, es' },
  ],
  now: [{ group: '(other)', paths: 10 }],
  unmatchedPaths: 10,
  rule: null,
}

test('a proposal is a rule already by its pattern, a trailing slash aside', () => {
  expect(ruleNumber([glob('/a', 'A'), glob('{,/es}/courses/*/', 'X')], proposal)).toBe(2)
  expect(ruleNumber([{ ...glob('{,/es}/courses/*', 'X'), kind: 'regex' }], proposal)).toBe(0)
})

test('and where each of its languages has a rule, or several rules make the one group of it', () => {
  const apart = [glob('/es/courses/*', 'Course pages, es'), glob('/courses/*', 'Course pages')]
  expect(ruleNumber(apart, proposal)).toBe(2)
  expect(ruleNumber(apart.slice(0, 1), proposal)).toBe(0)
  const made = { ...proposal, unmatchedPaths: 0, now: [{ group: 'Course pages', paths: 10 }] }
  expect(ruleNumber([glob('/a', 'A'), glob('/**/courses/a*', 'Course pages')], made)).toBe(2)
  expect(
    ruleNumber([glob('/**/courses/*', 'Others')], { ...made, now: [{ group: 'Others', paths: 10 }], rule: 1 }),
  ).toBe(1)
})

test('it can be split into its languages where one rule has them together', () => {
  const rules = [glob('/a', 'A'), glob('{,/es}/courses/*/', 'X')]
  expect(acrossLanguages(rules, proposal)).toBe(2)
  expect(acrossLanguages(rules, { ...proposal, languages: [] })).toBe(0)
  expect(acrossLanguages([glob('/courses/*', 'Course pages'), glob('/es/courses/*', 'Es')], proposal)).toBe(0)
})

test('a rule of another host is none of it', () => {
  const ofDocs = { ...proposal, match: '/api/*', hosts: ['docs.example.com'], languages: [] }
  expect(ruleNumber([glob('/api/*', 'App', 'app.example.com')], ofDocs)).toBe(0)
  expect(ruleNumber([glob('/api/*', 'A', 'app.example.com'), glob('/api/*', 'D', 'Docs.example.com')], ofDocs)).toBe(2)
  expect(ruleNumber([glob('/api/*', 'All')], ofDocs)).toBe(1)
})
