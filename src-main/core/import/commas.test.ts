import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEntries, writeEntries } from '../../../shared/stack/capabilities.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (file: string) => (await test.call('imports.run', { files: [{ file }] })).files[0]!
const held = async () => (await test.call('tools.list', {})).tools.map(({ capabilities }) => capabilities)
const note = 'In "Capabilities" commas stand between capabilities, since no cell has a semicolon.'

describe('a column of capabilities', () => {
  it('without semicolons is separated by commas, which the preview and the import say', async () => {
    const file = test.file('tools.csv', 'Name,Capabilities,Cost\nMailchimp,"Newsletter, email campaigns",100\nBrevo,"newsletter,Email  campaigns",60\nHotjar,heatmaps,30\n') // prettier-ignore
    const preview = await test.call('imports.inspect', { file })
    expect(preview.problems).toContainEqual(expect.objectContaining({ level: 'info', detail: note }))
    expect(preview.tools.map(({ capabilities }) => capabilities)).toEqual(['Newsletter; email campaigns', 'newsletter; Email  campaigns', 'heatmaps']) // prettier-ignore
    expect((await bring(file)).notes).toContain(note)
    expect(await held()).toEqual([['Newsletter', 'email campaigns'], ['newsletter', 'Email  campaigns'], ['heatmaps']])
    // Both do both, so the cheaper of them is enough: 60 + 30.
    const { totals } = (await test.call('report.run', { slug: 'stack-consolidation' })) as { totals: object }
    expect(totals).toMatchObject({ costBefore: 190, costAfter: 90, optimal: true })
  })

  it('with a semicolon anywhere is separated by semicolons alone', async () => {
    const { notes } = await bring(test.file('tools.csv', 'Name,Capabilities,Cost\nA,"Forms, surveys; chat",1\nB,"Forms, surveys",1\n')) // prettier-ignore
    expect(notes).not.toContain(note)
    expect(await held()).toEqual([['Forms, surveys', 'chat'], ['Forms, surveys']])
    // As the export writes it, it comes back so.
    const output = join(test.folder, 'out.csv')
    await test.call('export.tools', { output })
    expect(await bring(output)).toMatchObject({ rowsDuplicate: 2 })
  })

  it('in which a single cell has a comma stays as it is', async () => {
    await bring(test.file('tools.csv', 'Name,Capabilities,Cost\nA,"Forms, surveys",1\nB,chat,1\n'))
    expect(await held()).toEqual([['Forms, surveys'], ['chat']])
  })
})

describe('a column of teams', () => {
  const teams = async () => (await test.call('tools.list', {})).tools.map(({ team }) => team)
  const said =
    'In "Department" commas stand between teams that stand alone elsewhere in it (HubSpot: Marketing; Sales).'

  it('has commas between those that stand alone elsewhere in it, and in no other name', async () => {
    const file = test.file('contracts.csv', 'Name,Department,Cost\nHubSpot,"Marketing,Sales",400\nGong,sales,100\nWebflow,Marketing,10\nVeeva,"Research, Development",7\nMiro,"Research,Sales",3\n') // prettier-ignore
    expect((await test.call('imports.inspect', { file })).problems).toContainEqual(expect.objectContaining({ level: 'info', detail: said })) // prettier-ignore
    expect((await bring(file)).notes).toContain(said)
    expect(await teams()).toEqual(['Marketing; Sales', 'sales', 'Marketing', 'Research, Development', 'Research,Sales'])
    const { rows } = await test.call('report.run', { slug: 'stack-cost', params: { by: 'team' } })
    // 200 + 10 and 200 + 100.
    expect((rows as { key: string; annualCost: number }[]).map(({ key, annualCost }) => [key.toLowerCase(), annualCost])).toEqual(expect.arrayContaining([['sales', 300], ['marketing', 210]])) // prettier-ignore
  })

  it('with a semicolon anywhere is separated by semicolons alone', async () => {
    await bring(
      test.file('tools.csv', 'Name,Team,Cost\nA,"Marketing,Sales",1\nB,Sales,1\nC,Marketing,1\nD,Sales;IT,1\n'),
    )
    expect(await teams()).toEqual(['Marketing,Sales', 'Sales', 'Marketing', 'Sales;IT'])
  })
})

