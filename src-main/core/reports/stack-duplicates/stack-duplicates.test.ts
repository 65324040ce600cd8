import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { pairsOf, withApart, withoutApart } from '../../../../shared/stack/tools-apart.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const load = (name: string, content: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, content) }] })
const months = ['01', '02', '03', '04', '05', '06']
const duplicates = (asOf: string | null = '2026-06-30') => runReport(test.call, 'stack-duplicates', { asOf })

it('says what a contract and the payments for it count twice', async () => {
  await load(
    'contracts.csv',
    'Tool,Vendor,Annual cost\nHubSpot,HubSpot,14160\nMailchimp,Mailchimp,3000\nBrandwatch,Brandwatch,7800\n',
  )
  // HubSpot under two names: 500 and 680 a month are 14,160 a year; Mailchimp 300 a month is 3,600.
  await load('card.csv', `Date,Merchant,Amount\n${months.map((month) => `2026-${month}-03,HUBSPOT*MKTG HUB CAMBRIDGE,500\n2026-${month}-04,HUBSPOT*SALES HUB,680\n2026-${month}-05,INTUIT MAILCHIMP,300\n2026-${month}-06,REWE,50`).join('\n')}\n`) // prettier-ignore
  const { rows, totals } = await duplicates()
  expect(rows).toMatchObject([
    { a: 'HubSpot', b: 'HUBSPOT*MKTG HUB CAMBRIDGE', reasons: ['same brand'] },
    { a: 'HubSpot', b: 'HUBSPOT*SALES HUB', reasons: ['same brand'] },
    { a: 'Mailchimp', b: 'INTUIT MAILCHIMP', reasons: ['same brand'] },
  ])
  // HubSpot: 28,320 where 14,160 is paid. Mailchimp: 6,600, of which the payments' 3,600 is the more.
  expect(totals).toEqual({ tools: 7, pairs: 3, keptApart: 0, countedTwice: 5, annualCostTwice: 14_160 + 3000 })
})

it('knows nothing to be twice where one of the two is over, or a rate is missing', async () => {
  await load('tools.csv', 'Tool,Annual cost,Currency,Status,End date\nDrift,100,USD,retired,2026-01-01\ndrift.com,100,USD,active,\nMiro,10,NOK,active,\nMiro Inc,10,NOK,active,\n') // prettier-ignore
  expect((await duplicates()).totals).toMatchObject({ pairs: 2, annualCostTwice: null })
  await test.call('config.set', { config: { rates: { NOK: 0.1 } } })
  expect((await duplicates()).totals).toEqual({ tools: 4, pairs: 2, keptApart: 0, countedTwice: 2, annualCostTwice: 1 })
  expect((await duplicates('2025-12-31')).totals).toMatchObject({ countedTwice: 4, annualCostTwice: 101 })
})

const monthly = (merchant: string, amount: number) => months.map((month) => `2026-${month}-03,${merchant},${amount}`).join('\n') // prettier-ignore

it('lists a vendor that was paid the cost of its contracts, and payments of the only one meet it by themselves', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Status\nMicrosoft 365,Microsoft Ireland Operations Ltd,18144,active\nJira,Atlassian,6600,active\nConfluence,Atlassian,4320,active\nLoom,Atlassian,500,retired\nCopilot,Rednote Ltd,1200,active\nBing,Rednote Ltd,600,active\n') // prettier-ignore
  await load('card.csv', `Date,Merchant,Amount\n${monthly('Microsoft Ireland Operations Ltd', 1512)}\n${monthly('ATLASSIAN', 910)}\n${monthly('Rednote Ltd', 100)}\n${monthly('Other', 7)}\n`) // prettier-ignore
  const names = (await test.call('tools.list', {})).tools.map(({ name }) => name)
  expect(names).not.toContain('Microsoft Ireland Operations Ltd')
  expect(names).toContain('Rednote Ltd')
  const { rows } = await duplicates()
  expect(rows).toMatchObject([
    { a: 'Confluence', b: 'ATLASSIAN', reasons: ['its vendor was paid what it costs'] },
    { a: 'Copilot', b: 'Rednote Ltd', reasons: ['its vendor was paid what it costs'] },
    { a: 'Jira', b: 'ATLASSIAN', reasons: ['its vendor was paid what it costs'] },
  ])
  // Once more, and dearer: they stay one.
  await load('card2.csv', `Date,Merchant,Amount\n${monthly('Microsoft Ireland Operations Ltd', 1512)}\n2026-07-03,Microsoft Ireland Operations Ltd,1600\n2026-07-03,Other,7\n`) // prettier-ignore
  expect((await test.call('tools.list', {})).tools.map(({ name }) => name)).not.toContain('Microsoft Ireland Operations Ltd') // prettier-ignore
})

