import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { noRateSentences } from '../../../../shared/notes/no-rate.ts'
import { sumWords, type WriteMoney } from '../../../../shared/stack/own-cost.ts'
import { renewalCalendar } from '../../../../shared/stack/renewal-calendar.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { unlistedSentences } from '../../../../shared/notes/unlisted-renewals.ts'
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
Notice,1,year,2026-12-20,,yes,
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
    ['Notice', 24, 'notice unknown'],
  ])
  expect(totals).toMatchObject({
    tools: 6,
    tooLate: 1,
    passedEndsByItself: 2,
    passedNotKnownIfRenews: 1,
    autoRenew: 3,
    noticeUnknown: 1,
  })
})

it('rolls what renews by itself for a known term, unless its bills stopped, and has it beside the rows', async () => {
  // The next renewal on or after 27 November 2026; 45 days before 1 August 2027 is 17 June.
  const text = `name,cost,billing_period,renewal_date,notice_days,auto_renew,end_date,Term (months),Start of current term
Mixpanel,12,year,2026-08-01,45,yes,,12,
Years,24,year,2022-11-27,0,yes,,2 years,
Started,6,year,2026-10-01,30,yes,,,2026-04-01
Bare,1,year,2026-08-01,30,yes,,,
By hand,1,year,2026-08-01,30,no,,12,
Not known,1,year,2026-08-01,30,,,12,
Lattice,9,year,2027-07-01,,yes,,12,
Far,9,year,2027-09-29,,yes,,12,
ShipStation,4,year,2027-05-01,,no,,12,
`
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', text), kind: 'tools' }] })
  const report = await runReport(test.call, 'renewals', { asOf: '2026-11-27', days: 215 })
  expect(report.rows.map(({ tool, cancelStatus }) => [tool, cancelStatus])).toEqual([['ShipStation', 'ends unless signed again']]) // prettier-ignore
  const { renewed, datePassed, noticeMayFall, noticeUnknown } = report.totals
  expect(renewed.map((each) => [each.tool, each.statedRenewal, each.renewalDate, each.cancelBy, each.termMonths, each.within])).toEqual([
    ['Years', '2022-11-27', '2026-11-27', '2026-11-27', 24, true],
    ['Started', '2026-10-01', '2027-04-01', '2027-03-02', 6, true],
    ['Mixpanel', '2026-08-01', '2027-08-01', '2027-06-17', 12, true],
  ]) // prettier-ignore
  expect(datePassed.map(({ tool }) => tool)).toEqual(['Bare', 'By hand', 'Not known'])
  expect(noticeMayFall.map(({ tool }) => tool)).toEqual(['Lattice'])
  expect(noticeUnknown).toBe(0)
  const said = unlistedSentences(report, { money: (amount) => `$${amount}`, date: (day) => day })
  expect(said[1]).toBe('Renewed by their terms, as they renew by themselves and the term is known: Years on 2022-11-27, next on 2026-11-27, cancel by 2026-11-27 ($24 a year), Started on 2026-10-01, next on 2027-04-01, cancel by 2027-03-02 ($6 a year) and Mixpanel on 2026-08-01, next on 2027-08-01, cancel by 2027-06-17 ($12 a year).') // prettier-ignore
  expect(said[2]).toBe('Notice is unknown of 1 contract that renews soon after the next 215 days, so the last day for it may fall in them: Lattice on 2027-07-01 ($9 a year).') // prettier-ignore
  const calendar = renewalCalendar(report, 'USD').replaceAll('\r\n ', '')
  expect(calendar).toContain('Last day to cancel Mixpanel')
  expect(calendar).toContain('Renewed by its terms on 2026-08-01.')
  expect(calendar).not.toContain('cancel ShipStation')
})

