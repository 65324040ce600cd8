import { expect, test } from 'vitest'
import { ipTest, isIpAddress, isIpRange, typedIpRanges } from './ip-ranges.ts'

test('addresses and ranges of both versions', () => {
  const isOurs = ipTest(['192.0.2.20', '198.51.100.0/22', '2001:db8:1::/48', '2001:db8::5', '::ffff:203.0.113.0/120'])
  for (const cell of ['192.0.2.20', '192.0.2.20:443', '::ffff:192.0.2.20', '192.0.2.20, 10.0.0.1', '198.51.103.255', '203.0.113.7', '2001:DB8:1:2::9', '[2001:db8::5]:80', '2001:db8:0:0:0:0:0:5', 'fe80::1%eth0'])
    expect([cell, isOurs(cell)]).toEqual([cell, cell !== 'fe80::1%eth0']) // prettier-ignore
  for (const cell of ['192.0.2.21', '198.51.104.0', '203.0.112.7', '2001:db8:2::1', '', '-', 'unknown', '10.0.0.1, 192.0.2.20', '1922.0.2.20'])
    expect([cell, isOurs(cell)]).toEqual([cell, false]) // prettier-ignore
})

test('addresses that begin so', () => {
  const isOurs = ipTest(['81.2.114.*', '10.1.*', '172.16.*.*', '2001:db8:7:*'])
  for (const cell of ['81.2.114.0', '81.2.114.255', '::ffff:81.2.114.9', '10.1.2.3', '172.16.9.9', '2001:db8:7:1::5'])
    expect([cell, isOurs(cell)]).toEqual([cell, true])
  for (const cell of ['81.2.115.0', '81.2.11.4', '10.2.0.1', '172.17.0.1', '2001:db8:8::1'])
    expect([cell, isOurs(cell)]).toEqual([cell, false])
  for (const text of ['*', '81.2.114*', '81.*.114.1', '81.2.114.7.*', '300.1.*', '1.2.*.*.*', '2001:db8::*']) expect([text, isIpRange(text)]).toEqual([text, false]) // prettier-ignore
})

test('what is no range or no address', () => {
  for (const text of ['192.0.2', '192.0.2.256', '192.0.2.0/33', '::/129', '2001:db8', '1::2::3', 'office', '', '1/2/3'])
    expect([text, isIpRange(text)]).toEqual([text, false])
  for (const text of ['0.0.0.0/0', '::/0', '192.0.2.0/24', ' 2001:db8::/32 ']) expect(isIpRange(text)).toBe(true)
  expect([isIpAddress('192.0.2.0/24'), isIpAddress('2026-01-01'), isIpAddress('12:30')]).toEqual([false, false, false])
  expect(typedIpRanges(' 192.0.2.1, 2001:db8::/32;\n198.51.100.0/24 ')).toEqual(['192.0.2.1', '2001:db8::/32', '198.51.100.0/24']) // prettier-ignore
})
