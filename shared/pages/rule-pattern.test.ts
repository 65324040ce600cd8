import { expect, test } from 'vitest'
import { ruleDays, rulePattern } from './rule-pattern.ts'

test('globs stand as they are, regular expressions between slashes', () => {
  expect(rulePattern({ match: '/learn/**' })).toBe('/learn/**')
  expect(rulePattern({ match: '/**', host: 'app.example.com' })).toBe('app.example.com/**')
  expect(rulePattern({ regex: '^/(de/funktionen|features)/' })).toBe(String.raw`/^\/(de\/funktionen|features)\//`)
  expect(rulePattern({ regex: String.raw`^\/a\\/` })).toBe(String.raw`/^\/a\\\//`)
})

test('says on which days a rule holds', () => {
  const days = (rule: object) => ruleDays(rule).map((words) => words.replaceAll('\u00a0', ' '))
  expect(days({})).toEqual([])
  expect(days({ from: '2026-05-04', to: '2026-06-01' })).toEqual(['from 4 May 2026', 'before 1 Jun 2026'])
})
