import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { spendDimensions } from '../../../../shared/reports/stack-spend.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const card = 'Date,Merchant,Amount,Currency'
const list = 'name,vendor,team,cost,currency,billing_period'
const bring = (test: TestApp, name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })

it('has what was paid by vendor, by team, by month, and by month and team, in cash', async () => {
  const test = await openApp({ currency: 'EUR' })
  const figma = ['2019-01-05', '2019-02-05', '2019-03-05'].map((day) => `${day},Figma,100,EUR`)
  await bring(test, 'card.csv', card, ...figma, '2019-03-20,Figma,-40,EUR', '2019-01-09,Slack,60,USD', '2019-02-09,Slack,60,USD', '2019-03-31,Taxi,9,EUR') // prettier-ignore
  await bring(test, 'list.csv', list, 'Figma,Figma,Design,1200,EUR,year', 'Slack,Salesforce,"Sales; Ops",720,USD,year')
  await test.call('config.set', { config: { excludePayees: ['Taxi'], rates: { USD: 0.5 } } })
  const of = async (params: { by?: (typeof spendDimensions)[number]; monthly?: boolean; from?: string; to?: string }) =>
    runReport(test.call, 'stack-spend', params)
  const figures = async (params: Parameters<typeof of>[0]) =>
    (await of(params)).rows.map(({ month, key, tools, payments, paid }) => [month, key, tools, payments, paid])
  expect(await figures({})).toEqual([[null, 'Figma', 1, 4, 260], [null, 'Salesforce', 1, 2, 60]]) // prettier-ignore
  expect(await figures({ by: 'team' })).toEqual([[null, 'Design', 1, 4, 260], [null, 'Ops', 1, 2, 30], [null, 'Sales', 1, 2, 30]]) // prettier-ignore
  expect(await figures({ by: 'month' })).toEqual([[null, '2019-01', 2, 2, 130], [null, '2019-02', 2, 2, 130], [null, '2019-03', 1, 2, 60]]) // prettier-ignore
  expect(await figures({ by: 'team', monthly: true, from: '2019-02-01', to: '2019-04-01' })).toEqual([
    ['2019-02', 'Design', 1, 1, 100], ['2019-02', 'Ops', 1, 1, 15], ['2019-02', 'Sales', 1, 1, 15], ['2019-03', 'Design', 1, 2, 60],
  ]) // prettier-ignore
  const { params, totals } = await of({ by: 'month' })
  expect(params).toMatchObject({ from: '2018-03-21', to: '2019-03-21' })
  expect(totals).toEqual({
    tools: 2,
    payments: 6,
    paid: 320,
    share: 1,
    before: null,
    change: null,
    beforeFrom: null,
    beforeTo: null,
    yearlyTwice: [],
    vatTakenOff: [],
    headcount: null,
    paidPerPerson: null,
    knownFrom: '2019-01-05',
    knownTo: '2019-03-31',
    endUnknown: [],
  })
  await expect(of({ from: '2019-02-01', to: '2019-02-01' })).rejects.toThrow('has no day')
  test.close()
})

it('holds the same days a year before against what was paid, as far as payments are known', async () => {
  const test = await openApp({ currency: 'EUR' })
  // Of 2018 what comes after 20 March counts in neither, although the period asked about ends in December.
  await bring(test, 'card.csv', card, '2018-01-05,Figma,80,EUR', '2018-02-05,Zoom,9,EUR', '2018-03-20,Figma,80,EUR', '2018-03-21,Figma,500,EUR', '2018-12-03,Loom,7,EUR', '2019-01-07,Figma,100,EUR', '2019-03-20,Loom,30,EUR') // prettier-ignore
  const of = (params: object) => runReport(test.call, 'stack-spend', { against: 'year', ...params })
  const year = { from: '2019-01-01', to: '2020-01-01' }
  const { rows, totals } = await of({ by: 'tool', ...year })
  expect(rows.map(({ key, paid, before, change }) => [key, paid, before, change])).toEqual([['Figma', 100, 160, -60], ['Loom', 30, 0, 30], ['Zoom', 0, 9, -9]]) // prettier-ignore
  expect(totals).toMatchObject({ tools: 2, payments: 2, paid: 130, before: 169, change: -39, beforeFrom: '2018-01-01', beforeTo: '2018-03-21' }) // prettier-ignore
  // In a whole year nothing more is paid.
  expect((await of({ against: 'whole-year', ...year })).totals).toMatchObject({ before: 676, change: -546, beforeTo: '2019-01-01' }) // prettier-ignore
  const months = await of({ by: 'month', ...year })
  expect(months.rows.map(({ key, paid, before }) => [key, paid, before])).toEqual([['2019-01', 100, 80], ['2019-02', 0, 9], ['2019-03', 30, 80]]) // prettier-ignore
  // Of November and December 2017 nothing is stored, of January 2018 from the 5th on.
  const partly = await of({ by: 'month', from: '2018-11-01', to: '2019-02-01' })
  expect(partly.rows.map(({ key, paid, before, change }) => [key, paid, before, change])).toEqual([['2018-12', 7, null, null], ['2019-01', 100, 80, 20]]) // prettier-ignore
  expect(partly.totals).toMatchObject({ paid: 107, before: 80, change: 27 })
  const byTool = await of({ by: 'tool', monthly: true, from: '2018-11-01', to: '2019-02-01' })
  expect(byTool.rows.map(({ month, key, before }) => [month, key, before])).toEqual([['2018-12', 'Loom', null], ['2019-01', 'Figma', 80]]) // prettier-ignore
  // Nothing is stored of the year before 2018.
  expect((await of({ from: '2018-01-01', to: '2019-01-01' })).totals).toMatchObject({ paid: 676, before: null, change: null }) // prettier-ignore
  test.close()
})

