import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Report } from '../../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it('calls too late only what is known to renew by itself', async () => {
  // 30 days before 10 December is 10 November, which has passed; 14 before is the day itself, which has not.
  const text = `name,cost,billing_period,renewal_date,notice_days,auto_renew,end_date
Certain,1,year,2026-12-10,30,yes,
Ending,1,year,2026-12-10,30,no,
Planned,1,year,2026-12-10,30,yes,2026-12-10
Unsure,1,year,2026-12-10,30,,
Today,1,year,2026-12-10,14,yes,
`
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', text), kind: 'tools' }] })
  const { rows, totals } = (await test.call('report.run', {
    slug: 'renewals',
    params: { asOf: '2026-11-26' },
  })) as Report<'renewals'>
  expect(rows.map(({ tool, daysLeft, cancelStatus }) => [tool, daysLeft, cancelStatus])).toEqual([
    ['Certain', -16, 'too late'],
    ['Ending', -16, 'passed, ends by itself'],
    ['Planned', -16, 'passed, ends by itself'],
    ['Unsure', -16, 'passed, not known if it renews by itself'],
    ['Today', 0, 'in time'],
  ])
  expect(totals).toMatchObject({ tools: 5, tooLate: 1, passedEndsByItself: 2, passedNotKnownIfRenews: 1, autoRenew: 2 })
})