it('meets the only contract of the vendor where a year of payments is within 5 % of it, in one currency too', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost\ndbt Cloud,dbt Labs,5520\nClaude,Anthropic,9936\nLooker,Rednote Ltd,1300\n') // prettier-ignore
  // 5,491.20 and 9,916.44 a year; 1,200 is 7.7 % less than 1,300.
  await load('card.csv', `Date,Merchant,Amount\n${monthly('DBT LABS', 457.6)}\n${monthly('ANTHROPIC', 826.37)}\n${monthly('Rednote Ltd', 100)}\n`) // prettier-ignore
  const names = (await test.call('tools.list', {})).tools.map(({ name }) => name)
  expect(names).toEqual(['dbt Cloud', 'Claude', 'Looker', 'Rednote Ltd'])
  const { rows, totals } = await duplicates()
  expect(rows).toMatchObject([{ a: 'Looker', b: 'Rednote Ltd', reasons: ['its vendor was paid'] }])
  expect(totals.countedTwice).toBe(0)
})

it('lists payees that bill for a tool by the amount, charged once too, and all contracts of a payee where it fits none', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost\nAdobe Creative Cloud,Adobe,4776\nLinkedIn Sales Navigator,Microsoft,16800\nJira,Atlassian,11580\nConfluence,Atlassian,6144\nWeb Services,Amazon,900\nBing,Rednote,600\nCopilot,Rednote,1200\nIdle,Rednote,\n') // prettier-ignore
  await load('sso.csv', 'Tool,Owner,Annual cost\nAtlassian Jira,Ann,\n')
  await load('card.csv', `Date,Merchant,Amount\n${monthly('ADOBE SYSTEMS SOFTWARE IRE', 398)}\n2026-02-02,LINKEDIN IRELAND,16800\n${monthly('ATLASSIAN PTY LTD', 2000)}\n${monthly('AMAZON.FR', 20)}\n${monthly('REDNOTE', 152)}\n`) // prettier-ignore
  const pairs = (await duplicates()).rows.map(({ a, b, reasons }) => [a, b, ...reasons])
  expect(pairs).toEqual([
    // Adobe's 4,776 are what its only contract costs, so they are one entry. 1,824 a year are within 5 % of the sum of those that state a cost.
    ['Bing', 'REDNOTE', 'its vendor was paid what it costs'],
    ['Copilot', 'REDNOTE', 'its vendor was paid what it costs'],
    ['Jira', 'Atlassian Jira', 'similar name'],
    ['LinkedIn Sales Navigator', 'LINKEDIN IRELAND', 'its vendor was paid what it costs'],
    ['Confluence', 'ATLASSIAN PTY LTD', 'its vendor was paid'],
    ['Jira', 'ATLASSIAN PTY LTD', 'its vendor was paid'],
  ])
})

it('keeps payments for several contracts with the one a person merged them into, in another currency too', async () => {
  await test.call('config.set', { config: { currency: 'EUR', rates: { USD: 0.86 } } })
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Currency\nJira,Atlassian,6600,USD\nConfluence,Atlassian,4320,USD\n') // prettier-ignore
  const card = `Date,Merchant,Amount,Currency\n${monthly('ATLASSIAN', 910 * 0.86).replaceAll(/$/gm, ',EUR')}\n`
  await load('card.csv', card)
  const entries = async () => (await test.call('tools.list', {})).tools.map(({ id, name }) => ({ id, name }))
  const [keep, , drop] = (await entries()).map(({ id }) => id)
  await test.call('tools.merge', { keep: keep!, drop: [drop!] })
  await load('card2.csv', `${card}2026-07-03,ATLASSIAN,782.60,EUR\n`)
  expect((await entries()).map(({ name }) => name)).toEqual(['Jira', 'Confluence'])
})

it('lists entries of one vendor with the same cost, currency and dates', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Currency,Renewal date\nAdobe Creative Cloud,Adobe Systems Software Ireland,8640,EUR,2026-12-17\nAdobe CC,Adobe,8640,EUR,2026-12-17\nAcrobat,Adobe,8640,EUR,2026-12-18\nStock,Adobe,8640,USD,2026-12-17\nSign,Echo Sign Inc,8640,EUR,2026-12-17\n') // prettier-ignore
  const { rows } = await duplicates()
  expect(rows).toMatchObject([{ a: 'Adobe Creative Cloud', b: 'Adobe CC', reasons: ['same vendor, cost and dates'] }])
})

