import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    contentGroups: [
      { group: 'Articles', match: '/blog/*' },
      { group: 'Product', match: '/pricing' },
    ],
    goals: [{ name: 'Paid', event: 'payment' }],
  })
  const file = test.file(
    'e.csv',
    `timestamp,user,event,path
2026-05-01,ann,,/pricing
2026-05-02,ann,,/blog/b
2026-05-03,ann,,/blog/a
2026-05-04,ann,payment,
2026-05-01,bea,,/about
2026-05-02,bea,payment,
2026-05-01,cid,,/about
2026-05-02,cid,,/blog/b
`,
  )
  await test.call('imports.run', { files: [{ file }] })
})
afterEach(() => test.close())

const firstPages = async (groups: string[] | null) =>
  (await runReport(test.call, 'content-attribution', { by: 'page', groups })).rows.map(
    ({ key, people, conversions }) => [key, people, conversions],
  )

it('credits pages of some groups alone, whatever else people saw first', async () => {
  expect(await firstPages(['Articles'])).toEqual([
    ['(none)', 1, 1],
    ['/blog/b', 2, 1],
  ])
  const { rows } = await runReport(test.call, 'people', { by: 'page', groups: ['Articles'], key: '/blog/b' })
  expect(rows.map(({ person }) => person).toSorted()).toEqual(['ann', 'cid'])
  expect(await firstPages(['(other)'])).toEqual([
    ['(none)', 1, 1],
    ['/about', 2, 1],
  ])
  // The workspace's own groups are asked as before.
  expect(await firstPages(null)).toEqual([
    ['/about', 2, 1],
    ['/pricing', 1, 1],
  ])
  await expect(firstPages(['Article'])).rejects.toThrow('Articles')
})
