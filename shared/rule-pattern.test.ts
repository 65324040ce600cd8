import { expect, test } from 'vitest'
import { rulePattern } from './rule-pattern.ts'

test('globs stand as they are, regular expressions between slashes', () => {
  expect(rulePattern({ match: '/learn/**' })).toBe('/learn/**')
  expect(rulePattern({ match: '/**', host: 'app.example.com' })).toBe('app.example.com/**')
  expect(rulePattern({ regex: '^/(de/funktionen|features)/' })).toBe(String.raw`/^\/(de\/funktionen|features)\//`)
  expect(rulePattern({ regex: String.raw`^\/a\\/` })).toBe(String.raw`/^\/a\\\//`)
})