it('takes no two tools for one among which the payments of their payee are split', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost\nJira Software,Atlassian,7200\nJira Service Management,Atlassian,3600\n') // prettier-ignore
  await load('card.csv', `Date,Merchant,Amount\n${monthly('ATLASSIAN PTY LTD', 900)}\n`)
  const { tools } = await test.call('tools.list', {})
  const id = (name: string): number => tools.find((tool) => tool.name === name)!.id
  const between = async () => (await duplicates()).rows.filter(({ a, b }) => [a, b].every((name) => name.startsWith('Jira'))) // prettier-ignore
  await test.call('tools.split', {
    payee: id('ATLASSIAN PTY LTD'),
    among: [id('Jira Software'), id('Jira Service Management')],
  })
  expect(await between()).toEqual([])
  expect((await duplicates()).totals.annualCostTwice).toBe(0)
})

const contracts =
  'Tool,Vendor,Team,Annual cost\nHubSpot,HubSpot,Sales,14160\nMiro,Miro,Design,100\nMiro,Miro,Sales,60\n'
const cards = `Date,Merchant,Amount\n${monthly('HUBSPOT*SALES HUB', 680)}\n${monthly('MIRO.COM', 50)}\n`
const apartFrom = async (...keys: [string, string][]) => {
  const entries = (await test.call('tools.list', {})).tools.filter(({ name, team }) => keys.some(([own, of]) => own === name && of === team)) // prettier-ignore
  const { toolsApart: before } = await test.call('config.get', {})
  await test.call('config.set', { config: { toolsApart: withApart(before, pairsOf(entries)) } })
}

it('has no pair that a person said is two tools, after another import too, and takes it back', async () => {
  await load('contracts.csv', contracts)
  await load('card.csv', cards)
  const pairs = async () => (await duplicates()).rows.map(({ a, b }) => `${a} ${b}`)
  expect(await pairs()).toEqual(['Miro Miro', 'Miro MIRO.COM', 'Miro MIRO.COM', 'HubSpot HUBSPOT*SALES HUB'])
  await apartFrom(['HubSpot', 'Sales'], ['HUBSPOT*SALES HUB', ''])
  expect(await pairs()).toEqual(['Miro Miro', 'Miro MIRO.COM', 'Miro MIRO.COM'])
  // Of three entries of one name, the two contracts are two, and the payee may still be either.
  await apartFrom(['Miro', 'Design'], ['Miro', 'Sales'])
  expect(await pairs()).toEqual(['Miro MIRO.COM', 'Miro MIRO.COM'])
  expect((await duplicates()).totals).toMatchObject({ pairs: 2, keptApart: 2, countedTwice: 3 })
  await test.call('imports.undo', { importId: 2 })
  await load('card.csv', cards)
  await load('newer.csv', contracts.replace('14160', '15000'))
  expect((await duplicates()).totals).toMatchObject({ pairs: 2, keptApart: 2 })
  const paid = await runReport(test.call, 'stack-payments', { asOf: '2026-06-30' })
  expect(paid.rows.find(({ tool }) => tool === 'HubSpot')).toMatchObject({ match: 'no-payments', twin: null })
  const { toolsApart } = await test.call('config.get', {})
  await test.call('config.set', { config: { toolsApart: withoutApart(toolsApart, [toolsApart[0]!]) } })
  expect(await pairs()).toContain('HubSpot HUBSPOT*SALES HUB')
})

it('takes a pair for paid for only on a day on which both are in use', async () => {
  await load('tools.csv', 'Tool,Annual cost,Status,Start date,End date\nDrift,100,retired,2024-01-01,2026-01-01\ndrift.com,100,active,2025-06-01,\n') // prettier-ignore
  expect((await duplicates('2025-12-31')).rows).toMatchObject([{ sameTime: true }])
  expect((await duplicates()).rows).toMatchObject([{ sameTime: false }])
})