it('names contracts by the year with two bills in a year', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'card.csv', card, '2018-12-05,HubSpot,100,EUR', '2019-11-24,HubSpot,105,EUR', '2019-03-01,Figma,90,EUR', '2019-05-01,Figma,10,EUR', '2019-01-01,Slack,9,EUR', '2019-02-01,Slack,9,EUR') // prettier-ignore
  await bring(
    test,
    'list.csv',
    list,
    'HubSpot,HubSpot,,100,EUR,year',
    'Figma,Figma,,90,EUR,year',
    'Slack,Slack,,108,EUR,year',
  )
  const of = async (from: string, to: string) => (await runReport(test.call, 'stack-spend', { from, to })).totals.yearlyTwice // prettier-ignore
  const bills = [{ date: '2018-12-05', paid: 100 }, { date: '2019-11-24', paid: 105 }] // prettier-ignore
  expect((await of('2018-12-01', '2019-12-01')).filter(({ tool }) => tool !== 'Slack')).toEqual([{ tool: 'HubSpot', bills }]) // prettier-ignore
  expect(await of('2018-12-01', '2020-12-01')).toEqual([])
  // The second bill was taken back.
  await bring(test, 'later.csv', card, '2019-11-28,HubSpot,-105,EUR', '2019-11-29,Loom,9,EUR')
  expect((await of('2018-12-01', '2019-12-01')).filter(({ tool }) => tool === 'HubSpot')).toEqual([])
  test.close()
})

it('knows payments to the end of the files, whatever of them is left out', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'card.csv', card, '2018-06-30,Figma,70,EUR', '2018-06-02,Figma,30,EUR', '2019-06-20,Figma,110,EUR', '2019-06-30,Air France,400,EUR') // prettier-ignore
  await test.call('config.set', { config: { excludePayees: ['Air France'] } })
  const { totals } = await runReport(test.call, 'stack-spend', {
    from: '2019-01-01',
    to: '2020-01-01',
    against: 'year',
  })
  expect(totals).toMatchObject({ paid: 110, before: 100, beforeTo: '2018-07-01', knownTo: '2019-06-30' })
  test.close()
})

it('says what was paid for each person: the average of the months, planned ones where there is no other', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'card.csv', card, '2019-01-05,Figma,100,EUR', '2019-02-05,Figma,140,EUR')
  const heads = ['2018-12,A,50,Actual', '2019-01,A,5,Actual', '2019-01,B,5,Actual', '2019-02,A,6,Actual', '2019-02,B,8,Actual', '2019-02,A,99,Plan', '2019-03,A,20,Plan', '2019-03,B,4,Plan'] // prettier-ignore
  const [file] = (await bring(test, 'heads.csv', 'Month,Team,Headcount,Actual/Plan', ...heads)).files
  expect(file).toMatchObject({ kind: 'milestones', rowsImported: 8, rowsDuplicate: 0 })
  expect(file!.notes.join(' ')).toContain('Rows that are planned by "Actual/Plan" are kept as “Planned headcount”')
  const period = { from: '2019-01-01', to: '2019-04-01' }
  const headcount = { average: 16, months: 3, planned: 1 }
  expect((await runReport(test.call, 'stack-spend', period)).totals).toMatchObject({ headcount, paidPerPerson: 15 })
  expect((await runReport(test.call, 'stack-cost', period)).totals).toMatchObject({ headcount })
  const { rows } = await runReport(test.call, 'stack-evolution', { from: '2019-01-01', to: '2019-04-01', interval: 'month' }) // prettier-ignore
  expect(rows.map(({ headcount }) => headcount)).toEqual([10, 14, 14])
  test.close()
})

