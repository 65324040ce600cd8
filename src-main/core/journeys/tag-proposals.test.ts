import { expect, test } from 'vitest'
import { siteName } from '../../../shared/pages/channels.ts'
import { tagSpelling } from '../../../shared/text/spelling.ts'
import { proposeTagAliases } from './tag-proposals.ts'

const proposed = (field: 'source' | 'campaign', people: Record<string, number>) =>
  proposeTagAliases(
    field,
    Object.entries(people).map(([name, count]) => ({ name, people: count })),
  ).map(({ from, to, why }) => `${from} → ${to} (${why})`)

test('names alike but for separators count as the one most people came by', () => {
  expect(proposed('campaign', { 'spring-sale': 3, spring_sale: 9, 'spring sale': 5, 'spring.sale': 1, summer: 7 })).toEqual([
    'spring sale → spring_sale (spelling)', 'spring-sale → spring_sale (spelling)', 'spring.sale → spring_sale (spelling)',
  ]) // prettier-ignore
  expect(proposed('source', { 'linked-in': 1, linkedin: 1 })).toEqual(['linked-in → linkedin (spelling)'])
})

test('numbers that a sign separates are other numbers without it', () => {
  expect(proposed('campaign', { 'test 1.1': 1, 'test 11': 1, 'test_1-1': 2 })).toEqual([
    'test 1.1 → test_1-1 (spelling)',
  ])
  expect(['q3-2026', 'q3_2026', 'Q3 2026', 'q32026'].map(tagSpelling)).toEqual(['q3 2026', 'q3 2026', 'q3 2026', 'q32026']) // prettier-ignore
})

test('hosts of a known site count as the name it is tagged with; what is no site, mail or wildcard stays', () => {
  const people = { 'google.com': 9, 'google.de': 5, google: 3, 'mail.google.com': 2, 'docs.google.com': 1, 'partner.example': 4, '(direct)': 8, 'a*': 1, 'a-*': 1 } // prettier-ignore
  expect(proposed('source', people)).toEqual(['google.com → google (host)', 'google.de → google (host)'])
  expect(proposed('campaign', people)).toEqual([])
  expect(proposed('source', { 'bing.com': 9 })).toEqual([])
  expect(proposed('source', { 'l.facebook.com': 9, 'm.facebook.com': 1 })).toEqual([
    'l.facebook.com → facebook (host)', 'm.facebook.com → facebook (host)',
  ]) // prettier-ignore
  expect(['google.co.uk', 't.co', 'google', 'example.org'].map(siteName)).toEqual(['google', null, null, null])
})
