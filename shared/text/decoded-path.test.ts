import { expect, test } from 'vitest'
import { decodedPath, decodedPathsIn, decodedPathsOf, writtenPath } from './decoded-path.ts'

test.each([
  ['/br/receitas/p%C3%A3o-de-queijo', '/br/receitas/pão-de-queijo'],
  ['/a%20b/%e6%97%a5', '/a b/日'],
  // Another path, or no path any more.
  ['/a%2Fb%2fc', '/a%2Fb%2fc'],
  ['/100%25', '/100%25'],
  ['/%252F', '/%252F'],
  ['/a%3Fb%23c', '/a%3Fb%23c'],
  // No UTF-8, halves, and what cannot be seen.
  ['/caf%E9', '/caf%E9'],
  ['/%C3', '/%C3'],
  ['/50%/x', '/50%/x'],
  ['/a%00b%0A', '/a%00b%0A'],
  ['/%E2%80%AEgnp', '/%E2%80%AEgnp'],
  ['p%C3%A3o', 'p%C3%A3o'],
])('%s is written %s', (path, written) => expect(decodedPath(path)).toBe(written))

test('in a pattern nothing that was only a character becomes a wildcard', () => {
  expect(writtenPath('{,/es}/caf%C3%A9/*')).toBe('{,/es}/café/*')
  expect(writtenPath('/caf%C3%A9/**')).toBe('/café/**')
  for (const path of ['/a%2Ab', '/%7Ba%2Cb%7D/%C3%A9']) expect(writtenPath(path)).toBe(path)
})

test('every path in a list, a record or a sentence', () => {
  expect(decodedPathsIn([{ path: '/p%C3%A3o', views: 3, of: null }, '/a', true])).toEqual([
    { path: '/pão', views: 3, of: null },
    '/a',
    true,
  ])
  expect(decodedPathsOf('/p%C3%A3o: 12 %de, /a: 3 %')).toBe('/pão: 12 %de, /a: 3 %')
})
