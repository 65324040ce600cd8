import { expect, it } from 'vitest'
import { isJson, readRules, writeRules } from './rules-file.ts'

const { rules } = readRules(
  '[{"group": "Articles", "match": "/learn/**"}, {"group": "Sign-up", "regex": "^/signup", "role": "flow"}]',
)

it('reads a list, a configuration, and what it wrote', () => {
  expect(rules.map((rule) => [rule.group, rule.role, rule.topics])).toEqual([
    ['Articles', 'content', []],
    ['Sign-up', 'flow', []],
  ])
  expect(readRules(writeRules(rules))).toEqual({ rules, aliases: [], others: [] })
  expect(readRules(`\ufeff${JSON.stringify({ currency: 'EUR', contentGroups: rules })}`).rules).toEqual(rules)
})

it('tells what else a configuration has, so that nothing of it is dropped unseen', () => {
  const pages = { ignoreCase: true, aliases: [{ from: '/blog/overtime/**', to: '/guides/overtime' }] }
  const { aliases, others } = readRules(JSON.stringify({ contentGroups: rules, pages, goals: [] }))
  expect(aliases).toMatchObject([{ from: '/blog/overtime/**', to: '/guides/overtime', host: null }])
  expect(others).toEqual(['pages.ignoreCase', 'goals'])
})

it('says what is wrong with a file', () => {
  expect([isJson('\ufeff [{}]'), isJson('URL,Template\n/a,A')]).toEqual([true, false])
  expect(() => readRules('{group')).toThrow('The file is not JSON')
  expect(() => readRules('{"goals": []}')).toThrow('The file holds no rules that can be used: contentGroups')
  expect(() => readRules('[{"group": "A"}]')).toThrow(
    'contentGroups[0]: needs either "match" (a glob) or "regex", not both',
  )
})
