/** Bills that were entered twice, and charges of a few days that show no rhythm. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (rows: string[], columns = 'Date,Vendor,Invoice number,Amount') =>
  (
    await test.call('imports.run', { files: [{ file: test.file('bills.csv', [columns, ...rows, ''].join('\n')) }] })
  ).files[0]!.notes.join('\n')
const tool = async (name: string) => (await test.call('tools.list', {})).tools.find((each) => each.name === name)!
// Keeps the file open after the bills.
const later = '2026-11-20,Other,X-1,5'

describe('a bill that came twice', () => {
  it('counts once, on other days too, and says what to claim back', async () => {
    const notes = await bring(['2026-05-01,Zendesk,INV-44710,46200', '2026-05-04,Zendesk,INV-44710,46200', later])
    const said = 'bill INV-44710 of 46200.00 USD twice, on 2026-05-01 and 2026-05-04: likely a double charge, of which 46200.00 USD of 2026-05 is to be claimed back. It counts once towards its price.' // prettier-ignore
    expect(notes).toContain(`Zendesk has ${said}`)
    expect(await tool('Zendesk')).toMatchObject({ status: 'active', cost: null, custom: { 'Charged once': '46200' } })
    expect((await tool('Zendesk')).note).toContain(said)
  })

  it('leaves the rhythm of the others what it is, a month later too where bills have numbers of their own', async () => {
    const rows = ['01', '02', '03', '04'].map((month, at) => `2026-${month}-05,Figma,F-10${at},90`)
    const notes = await bring([...rows, '2026-04-28,Figma,F-102,90', '2026-05-01,Other,X-1,5'])
    expect(notes).toContain('Figma has bill F-102 of 90.00 USD twice, on 2026-03-05 and 2026-04-28')
    expect(await tool('Figma')).toMatchObject({ cost: 90, billingPeriod: 'month', custom: { Charges: '4' } })
  })

  it('counts once where the text of a charge of its amount has its number', async () => {
    const rows = ['2026-05-01,Figma,d813b798,Figma annual inv FG-20736,90', '2026-05-04,Figma,FG-20736,14 seats,90', '2026-07-09,Zoom,Z-77001,new,70', '2026-07-11,Zoom,a11b3344,not Z-770013,70', '2026-11-20,Other,X-1,,5'] // prettier-ignore
    const notes = await bring(rows, 'Date,Vendor,Num,Memo,Amount')
    expect(notes).toContain('Figma has bill FG-20736 of 90.00 USD twice, on 2026-05-01 and 2026-05-04')
    expect(await tool('Figma')).toMatchObject({ custom: { 'Charged once': '90' } })
    expect(notes).not.toContain('Zoom has bill')
  })

  it.each([
    ['has another amount', ['2026-05-01,Figma,F-100,90', '2026-05-04,Figma,F-100,95']],
    ['is that of a contract, each month', ['2026-05-01,Figma,F-100,90', '2026-06-01,Figma,F-100,90', '2026-07-01,Figma,F-100,90']],
    ['has two equal lines of a day', ['2026-05-01,Figma,F-100,90', '2026-05-01,Figma,F-100,90']],
    ['is no number', ['2026-05-01,Figma,ACH,90', '2026-05-04,Figma,ACH,90']],
    ['came back', ['2026-05-01,Figma,F-100,90', '2026-05-04,Figma,F-100,90', '2026-05-09,Figma,C-1,-90']],
  ])('is none where its number %s', async (_, rows) => {
    expect(await bring([...rows, later])).not.toContain('has bill')
  }) // prettier-ignore
})

it('charges of a few days are not made a cost of a year, and do not end the tool', async () => {
  const notes = await bring(['2026-05-01,Zendesk,46200', '2026-05-04,Zendesk,46200', '2026-11-20,Other,5'], 'Date,Vendor,Amount') // prettier-ignore
  expect(notes).toContain('Zendesk: charged on a few days of one month only')
  expect(await tool('Zendesk')).toMatchObject({
    status: 'active', endDate: null, cost: null,
    note: 'Charged on 2 days within a month, so it is not known how often it is paid, nor what it costs a year.',
  }) // prettier-ignore
})

it('a tool that is charged on uneven days is in use while it has been quiet for as long before', async () => {
  const days = ['01-03', '01-05', '01-06', '02-20', '02-21', '02-23', '04-01', '04-02']
  await bring([...days.map((day, at) => `2026-${day},API,${50 + at * 7}`), '2026-05-10,Other,5'], 'Date,Vendor,Amount')
  expect(await tool('API')).toMatchObject({ status: 'active', endDate: null })
  await bring(['2026-06-10,Other,5'], 'Date,Vendor,Amount')
  expect(await tool('API')).toMatchObject({ status: 'retired' })
})
