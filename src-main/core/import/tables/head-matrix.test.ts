import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

it('reads people by department with a column for each date', async () => {
  const content = 'Department,2025-10-31,2026-10-31\nEngineering,28,34\nSales,13,14\nTotal,41,48\n'
  const file = test.file('Headcount.csv', content)
  expect(await test.call('imports.inspect', { file })).toMatchObject({ kind: 'milestones', format: { id: 'milestones' } }) // prettier-ignore
  await test.call('imports.run', { files: [{ file }] })
  const { milestones } = await test.call('milestones.list', {})
  expect(milestones).toMatchObject([{ date: '2025-10-31', headcount: 41 }, { date: '2026-10-31', headcount: 48 }]) // prettier-ignore
})
