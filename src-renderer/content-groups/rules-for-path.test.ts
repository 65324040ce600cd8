import { expect, test } from 'vitest'
import { rulesForPath } from './rules-for-path.ts'

const unmatched = [
  { path: '/', views: 50 },
  { path: '/blog/2026/attribution', views: 9 },
  { path: '/blog/2026/topics', views: 4 },
  { path: '/blog/about-us', views: 2 },
  { path: '/blog', views: 1 },
  { path: '/blogroll', views: 7 },
  { path: '/case-studies/acme', views: 3 },
  { path: 'Welcome/First', views: 1 },
]
const patterns = (path: string): string[] => rulesForPath(path, unmatched).map((rule) => rule.pattern)

test('a path, then its folders, the nearest first, with what they take in', () => {
  expect(rulesForPath('/blog/2026/topics', unmatched)).toEqual([
    { pattern: '/blog/2026/topics', group: '', paths: 1, views: 4 },
    { pattern: '/blog/2026/**', group: '2026', paths: 2, views: 13 },
    // `/blog/**` matches `/blog` too, and not `/blogroll`.
    { pattern: '/blog/**', group: 'Blog', paths: 4, views: 16 },
  ])
})

test('the folder of a single page is offered: others may come', () => {
  expect(rulesForPath('/case-studies/acme', unmatched)).toEqual([
    { pattern: '/case-studies/acme', group: '', paths: 1, views: 3 },
    { pattern: '/case-studies/**', group: 'Case studies', paths: 1, views: 3 },
  ])
})

test('a page with others under it is a folder; the home page and names of pages have none', () => {
  expect(patterns('/blog')).toEqual(['/blog', '/blog/**'])
  expect(patterns('/blogroll')).toEqual(['/blogroll'])
  expect(patterns('/')).toEqual(['/'])
  expect(patterns('Welcome/First')).toEqual(['Welcome/First'])
})
