import { expect, test } from 'vitest'
import { asListed } from './as-listed.ts'

test('a page is the one of the list that is shown alike, itself first; another key stays', () => {
  const keys = ['/caf%C3%A9', '/t%C3%A9', '/té', '(other)']
  expect(['/café', '/caf%c3%a9', '/té', '/t%C3%A9', '/tea', '(other)', ''].map((key) => asListed(keys, key))).toEqual([
    '/caf%C3%A9',
    '/caf%C3%A9',
    '/té',
    '/t%C3%A9',
    '/tea',
    '(other)',
    '',
  ])
})
