import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'USD' })
})
afterEach(() => test.close())

const asOf = '2026-11-27'
const bring = (name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`), kind: 'tools' }] })
const contracts = [
  'name,cost,billing_period,renewal_date,notice_days,auto_renew,Term (months),Price increase,capabilities',
  'Mixpanel,12000,year,2026-08-01,45,yes,12,5 %,funnels',
  'Amplitude,1200,year,2027-06-01,30,yes,12,,funnels',
]

it('raises the price of a contract that was renewed by its terms on the renewal that comes next', async () => {
  await bring('tools.csv', ...contracts)
  const { rows, totals } = await runReport(test.call, 'stack-budget', { asOf, from: '2027-01-01' })
  expect(rows.find(({ key }) => key === 'Mixpanel')).toMatchObject({
    renewsOn: '2027-08-01',
    upliftPercent: 5,
    // 153 days of 2027 from 1 August on.
    uplift: expect.closeTo((12_000 * 0.05 * 153) / 365, 6) as number,
  })
  expect(totals.datePassed).toEqual([])
})

it('can be left before that one, which says what leaving it saves', async () => {
  await bring('tools.csv', ...contracts)
  const { totals } = await runReport(test.call, 'stack-removal', { tool: 'Mixpanel', asOf })
  // 118 of the 365 days from 27 November 2026 are after 1 August 2027.
  const saved = expect.closeTo((12_000 * 118) / 365, 6) as number
  expect(totals).toMatchObject({ exit: 'in time', renewalDate: '2027-08-01', cancelBy: '2027-06-17', savingFirstYear: saved }) // prettier-ignore
  const cheapest = await runReport(test.call, 'stack-consolidation', { asOf })
  expect(cheapest.rows.find(({ decision }) => decision === 'drop')).toMatchObject({ tool: 'Mixpanel', exit: 'in time', cancelBy: '2027-06-17', renewalDate: '2027-08-01' }) // prettier-ignore
  expect(cheapest.totals).toMatchObject({ tooLate: 0, savingFirstYear: saved })
})

it('is among the renewals of the next days', async () => {
  await bring('tools.csv', ...contracts)
  const { totals } = await runReport(test.call, 'renewals', { asOf: '2027-05-20' })
  expect(totals.next).toEqual([
    { days: 30, tools: 1, annualCost: 12_000 },
    { days: 60, tools: 1, annualCost: 12_000 },
    { days: 90, tools: 1, annualCost: 12_000 },
    { days: 120, tools: 1, annualCost: 12_000 },
  ])
})

it('keeps the date of a contract whose payments stopped before it', async () => {
  await bring('tools.csv', ...contracts)
  const charges = (payee: string, months: number, paid: number) => Array.from({ length: months }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-05,${payee},${paid}`) // prettier-ignore
  const file = test.file('payments.csv', ['Date,Vendor,Amount', ...charges('Mixpanel', 5, 1000), ...charges('Amplitude', 11, 100), ''].join('\n')) // prettier-ignore
  await test.call('imports.run', { files: [{ file, kind: 'tools', format: 'payments' }] })
  const { totals } = await runReport(test.call, 'stack-removal', { tool: 'Mixpanel', asOf })
  expect(totals).toMatchObject({ exit: 'date passed', savingFirstYear: null, renewalDate: '2026-08-01' })
})
