import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Goal } from '../../../shared/config.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'USD', rates: { EUR: 2 } })
})
afterEach(() => test.close())

const goal = (event: string, value: Goal['value'], where: Goal['where'] = {}): Goal => ({
  name: 'Orders',
  event,
  path: null,
  where,
  after: null,
  count: 'every',
  value,
})
const worth = async (value: Goal['value'], event = 'Order') =>
  (await test.call('goals.preview', { goal: goal(event, value) })).value
const bring = async (name: string, rows: string[]): Promise<void> => {
  await test.call('imports.run', { files: [{ file: test.file(name, `${rows.join('\n')}\n`) }] })
}

const orders = [
  'time,user,event,Amount,currency,Refunded Amount',
  // 100 kept, 80 of 100, 2 × 45 of 2 × 50, 0 of 30; without an amount there is nothing to take off.
  '2026-01-01T10:00:00Z,a,Order,100.00,USD,',
  '2026-01-02T10:00:00Z,b,Order,100.00,USD,20.00',
  '2026-01-03T10:00:00Z,c,Order,50.00,EUR,-5',
  '2026-01-04T10:00:00Z,d,Order,30.00,USD,30.00',
  '2026-01-05T10:00:00Z,e,Order,,USD,7',
]

describe('a plain table of orders', () => {
  it('is worth what was kept where the goal takes off what was given back', async () => {
    await bring('o.csv', orders)
    expect(await worth({ property: 'Amount' })).toBe(330)
    expect(await worth({ property: 'Amount', less: 'Refunded Amount' })).toBe(270)
    expect(await worth({ property: 'Amount', less: 'No such' })).toBe(330)
    // The amount that the import took is that of the table.
    expect(await worth({ property: 'value' })).toBe(await worth({ property: 'Amount' }))
    expect(await worth({ property: 'value', less: 'Refunded Amount' })).toBe(270)
  })

  it('is said to be counted gross, with what that comes to', async () => {
    await bring('o.csv', orders)
    const refunded = (value: Goal['value'], where = {}) => test.call('goals.refunded', { goal: goal('Order', value, where) }) // prettier-ignore
    const found = { property: 'Refunded Amount', events: 4, lessened: 0 }
    expect(await refunded({ property: 'Amount' })).toEqual({ ...found, value: 60 })
    expect(await refunded({ property: 'Amount', less: 'Refunded Amount' })).toEqual({ ...found, value: null })
    expect(await refunded({ fixed: 5 })).toEqual({ ...found, value: null })
    expect(await refunded({ property: 'Amount' }, { 'Refunded Amount': null })).toBeNull()
    expect(await test.call('goals.refunded', { goal: goal('Other', { property: 'Amount' }) })).toBeNull()
  })

  it('in cents is read so on both sides', async () => {
    await bring('c.csv', ['time,user,event,amount_cents,amount_refunded_cents,refunded_cents', '2026-01-01T10:00:00Z,a,Order,10000,,2550']) // prettier-ignore
    expect(await worth({ property: 'amount_cents', less: 'refunded_cents' })).toBe(74.5)
  })
})

it('what the import took off already is not taken off twice', async () => {
  await bring('p.csv', ['id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email', 'p1,2026-03-01 10:00:00,60.00,20.00,usd,Paid,a@x.org', 'p2,2026-03-02 10:00:00,40.00,0.00,usd,Paid,b@x.org']) // prettier-ignore
  expect(await worth({ property: 'value' }, 'payment')).toBe(80)
  expect(await worth({ property: 'value', less: 'Amount Refunded' }, 'payment')).toBe(80)
  expect(await worth({ property: 'Amount' }, 'payment')).toBe(100)
  expect(await worth({ property: 'Amount', less: 'Amount Refunded' }, 'payment')).toBe(80)
  const refunded = (property: string) => test.call('goals.refunded', { goal: goal('payment', { property }) })
  expect(await refunded('value')).toEqual({ property: 'Amount Refunded', events: 1, lessened: 1, value: null })
  expect(await refunded('Amount')).toEqual({ property: 'Amount Refunded', events: 1, lessened: 1, value: 20 })
})

it('an amount is not less itself', async () => {
  const value = { property: 'Amount', less: 'Amount' }
  const set = test.call('config.set', { config: { goals: [{ name: 'A', event: 'a', value }] } })
  await expect(set).rejects.toThrow('"less" must be another property than "property"')
})
