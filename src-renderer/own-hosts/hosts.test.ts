import { expect, test } from 'vitest'
import { hostRows, hostTyped, ownHostsWith } from './hosts.ts'

const hosts = [
  { host: 'shop.example', events: 90, own: true },
  { host: 'app.shop.example', events: 9, own: true },
  { host: 'copy.example', events: 1, own: false },
]

test('a host that is ticked leaves what was found as it was', () => {
  const rows = hostRows({ hosts, found: true }, null)
  expect(rows.map(({ byPattern }) => byPattern)).toEqual([false, false, false])
  expect(ownHostsWith(rows, 'copy.example', true)).toEqual(['shop.example', 'app.shop.example', 'copy.example'])
  expect(ownHostsWith(rows, 'app.shop.example', false)).toEqual(['shop.example'])
})

test('patterns and hosts without pages are rows of their own, and stay', () => {
  const setting = ['shop.example', '*.shop.example', 'help.example']
  const rows = hostRows({ hosts, found: false }, setting)
  expect(rows.map(({ host, own, byPattern }) => [host, own, byPattern])).toEqual([
    ['shop.example', true, false],
    ['app.shop.example', true, true],
    ['copy.example', false, false],
    ['*.shop.example', true, false],
    ['help.example', true, false],
  ])
  expect(ownHostsWith(rows, 'copy.example', true)).toEqual([...setting, 'copy.example'])
  expect(ownHostsWith(rows, '*.shop.example', false)).toEqual(['shop.example', 'help.example'])
})

test('a host may be typed as an address', () => {
  expect(hostTyped(' https://www.Help.example/ ')).toBe('help.example')
  expect(hostTyped('*.shop.example')).toBe('*.shop.example')
  expect(hostTyped('a b')).toBeNull()
  expect(hostTyped('')).toBeNull()
})
