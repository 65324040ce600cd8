import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { sharedPayeesOf, sureMergeLine, sureMergesOf } from '../../../../shared/stack/sure-merges.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const load = (name: string, content: string) => test.call('imports.run', { files: [{ file: test.file(name, content) }] }) // prettier-ignore
const monthly = (payee: string, amount: number) => ['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month}-03,${payee},${amount},USD\n`).join('') // prettier-ignore
const sure = async () => sureMergesOf((await runReport(test.call, 'stack-duplicates', { asOf: '2026-06-30' })).rows)
const tools = async () => (await test.call('tools.list', {})).tools

it('are a payee and the only contract it can be for, of an amount that speaks for it; one step merges and one takes back', async () => {
  await load('contracts.csv', 'Tool,Vendor,Team,Annual cost,Currency,Start date\nCreative Cloud,Adobe,Design,1300,USD,\nMiro Business,Miro,Design,1200,USD,\nVidyo Workplace,Vidyo,IT,9000,USD,2026-02-01\nHubSpot,HubSpot,Sales,100,USD,\nHubSpot,HubSpot,Marketing,110,USD,\n') // prettier-ignore
  // Adobe 1,200 for 1,300; Miro four times what its contract is; HubSpot for either of two contracts.
  await load('card.csv', `Date,Payee,Amount,Currency\n${monthly('ADOBE *CREATIVE CLOUD', 100)}${monthly('MIRO TEAM', 400)}${monthly('HUBSPOT MKTG', 9)}2026-02-02,Vidyo Video Calls,9000,USD\n${monthly('Other', 5)}`) // prettier-ignore
  const merges = await sure()
  expect(merges.map(sureMergeLine).toSorted()).toEqual([
    'ADOBE *CREATIVE CLOUD becomes part of Creative Cloud',
    'Vidyo Video Calls becomes part of Vidyo Workplace',
  ])
  const before = await tools()
  expect(await test.call('tools.mergeAll', { merges: merges.map(({ keep, drop }) => ({ keep, drop })) })).toEqual({ merged: 2 }) // prettier-ignore
  expect((await tools()).map(({ name }) => name).toSorted()).toEqual(['Creative Cloud', 'HUBSPOT MKTG', 'HubSpot', 'HubSpot', 'MIRO TEAM', 'Miro Business', 'Other', 'Vidyo Workplace']) // prettier-ignore
  expect(await sure()).toEqual([])
  expect(await test.call('tools.undo', {})).toEqual({ undone: 'Merged 2 entries into 2 tools.' })
  expect(await tools()).toEqual(before)
  const twice = { keep: merges[0]!.keep, drop: merges[0]!.drop }
  await expect(test.call('tools.mergeAll', { merges: [twice, twice] })).rejects.toThrow('only once in one step')
})

it('are no two contracts, and nothing that a letter alone tells apart', async () => {
  await load('a.csv', 'Tool,Team,Annual cost\nIntercom,Sales,100\nIntercom,Support,100\nMixpannel,Sales,60\n')
  await load('card.csv', `Date,Payee,Amount,Currency\n${monthly('Mixpanel', 5)}${monthly('Other', 5)}`)
  expect((await runReport(test.call, 'stack-duplicates', { asOf: '2026-06-30' })).rows.length).toBeGreaterThan(0)
  expect(await sure()).toEqual([])
})

it('are no payee that is called as the vendor of several contracts: its payments are to be shared', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Currency\nJira,Atlassian,16800,USD\nConfluence,Atlassian,7800,USD\nTrello,Atlassian,600,USD\n') // prettier-ignore
  // 8,100 and 24,000 a year, which no one of them costs; Trello's is its own.
  await load('card.csv', `Date,Payee,Amount,Currency\n${monthly('ATLASSIAN', 675)}${monthly('ATLASSIAN* JIRA', 2000)}${monthly('ATLASSIAN TRELLO', 51)}${monthly('Other', 5)}`) // prettier-ignore
  const { rows } = await runReport(test.call, 'stack-duplicates', { asOf: '2026-06-30' })
  expect((await sure()).map(sureMergeLine)).toEqual(['ATLASSIAN TRELLO becomes part of Trello'])
  const names = new Map((await tools()).map(({ id, name }) => [id, name]))
  expect(sharedPayeesOf(rows).map(({ name, contracts }) => [name, contracts.map((id) => names.get(id))])).toEqual(
    expect.arrayContaining([['ATLASSIAN', ['Confluence', 'Jira', 'Trello']], ['ATLASSIAN* JIRA', ['Jira', 'Confluence', 'Trello']]]),
  ) // prettier-ignore
})

it('are payees that are called exactly as one entry is, whatever the amounts, and none that several may be meant by', async () => {
  await load('contracts.csv', 'Tool,Vendor,Annual cost,Currency\nChatGPT,,9000,USD\n1Password,,500,USD\nFigma,,100,USD\nMetabase Cloud,Metabase,90,USD\nLucidchart,,70,USD\nSalesforce,,500,USD\nSlack,,300,USD\n') // prettier-ignore
  await load('card.csv', `Date,Payee,Amount,Currency\n${monthly('OPENAI *CHATGPT SUBSCR', 100)}${monthly('AgileBits Inc (1Password)', 300)}${monthly('Figma Inc', 400)}${monthly('"Metabase, Inc."', 500)}${monthly('LUCID SOFTWARE INC', 20)}${monthly('Salesforce UK Ltd', 66)}${monthly('Other', 5)}`) // prettier-ignore
  expect((await sure()).map(sureMergeLine).toSorted()).toEqual([
    'AgileBits Inc (1Password) becomes part of 1Password',
    'Figma Inc becomes part of Figma',
    'LUCID SOFTWARE INC becomes part of Lucidchart',
    'Metabase, Inc. becomes part of Metabase Cloud',
    'OPENAI *CHATGPT SUBSCR becomes part of ChatGPT',
  ])
})
