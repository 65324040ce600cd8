import { expect, test } from 'vitest'
import { reports } from '../../../shared/reports/index.ts'
import { isAlike } from './alike.ts'

test('an answer of another goal, period or lookback is another one', () => {
  const params = reports['template-ranking'].params.parse({ goal: 'Signup' })
  expect(isAlike(params, { ...params })).toBe(true)
  for (const other of [
    { goal: 'Paid' },
    { from: '2026-01-01' },
    { to: '2026-02-01' },
    { lookbackDays: 7 },
    { channel: 'Email' },
  ])
    expect(isAlike(params, { ...params, ...other })).toBe(false)
})