it('lists a payee of the brand that was charged what a contract costs, on the day it begins or renews', async () => {
  const contract = (name: string, cost: number, start: string, renewal: string): string => `${name} Workplace,${name},${cost},USD,${start},${renewal}\n` // prettier-ignore
  await load('contracts.csv', `Tool,Vendor,Annual cost,Currency,Start date,Renewal date\n${contract('Vidyo', 26400, '2026-08-01', '2027-07-31')}${contract('Lumen', 7200, '2025-01-20', '2027-01-19')}${contract('Tessel', 9000, '2026-08-01', '')}${contract('Orbis', 5000, '2026-08-01', '')}`) // prettier-ignore
  // Lumen a year after it began and by card, so a day later; Tessel another amount; Orbis another day.
  await load('bills.csv', 'Date,Payee,Amount,Currency\n2026-08-01,Vidyo Video Calls,26400,USD\n2026-01-21,Lumen Cloud Meetings,7200,USD\n2026-08-01,Tessel Video Calls,9100,USD\n2026-03-01,Orbis Video Calls,5000,USD\n') // prettier-ignore
  const pairs = (await duplicates()).rows.map(({ a, b, reasons }) => [a, b, ...reasons])
  expect(pairs).toEqual([
    ['Lumen Workplace', 'Lumen Cloud Meetings', 'same brand, amount and day'],
    ['Vidyo Workplace', 'Vidyo Video Calls', 'same brand, amount and day'],
  ])
})

it('lists entries of which one has the name of the other and more, where amount or vendor agree', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Start date\nLooker,Google,66000,\nLattice,Lattice,14850,\nOkta Workforce Identity,Okta,32400,2024-01-01\nOkta,,32400,\nGitHub Enterprise,GitHub,20160,\nGitHub,GitHub,5000,\nMicrosoft 365,Microsoft,6300,\nMicrosoft Office 365,Microsoft,6300,\nGoogle Workspace,Google,9000,2023-05-05\nJira,Atlassian,16800,\nJira Service Management,Atlassian,9600,\n') // prettier-ignore
  await load('card.csv', `Date,Merchant,Amount\n${['2025-01-10', '2026-01-10'].map((day) => `${day},Google Cloud Looker,66000\n${day},"Degree, Inc. dba Lattice",14850`).join('\n')}\n${monthly('Linear Lighting Store', 10)}\n`) // prettier-ignore
  const { rows, totals } = await duplicates()
  expect(rows.map(({ a, b, reasons, keepId }) => [a, b, reasons, keepId])).toEqual([
    ['Microsoft 365', 'Microsoft Office 365', ['similar name'], null],
    ['Looker', 'Google Cloud Looker', ['one name in the other, same amount'], null],
    ['Okta Workforce Identity', 'Okta', ['one name in the other, same amount'], null],
    ['GitHub Enterprise', 'GitHub', ['one name in the other, same vendor'], null],
  ])
  expect(totals).toMatchObject({ countedTwice: 6, annualCostTwice: 66_000 + 32_400 + 6_300 })
  // What a company trades as is its name.
  expect((await test.call('tools.list', {})).tools.map(({ name }) => name)).not.toContain('Degree, Inc. dba Lattice')
})

it('lists no two products of a vendor, though a part of their names and what they cost is the same', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost\nGoogle Cloud,Google,9000\nGoogle Workspace,Google,9000\nGitHub Copilot,GitHub,2000\nGitHub,GitHub,5000\n') // prettier-ignore
  expect((await duplicates()).rows).toEqual([])
})

it('proposes what a list of apps calls by an edition, where several may be meant; one of one name is its contract', async () => {
  await load('register.csv', 'Tool,Vendor,Annual cost,Seats\nZoom,Zoom Video Communications,14400,80\nGitHub,"GitHub, Inc.",12096,40\nGoogle,Google LLC,900,\nGong,Gong.io Inc.,57600,40\nLoom,"Loom, Inc.",500,\n') // prettier-ignore
  await load('apps.csv', 'Application,Assigned,Active Users\nZoom Meetings,80,61\nZoom Enterprise,4,2\nGitHub Enterprise Cloud,40,31\nGoogle Cloud,9,3\nGong Coffee,2,1\nLoom Suite,7,5\n') // prettier-ignore
  const { rows, totals } = await duplicates()
  expect(rows.map(({ a, b, reasons, keepId }) => [a, b, reasons, keepId])).toEqual([
    ['Zoom', 'Zoom Enterprise', ['same name but for a product word'], null],
    ['Zoom', 'Zoom Meetings', ['same name but for a product word'], null],
  ])
  // Of the eleven names GitHub's and Loom's are one each; Google has several products, and Gong Coffee is no app of Gong.
  expect(totals).toMatchObject({ tools: 9, countedTwice: 0 })
})
