import { expect, test } from 'vitest'
import { specificFirst } from './specific-first.ts'

test('narrower patterns come before those that take their pages', () => {
  const matches = ['/blog/**', '/l/*/*', '/{de,es}/**', '/blog/phrases/*', '/learn/*', '/l/*/faq', '/blog/news/**']
  expect(specificFirst(matches.map((match) => ({ match }))).map(({ match }) => match)).toEqual([
    '/blog/phrases/*',
    '/l/*/faq',
    '/l/*/*',
    '/learn/*',
    '/blog/news/**',
    '/blog/**',
    '/{de,es}/**',
  ])
})
