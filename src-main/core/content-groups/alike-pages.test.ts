import { expect, it } from 'vitest'
import { alikePages } from './alike-pages.ts'

const alike = (views: Record<string, number>) => alikePages(new Map(Object.entries(views))).map(({ from, to }) => `${from} > ${to}`) // prettier-ignore

it('finds the file of a folder that was seen, and encodings of one path', () => {
  expect(alike({ '/': 5, '/index.html': 3, '/Default.aspx': 1, '/blog': 2, '/blog/index.php': 9 })).toEqual([
    '/blog/index.php > /blog', '/index.html > /', '/Default.aspx > /',
  ]) // prettier-ignore
  expect(alike({ '/blog/münchen': 1, '/blog/m%C3%BCnchen': 7, '/blog/m%c3%bcnchen': 2 })).toEqual([
    '/blog/m%C3%BCnchen > /blog/münchen', '/blog/m%c3%bcnchen > /blog/münchen',
  ]) // prettier-ignore
  // Without the plain one the most viewed stays.
  expect(alike({ '/m%C3%BC': 7, '/m%c3%bc': 2 })).toEqual(['/m%c3%bc > /m%C3%BC'])
})

it('leaves alone what has no other, an encoded slash, what is no UTF-8, and what an alias would read as a pattern', () => {
  expect(alike({ '/blog/index.html': 3, '/shop': 1, '/m%C3%BC': 7 })).toEqual([])
  expect(alike({ '/a%2Fb': 1, '/a/b': 1, '/a%FF': 1, '/a\u00ff': 1, '/100%': 1, '/x%2A': 1, '/x*': 1 })).toEqual([])
})