it('takes a contract whose bills stopped at its renewal for no renewal, and says where they go on', async () => {
  const charges = (payee: string, last: number) => Array.from({ length: last }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-05,${payee},10`).join('\n') // prettier-ignore
  const payments = `Date,Vendor,Amount\n${charges('Left', 5)}\n${charges('Kept', 11)}\n`
  const tools =
    'name,renewal_date,notice_days,auto_renew,Term (months)\nLeft,2026-08-01,30,yes,12\nKept,2026-08-01,30,yes,12\n'
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', tools), kind: 'tools' }] })
  await test.call('imports.run', { files: [{ file: test.file('payments.csv', payments), kind: 'tools', format: 'payments' }] }) // prettier-ignore
  const { totals } = await runReport(test.call, 'renewals', { asOf: '2026-11-27' })
  expect(totals.renewed.map(({ tool, paidSince }) => [tool, paidSince])).toEqual([['Kept', true]])
})

it('tells what renews in the days from what is to be given notice in them, and has either alone', async () => {
  const text = 'name,cost,billing_period,renewal_date,notice_days,auto_renew\nSoon,1,year,2026-12-10,10,yes\nLater,1,year,2027-03-10,60,yes\nLate,1,year,2026-12-05,90,yes\n' // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', text), kind: 'tools' }] })
  const of = (params: object) => runReport(test.call, 'renewals', { asOf: '2026-11-26', days: 60, ...params })
  const either = await of({})
  expect(either.rows.map(({ tool, renewsWithin }) => [tool, renewsWithin])).toEqual([['Late', true], ['Soon', true], ['Later', false]]) // prettier-ignore
  expect(unlistedSentences(either, { money: (amount) => `$${amount}`, date: (day) => day })).toEqual([
    '2 contracts renew in the next 60 days ($2 a year). 1 contract renews after the next 60 days, and is here as the last day for notice is in them: Later on 2027-03-10 ($1 a year).',
  ])
  expect((await of({ only: 'renewals' })).rows.map(({ tool }) => tool)).toEqual(['Late', 'Soon'])
  expect((await of({ only: 'notices' })).rows.map(({ tool }) => tool)).toEqual(['Soon', 'Later'])
})

it('has what renews each month beside the others, and misses no date of it', async () => {
  const text = 'name,cost,billing_period,renewal_date,end_date\nNotion,100,month,maandelijks,\nLoom,20,month,Mensuel,\nMiro,30,month,monatlich,2027-01-31\nDated,5,year,2026-12-10,\nOpen,5,year,rolling,\n' // prettier-ignore
  const file = test.file('tools.csv', text)
  const { problems } = await test.call('imports.inspect', { file, kind: 'tools' })
  const said = 'Notion, Loom and Miro renew each month, as the renewal date says: no date is missing, and Renewals names them beside those with one.' // prettier-ignore
  expect(problems.map(({ detail }) => detail)).toContain(said)
  const { notes } = (await test.call('imports.run', { files: [{ file, kind: 'tools' }] })).files[0]!
  expect(notes).toContain(said)
  expect(notes.join(' ')).not.toContain('maandelijks')
  const notion = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Notion')!
  expect(notion).toMatchObject({ renewalDate: null, custom: { Renews: 'maandelijks' } })
  const renewals = () => runReport(test.call, 'renewals', { asOf: '2026-11-26' })
  const report = await renewals()
  expect(report.totals).toMatchObject({ monthly: [{ tool: 'Notion', annualCost: 1200 }, { tool: 'Loom', annualCost: 240 }], withoutDate: 1 }) // prettier-ignore
  expect(unlistedSentences(report, { money: (amount) => `$${amount}`, date: (day) => day })).toContain('2 active tools renew each month and can be left by the month: Notion ($1200 a year) and Loom ($240 a year).') // prettier-ignore
  const { rows } = await runReport(test.call, 'stack-completeness', { asOf: '2026-11-26' })
  expect(rows.filter(({ missing }) => missing.includes('renewal date')).map(({ tool }) => tool)).toEqual(['Open'])
  // A date that somebody says is the one that holds.
  await test.call('tools.edit', { id: notion.id, changes: { renewalDate: '2026-12-01' } })
  expect((await renewals()).rows.map(({ tool }) => tool)).toEqual(['Notion', 'Dated'])
})

it('has what ends without renewing, and what should have renewed by now, beside the renewals', async () => {
  // In 30 days from 26 November lie the days to 25 December.
  const text = `name,cost,billing_period,renewal_date,notice_days,auto_renew,end_date
Renews,1,year,2026-12-10,5,yes,
Ends,96000,year,,,no,2026-12-25
Later,7,year,,,no,2026-12-26
Gone,7,year,,,no,2026-11-26
Both,5,year,2027-06-01,,no,2026-12-01
Old,24600,year,2026-10-15,30,yes,
Older,3,year,2025-10-15,30,yes,
Unknown,2,year,,,,
`
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', text), kind: 'tools' }] })
  const report = (await test.call('report.run', {
    slug: 'renewals',
    params: { asOf: '2026-11-26', days: 30 },
  })) as Report<'renewals'>
  expect(report.rows.map(({ tool }) => tool)).toEqual(['Renews'])
  expect(report.totals).toMatchObject({
    ending: [
      { tool: 'Both', endDate: '2026-12-01', annualCost: 5 },
      { tool: 'Ends', endDate: '2026-12-25', annualCost: 96_000 },
    ],
    datePassed: [
      { tool: 'Old', renewalDate: '2026-10-15', annualCost: 24_600 },
      { tool: 'Older', renewalDate: '2025-10-15', annualCost: 3 },
    ],
    withoutDate: 1,
  })
  expect(unlistedSentences(report, { money: (amount) => `$${amount}`, date: (day) => day })).toEqual([
    '2 contracts end in the next 30 days without renewing: Both on 2026-12-01 ($5 a year) and Ends on 2026-12-25 ($96000 a year).',
    '2 active tools should have renewed already, and when they renew next is not known: Old on 2026-10-15 ($24600 a year) and Older on 2025-10-15 ($3 a year). Change the renewal date if they did, or bring a newer list.',
  ])
})

it('lists contracts whose currency has no rate at what they cost in it, in no sum, and names the rate', async () => {
  const text = `name,cost,currency,billing_period,renewal_date,notice_days,end_date
Pounds,100.10,GBP,month,2026-12-10,0,
Dollars,300,USD,year,2026-12-11,0,
Francs,50,CHF,year,,,2026-12-20
Unknown,,GBP,year,2026-12-12,0,
`
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', text), kind: 'tools' }] })
  await test.call('config.set', { config: { currency: 'USD' } })
  const report = await runReport(test.call, 'renewals', { asOf: '2026-11-26' })
  expect(report.rows.map(({ tool, annualCost, ownCost, ownCurrency }) => [tool, annualCost, ownCost, ownCurrency])).toEqual([
    ['Pounds', null, 1201.2, 'GBP'],
    ['Dollars', 300, null, null],
    ['Unknown', null, null, null],
  ]) // prettier-ignore
  expect(report.totals).toMatchObject({
    annualCost: 300,
    unknownCosts: 1,
    withoutRate: [{ currency: 'GBP', tools: 1, ownCost: 1201.2 }],
    ending: [{ tool: 'Francs', annualCost: null, ownCost: 50, ownCurrency: 'CHF' }],
  })
  const money: WriteMoney = (amount, currency = 'USD') => `${amount} ${currency}`
  expect(noRateSentences(report.totals, money)).toEqual([
    'A tool is priced in CHF, GBP, and the workspace has no rate from CHF, GBP to USD. Set it under Settings (Exchange rates) or in the configuration: "rates": {"CHF": …, "GBP": …}. The prices are in CHF (1), GBP (1) and USD (1): whichever of them the workspace counts in, the others need a rate.',
    '1 contract (1201.2 GBP a year) is listed in its own currency and in no sum.',
  ])
  expect(unlistedSentences(report, { money, date: (day) => day })[0]).toContain('Francs on 2026-12-20 (50 CHF a year)')
  expect(sumWords(report.rows, money)).toBe('300 USD and 1201.2 GBP')
  expect(renewalCalendar(report, 'USD').replaceAll('\r\n ', '')).toContain('Cost a year: 1201.20 GBP.')
  await test.call('config.set', { config: { rates: { GBP: 2, CHF: 1 } } })
  const rated = await runReport(test.call, 'renewals', { asOf: '2026-11-26' })
  expect(rated.totals).toMatchObject({ noRate: null, withoutRate: [] })
  expect(rated.totals.annualCost).toBeCloseTo(2702.4)
  await expect(test.call('config.set', { config: { rates: {} } }).then(() => runReport(test.call, 'stack-cost', {}))).rejects.toThrow('no rate from CHF, GBP to USD') // prettier-ignore
})
