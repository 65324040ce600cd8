import { expect, it } from 'vitest'
import type { Goal } from '../../../shared/config.ts'
import { openApp } from '../testing/open-app.ts'

const goal = (event: string): Goal => ({ name: 'Deal', event, path: null, where: {}, after: null, count: 'once', value: null }) // prettier-ignore

it('names the column of a table of dates, whose last date alone has the amount for its value', async () => {
  const test = await openApp()
  try {
    const deals = ['Lead,Created,Won,Deal value', 'a@x.org,2026-01-01,2026-02-01,100', 'b@x.org,2026-01-02,2026-02-02,200', 'c@x.org,2026-01-03,,50'] // prettier-ignore
    const file = test.file('deals.csv', deals.join('\n'))
    await test.call('imports.run', { files: [{ file, dates: ['Created', 'Won'], map: { user: 'Lead', value: 'Deal value' } }] }) // prettier-ignore
    expect(await test.call('goals.amount', { goal: goal('Created') })).toBe('Deal value')
    expect(await test.call('goals.amount', { goal: goal('Won') })).toBe('value')
  } finally {
    test.close()
  }
})

it('names none where all amounts are 0', async () => {
  const test = await openApp()
  try {
    const rows = ['time,user,event,value', '2026-01-01T10:00:00Z,a,Sent,0', '2026-01-01T10:00:00Z,a,Paid,9', '2026-01-01T10:00:00Z,b,Paid,0'] // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file('e.csv', rows.join('\n')) }] })
    expect(await test.call('goals.amount', { goal: goal('Sent') })).toBeNull()
    expect(await test.call('goals.amount', { goal: goal('Paid') })).toBe('value')
    expect(await test.call('goals.amount', { goal: goal('None') })).toBeNull()
  } finally {
    test.close()
  }
})
