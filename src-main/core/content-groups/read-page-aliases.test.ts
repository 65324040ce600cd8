import { expect, it } from 'vitest'
import { movesPages, readPageAliases } from './read-page-aliases.ts'

it('reads tables as people and redirect tools keep them', () => {
  const aliases = [
    { from: '/lp/test', to: '/de/zeiterfassung', host: null },
    { from: '/blog/**', to: '/artikel/**', host: null },
  ]
  expect(
    readPageAliases('\ufeffAlte URL;Neue URL\r\n/lp/test;/de/zeiterfassung\r\n\r\n/blog/**;/artikel/**\r\n'),
  ).toEqual({
    aliases,
    rejects: [],
  })
  expect(readPageAliases('Redirect from\tStatus\tRedirect to\n/lp/test\t301\t/de/zeiterfassung\n/blog/**\t301\t/artikel/**')).toEqual({ aliases, rejects: [] }) // prettier-ignore
  expect(readPageAliases('host,from,to\nshop.example.com,/,/shop').aliases).toEqual([
    { from: '/', to: '/shop', host: 'shop.example.com' },
  ])
})

it('names the lines it cannot use', () => {
  expect(readPageAliases('from,to\n/a,/b\n/c,\n,/d\n/a,/e\n/f,/g/*').rejects).toEqual([
    { line: 3, reason: 'it has no new address' },
    { line: 4, reason: 'it has no old address' },
    { line: 5, reason: '"/a" is there twice; the first counts' },
    { line: 6, reason: '"/g/*" can keep what "/f" stands for only where both have one * or one **, and no braces' },
  ])
})

it('says what is missing', () => {
  expect(() => readPageAliases('URL;Seitengruppe\n/a;b')).toThrow(
    'needs a column "from" (or old URL) and a column "to"',
  )
  expect(() => readPageAliases('from,to\n/a,')).toThrow('line 2, it has no new address')
})

it('is known by its columns and by the addresses in them', () => {
  const rows = [
    ['/a', '/b'],
    ['https://x.example/c', 'x.example/d'],
    ['', ''],
  ]
  for (const columns of [
    ['Alte URL', 'Neue URL'],
    ['old url', 'new url'],
    ['from', 'to'],
    ['Redirect from', 'Redirect to'],
    ['Ancienne URL', 'Nouvelle URL'],
  ])
    expect(movesPages(columns, rows)).toBe(true)
  expect(movesPages(['from', 'to'], [['Berlin', 'Hamburg']])).toBe(false)
  expect(movesPages(['from', 'to'], [['2026-01-01', '2026-02-01']])).toBe(false)
  expect(movesPages(['from', 'page'], rows)).toBe(false)
})
