/** Several people who each pay for one tool. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (rows: string[], columns: string) => {
  const content = [columns, ...rows, ''].join('\n')
  await test.call('imports.run', { files: [{ file: test.file('card.csv', content) }] })
  return (await test.call('tools.list', {})).tools.find(({ name }) => name === 'ChatGPT')!
}
const months = ['03', '04', '05', '06', '07', '08', '09', '10', '11']
const each = (day: string, rest: string) => months.map((month) => `2026-${month}-${day},ChatGPT,${rest}`)
const inUse = { status: 'active', endDate: null, cost: 120, billingPeriod: 'month', prices: [], custom: { 'Annual cost by cadence': '1440' } } // prettier-ignore

describe('three who subscribe on days that follow one another cost what they pay a month, and are in use', () => {
  it('by who has the card', async () => {
    const rows = [...each('04', '40,Ana'), ...each('05', '40,Bo'), ...each('06', '40,Cy'), '2026-11-25,Taxi,9,Ana']
    const chat = await bring(rows, 'Date,Merchant,Amount,Cardholder')
    expect(chat).toMatchObject(inUse)
    expect(chat.note).toContain('Charged in 3 rhythms (40.00 a month; 40.00 a month; 40.00 a month)')
  })

  it('by amount', async () => {
    const rows = [...each('04', '20'), ...each('05', '40'), ...each('06', '60'), '2026-11-25,Taxi,9']
    expect(await bring(rows, 'Date,Merchant,Amount')).toMatchObject(inUse)
  })

  it('by their turn in a month', async () => {
    const rows = [...each('04', '40'), ...each('05', '40'), ...each('06', '40').slice(0, -1), '2026-11-25,Taxi,9']
    expect(await bring(rows, 'Date,Merchant,Amount')).toMatchObject(inUse)
  })
})

it('one who began this month is a charge beside them', async () => {
  const rows = [...each('04', '40,Ana'), ...each('05', '80,Bo'), '2026-11-20,ChatGPT,30,Di', '2026-11-25,Taxi,9,Ana']
  expect((await bring(rows, 'Date,Merchant,Amount,Cardholder')).note).toContain('Charged beside its rhythm, which is no price: 30.00 USD on 2026-11-20.') // prettier-ignore
})

it('what is charged each week stays 52 times a year', async () => {
  const weeks = Array.from({ length: 30 }, (_, at) =>
    new Date(Date.UTC(2026, 2, 2 + at * 7)).toISOString().slice(0, 10),
  )
  const { cost, billingPeriod } = await bring(weeks.map((day) => `${day},ChatGPT,10`), 'Date,Merchant,Amount') // prettier-ignore
  expect({ cost, billingPeriod }).toEqual({ cost: expect.closeTo(521.43, 1) as number, billingPeriod: 'year' })
})