describe('a column of a checkbox', () => {
  const renews = async () => (await test.call('tools.list', {})).tools.map(({ autoRenew }) => autoRenew)

  it.each(['checked', '✓', 'x'])('has "%s", and what is blank is no', async (tick) => {
    const { notes } = await bring(test.file('a.csv', `Name,Auto-renew,Cost\nA,${tick},1\nB,,1\nC,${tick},1\n`))
    expect(notes).toContain('"Auto-renew" is a checkbox: what is blank in it is read as no.')
    expect(await renews()).toEqual([true, false, true])
  })

  it('with words for no as well leaves blanks unknown', async () => {
    const { notes } = await bring(test.file('a.csv', 'Name,Auto-renew,Cost\nA,TRUE,1\nB,FALSE,1\nC,,1\nD,☐,1\nE,✓,1\n'))
    expect(notes.filter((note) => /checkbox|neither/.test(note))).toEqual([])
    expect(await renews()).toEqual([true, false, null, false, true])
  })
})

it('typed capabilities are read as those of a file are, and written so that they come back', () => {
  expect(readEntries('chat, email,, chat')).toEqual(['chat', 'email'])
  expect(readEntries('chat;; chat ; e-mail, texts')).toEqual(['chat', 'e-mail, texts'])
  expect(readEntries('chat, email\nforms')).toEqual(['chat', 'email', 'forms'])
  expect(readEntries('Sales 70,5%, Support 29,5%')).toEqual(['Sales 70,5%', 'Support 29,5%'])
  for (const entries of [[], ['a'], ['a, b'], ['a, b', 'c'], ['a', 'b']])
    expect(readEntries(writeEntries(entries))).toEqual(entries)
})

describe('lists of tools by their own headings', () => {
  it('a register of Airtable: choices between commas, a checkbox, and attachments as they are', async () => {
    const header = 'Name,Vendor,Owner,Department,Category,Use cases,Annual cost,Start date,Renewal date,Notice (days),Auto-renew,Seats,Status,Contract,Notes' // prettier-ignore
    const rows = [
      'HubSpot Marketing Hub,"HubSpot, Inc.",Julia,"Marketing,Sales",Marketing automation,"Email marketing,CRM","$43,200.00",2/15/2024,2/15/2027,90,checked,15,Active,h.pdf (https://v5.airtableusercontent.com/v3/u/1/h),',
      'Webflow,"Webflow, Inc.",Julia,Marketing,Website,"Landing pages,Website","$4,680.00",5/1/2023,4/30/2027,0,checked,5,Active,,',
      'DocuSign,"DocuSign, Inc.",Priya,Sales,E-signature,E-signature,"$7,200.00",12/15/2023,12/15/2026,30,,10,Active,,',
    ]
    const report = await bring(test.file('Contracts-Grid view.csv', `\uFEFF${header}\n${rows.join('\n')}\n`))
    expect(report).toMatchObject({ format: 'tool-inventory', rowsImported: 3 })
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'HubSpot Marketing Hub', team: 'Marketing; Sales', capabilities: ['Email marketing', 'CRM'], cost: 43_200, renewalDate: '2027-02-15', noticeDays: 90, autoRenew: true, seatsLicensed: 15 },
      { name: 'Webflow', team: 'Marketing', noticeDays: 0, autoRenew: true },
      { name: 'DocuSign', team: 'Sales', autoRenew: false },
    ]) // prettier-ignore
  })

  it('the applications of JumpCloud: licences, and who used them in 30 days', async () => {
    const header = 'Application,Category,Access Status,Owner,Accounts,Licenses,Active Users (30 days),Last Used'
    const report = await bring(test.file('apps.csv', `${header}\nSalesforce,CRM,Approved,m@x.io,41,60,38,2026-11-20T11:07:00Z\nMiro,Design,Unmanaged,,21,,21,2026-11-21T10:15:00Z\n`)) // prettier-ignore
    expect(report).toMatchObject({ format: 'tool-inventory', rowsImported: 2 })
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'Salesforce', category: 'CRM', cost: null, seatsLicensed: 60, seatsActive: 38, status: 'active' },
      { name: 'Miro', cost: null, seatsLicensed: null, seatsActive: 21 },
    ])
  })
})