it('sums to the same by vendor, team, category, tool and month, and so does the change; shares are 100 %', async () => {
  const payment = fc.record({
    day: fc.integer({ min: 0, max: 729 }),
    payee: fc.constantFrom('Figma', 'Slack', 'Zoom', 'Loom'),
    cents: fc.integer({ min: 1, max: 500_000 }),
    currency: fc.constantFrom('EUR', 'USD'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 40 }), async (payments) => {
      const test = await openApp({ currency: 'EUR' })
      const lines = payments.map(({ day, payee, cents, currency }) => `${new Date(Date.UTC(2019, 0, 1 + day)).toISOString().slice(0, 10)},${payee},${cents / 100},${currency}`) // prettier-ignore
      await bring(test, 'card.csv', card, ...lines)
      await bring(test, 'list.csv', list, 'Figma,Figma,Design,1200,EUR,year', 'Slack,Salesforce,"Sales; Ops",720,EUR,year') // prettier-ignore
      await test.call('config.set', { config: { rates: { USD: 0.9 } } })
      const period = { from: '2020-01-01', to: '2021-01-01', against: 'year' } as const
      const reports = await Promise.all(spendDimensions.flatMap((by) => [false, true].map((monthly) => runReport(test.call, 'stack-spend', { by, monthly, ...period })))) // prettier-ignore
      for (const { rows, totals } of reports) {
        expect(totals).toEqual(reports[0]!.totals)
        expect(rows.reduce((sum, { paid }) => sum + paid, 0)).toBeCloseTo(totals.paid, 4)
        if (totals.share !== null) expect(rows.reduce((sum, { share }) => sum + share!, 0)).toBeCloseTo(1, 9)
        expect(rows.reduce((sum, { before }) => sum + (before ?? 0), 0)).toBeCloseTo(totals.before ?? 0, 4)
        // Of a month that nobody knows the year before of there is no change, and all of it is in that of all.
        if (totals.change !== null) expect(rows.reduce((sum, { paid, change }) => sum + (change ?? paid), 0)).toBeCloseTo(totals.change, 4) // prettier-ignore
        for (const { before, change } of rows) expect(change === null).toBe(before === null)
      }
      test.close()
    }),
    { numRuns: 8 },
  )
})

it('speaks of the years and quarters of the books', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'card.csv', card, '2018-12-05,Figma,1,EUR', '2019-11-30,Figma,2,EUR', '2019-12-01,Figma,4,EUR', '2020-03-05,Figma,8,EUR', '2020-11-30,Figma,16,EUR', '2020-12-01,Figma,32,EUR') // prettier-ignore
  const of = (params: object) => runReport(test.call, 'stack-spend', params)
  const all = { from: '2018-12-01', to: '2021-01-01' }
  const figures = async (params: object) => (await of(params)).rows.map(({ key, paid }) => [key, paid])
  expect(await figures({ by: 'year', ...all })).toEqual([['2018', 1], ['2019', 6], ['2020', 56]]) // prettier-ignore
  expect(await figures({ by: 'quarter', fiscalYear: 2020 })).toEqual([['2020-Q1', 8], ['2020-Q4', 48]]) // prettier-ignore
  await test.call('config.set', { config: { fiscalYearStart: 12 } })
  expect(await figures({ by: 'year', ...all })).toEqual([['FY2019', 3], ['FY2020', 28], ['FY2021', 32]]) // prettier-ignore
  const { params, rows, totals } = await of({ by: 'quarter', fiscalYear: 2020, against: 'whole-year' })
  expect(params).toMatchObject({ from: '2019-12-01', to: '2020-12-01', fiscalYear: 2020 })
  expect(totals).toMatchObject({ paid: 28, before: 3, beforeFrom: '2018-12-01', beforeTo: '2019-12-01' })
  expect(rows.map(({ key, paid, before }) => [key, paid, before])).toEqual([['FY2020-Q1', 4, 1], ['FY2020-Q2', 8, 0], ['FY2020-Q4', 16, 2]]) // prettier-ignore
  // As a report that was saved asks again, with its days beside its year.
  expect((await of({ ...params })).totals.paid).toBe(28)
  await expect(of({ fiscalYear: 2020, from: '2020-01-01', to: '2021-01-01' })).rejects.toThrow('FY2020 is from 2019-12-01 to before 2020-12-01') // prettier-ignore
  expect((await runReport(test.call, 'stack-cost', { fiscalYear: 2020 })).params).toMatchObject({ from: '2019-12-01', to: '2020-12-01' }) // prettier-ignore
  const change = await runReport(test.call, 'stack-cost-change', { fiscalYear: 2020 })
  expect(change.params).toMatchObject({ from: '2019-12-01', beforeFrom: '2018-12-01', beforeTo: '2019-12-01' })
  test.close()
})

