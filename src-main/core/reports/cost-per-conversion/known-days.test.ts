import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { knownDaysSentences } from '../../../../shared/notes/known-days.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', goals: [{ name: 'Lead', event: 'Lead' }] })
})
afterEach(() => test.close())

const bring = (name: string, head: string, lines: readonly string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${[head, ...lines].join('\n')}\n`) }] })

const day = (at: number): string => new Date(Date.UTC(2019, 0, 1 + at)).toISOString().slice(0, 10)
/** A page view on every day of a span, by number of the day of 2019, and a lead on those of another. */
const events = (views: [number, number], leads: [number, number]) =>
  bring(
    'e.csv',
    'timestamp,visitor,event,path',
    Array.from({ length: views[1] - views[0] }, (_, index) => views[0] + index).flatMap((at) => [
      `${day(at)}T10:00:00Z,v${at},,/a`,
      ...(leads[0] <= at && at < leads[1] ? [`${day(at)}T11:00:00Z,v${at},Lead,`] : []),
    ]),
  )
const ads = (amounts: readonly (readonly [string, number])[], name = 'Ads') =>
  bring(`${name}.csv`, 'Date,Merchant,Amount,Currency', amounts.map(([date, amount]) => `${date},${name},${amount},EUR`)) // prettier-ignore
const report = async (params: { from?: string; to?: string } = {}) => {
  const { params: asked, ...answer } = await runReport(test.call, 'cost-per-conversion', params)
  return { ...answer, params: asked, period: [asked.from, asked.to] }
}

/** 1 March is day 59, 30 June day 180. */
const marchToJune: [number, number] = [59, 181]
const bills = [['2019-03-01', 100], ['2019-04-01', 250], ['2019-05-01', 175], ['2019-06-01', 320]] as const // prettier-ignore

it('takes the days of which both payments and conversions are known', async () => {
  await events(marchToJune, marchToJune)
  await ads(bills)
  const { period, totals } = await report()
  expect(period).toEqual(['2019-03-01', '2019-07-01'])
  expect(totals).toMatchObject({ conversions: 122, costsFrom: '2019-03-01', costsTo: '2019-07-01', conversionsFrom: '2019-03-01', conversionsTo: '2019-07-01' }) // prettier-ignore
})

it('takes no days before or after what payments cover, nor those of a year of contracts without conversions', async () => {
  await events([0, 300], [0, 300])
  await ads(bills)
  expect((await report()).period).toEqual(['2019-03-01', '2019-07-01'])
  await test.call('imports.undo', { importId: 2 })
  await bring('list.csv', 'name,cost,currency,billing_period', ['CRM,1200,EUR,year'])
  expect((await report()).period).toEqual(['2019-01-01', '2019-10-28'])
})

it('begins with the conversions where those before are missing, and not merely few', async () => {
  await events([0, 181], marchToJune)
  expect((await report()).period).toEqual(['2019-03-01', '2019-07-01'])
})

it('is not of the days of a tool that hardly costs anything', async () => {
  await events([0, 181], [0, 181])
  await ads(
    Array.from({ length: 6 }, (_, at) => [`2019-0${at + 1}-01`, 1000] as const),
    'Search',
  )
  await bring('other.csv', 'Posting Date,Payee,Debit,Currency', ['2019-05-01,Tip,1,EUR', '2019-06-01,Tip,1,EUR'])
  expect((await report()).period).toEqual(['2019-01-01', '2019-07-01'])
})

it('says of a chosen period on which days costs or conversions are not known', async () => {
  await events(marchToJune, marchToJune)
  await ads(bills)
  const sentences = async (from: string, to: string) => knownDaysSentences((await report({ from, to })) as never).map((each) => each.replaceAll('\u00a0', ' ')) // prettier-ignore
  expect(await sentences('2018-07-01', '2019-07-01')).toEqual([
    'Conversions are known of 1 Mar – 30 Jun 2019 only, so the cost of more days is divided by those of fewer.',
    'Payments are known of 1 Mar – 30 Jun 2019 only: what their tools cost on the other days is estimated from them.',
  ])
  expect(await sentences('2019-03-01', '2019-05-01')).toEqual([])
})

it('costs what was paid, where payments alone speak of a tool and are known of the whole period', async () => {
  await events(marchToJune, marchToJune)
  await ads([...bills, ['2019-05-20', -25]])
  const ledger = async (from: string, to: string) => (await report({ from, to })).totals.ledger
  // 100 + 250 + 175 − 25 + 320.
  expect(await ledger('2019-03-01', '2019-07-01')).toBeCloseTo(820, 9)
  expect((await report()).totals.costPerConversion).toBeCloseTo(820 / 122, 9)
  // 16 of the 31 days of March, and April.
  expect(await ledger('2019-03-16', '2019-05-01')).toBeCloseTo((100 * 16) / 31 + 250, 9)
  // A contract costs by the year: 122 of 365 days.
  await bring('list.csv', 'name,cost,currency,billing_period', ['CRM,1200,EUR,year'])
  expect(await ledger('2019-03-01', '2019-07-01')).toBeCloseTo(820 + (1200 * 122) / 365, 9)
  // Of February nothing is known, so the price of a year stands for all five months.
  expect(await ledger('2019-02-01', '2019-07-01')).not.toBeCloseTo(820 + (1200 * 150) / 365, 0)
})

it('counts the bills of a part of a month in the days they cover where there are several a month', async () => {
  await events(marchToJune, marchToJune)
  // 10 a week from 5 March to 30 April: 4 in March, of 27 days, and 5 in April.
  await ads(Array.from({ length: 9 }, (_, at) => [day(63 + 7 * at), 10] as const))
  expect((await report()).period).toEqual(['2019-03-05', '2019-05-01'])
  expect((await report()).totals.ledger).toBeCloseTo(90, 9)
  expect((await report({ from: '2019-03-05', to: '2019-03-14' })).totals.ledger).toBeCloseTo((40 * 9) / 27, 9)
})

it('spreads what is billed by the year over the year', async () => {
  await events([0, 365], [0, 365])
  await bring('card.csv', 'Date,Merchant,Amount,Currency', ['2018-03-10,Suite,365,EUR', '2019-03-10,Suite,365,EUR'])
  expect((await report({ from: '2019-04-01', to: '2019-05-01' })).totals.ledger).toBeCloseTo(30, 9)
})