it('agrees with what each tool was paid in Paid and contract', async () => {
  const test = await openApp({ currency: 'EUR' })
  const months = (payee: string, amount: number) => Array.from({ length: 12 }, (_, at) => `2019-${String(at + 1).padStart(2, '0')}-05,${payee},${amount},EUR`) // prettier-ignore
  await bring(test, 'card.csv', card, '2018-12-20,Zoom,5,EUR', ...months('Figma', 100.1), ...months('Slack', 60), ...months('Zoom', 9)) // prettier-ignore
  const list = await runReport(test.call, 'stack-payments', { asOf: '2019-12-31' })
  const { rows } = await runReport(test.call, 'stack-spend', { by: 'tool' })
  expect(rows.map(({ key, paid }) => [key, Number(paid.toFixed(2))])).toEqual(
    list.rows.map(({ tool, paid }) => [tool, paid]).toSorted(([, a], [, b]) => Number(b) - Number(a)),
  )
  test.close()
})

it('is by the team of each payment where payments have one, and of nobody where one has none', async () => {
  const test = await openApp({ currency: 'USD' })
  const google = ['2026-01', '2026-02', '2026-03'].flatMap((month) => [`${month}-05,Google,900,USD,Engineering`, `${month}-05,Google,90,USD,marketing`, `${month}-05,Google,10,USD,`]) // prettier-ignore
  await bring(test, 'books.csv', `${card},Team`, ...google, '2026-01-09,Slack,60,USD,Marketing', '2026-01-10,Loom,7,USD,', '2026-01-11,Zoom,5,USD,Engineering') // prettier-ignore
  await bring(test, 'list.csv', list, 'Loom,Loom,Support,84,USD,year')
  const zoom = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Zoom')!
  await test.call('tools.edit', { id: zoom.id, changes: { team: 'Sales' } })
  const { rows } = await runReport(test.call, 'stack-spend', { by: 'team', from: '2026-01-01', to: '2026-04-01' })
  expect(rows.map(({ key, paid }) => [key, paid])).toEqual([['Engineering', 2700], ['marketing', 330], ['(not set)', 30], ['Support', 7], ['Sales', 5]]) // prettier-ignore
  test.close()
})

it('has the team of the copy that does not count where the payment that does names none, and one that a person types again', async () => {
  const test = await openApp({ currency: 'USD' })
  const months = ['2026-01', '2026-02', '2026-03']
  await bring(test, 'books.csv', `${card},Team`, ...months.flatMap((month) => [`${month}-05,Canva,90,USD,Marketing`, `${month}-05,Loom,20,USD,Sales`, `${month}-06,Loom,20,USD,IT`])) // prettier-ignore
  // With tax, and one month more than the books are closed for.
  await bring(test, 'card.csv', `${card},Card`, ...[...months, '2026-04'].flatMap((month) => [`${month}-05,Canva,102.6,USD,1`, `${month}-05,Loom,20,USD,1`, `${month}-06,Loom,20,USD,1`])) // prettier-ignore
  const teams = async () => (await runReport(test.call, 'stack-spend', { by: 'team', from: '2026-01-01', to: '2026-05-01' })).rows.map(({ key, paid }) => [key, Number(paid.toFixed(2))]) // prettier-ignore
  expect(await teams()).toEqual([['Marketing', 307.8], ['(not set)', 142.6], ['IT', 60], ['Sales', 60]]) // prettier-ignore
  const canva = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Canva')!
  expect(canva).toMatchObject({ team: 'Marketing', teamByPayments: true })
  await test.call('tools.edit', { id: canva.id, changes: { team: 'Marketing' } })
  expect(await teams()).toEqual([['Marketing', 410.4], ['IT', 60], ['Sales', 60], ['(not set)', 40]]) // prettier-ignore
  test.close()
})
