import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools

const uses = `Tool;Team;Capabilities
HubSpot;Marketing;email, forms
Hotjar;Product;heatmaps, surveys
HubSpot;Sales;crm, forms
`

it('makes one tool of a row for each team, added to the contract that is there', async () => {
  await bring('contracts.csv', 'Tool,Annual cost\nHubSpot,21600\n')
  const { notes, ...counts } = await bring('uses.csv', uses)
  expect(counts).toMatchObject({ kind: 'tools', rowsRead: 3, rowsImported: 3, rowsDuplicate: 0, rowsRejected: 0 })
  expect(notes.join(' ')).toContain('HubSpot: several rows, of which one at most has a cost, are one tool')
  expect(await tools()).toMatchObject([
    { name: 'HubSpot', cost: 21_600, team: 'Marketing; Sales', capabilities: ['email', 'forms', 'crm'] },
    { name: 'Hotjar', team: 'Product', capabilities: ['heatmaps', 'surveys'] },
  ])
  expect(await bring('uses2.csv', uses.replace('\n', '\r\n'))).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
})

it('leaves two contracts, and two owners, what they are', async () => {
  const costs =
    'Tool,Team,Annual cost,Owner\nHubSpot,Marketing,100,Ann\nHubSpot,Sales,50,Ann\nMiro,A,10,Ann\nMiro,B,,Bo\n'
  await bring('tools.csv', costs)
  expect((await tools()).map(({ name, team }) => [name, team])).toEqual([['HubSpot', 'Marketing'], ['HubSpot', 'Sales'], ['Miro', 'A'], ['Miro', 'B']]) // prettier-ignore
})

it('knows a Dutch list of contracts, and maps what is called like a field where the kind is said', async () => {
  const dutch = 'Applicatie;Leverancier;Categorie;Afdeling;Eigenaar;Jaarkosten;Valuta;Verlengdatum;Opzegtermijn\nMiro;RealtimeBoard;Design;Product;Eva;1.200,50;EUR;15-03-2027;1 maand\n' // prettier-ignore
  await bring('contracten.csv', dutch)
  // 15 February to 15 March 2027 is 28 days.
  expect(await tools()).toMatchObject([
    { name: 'Miro', vendor: 'RealtimeBoard', category: 'Design', team: 'Product', owner: 'Eva', cost: 1200.5, billingPeriod: 'year', currency: 'EUR', renewalDate: '2027-03-15', noticeDays: 28 },
  ]) // prettier-ignore
  const file = test.file('teams.csv', 'Tool,Team\nMiro,Design\n')
  const { columns } = await test.call('imports.inspect', { file, kind: 'tools' })
  expect(columns.map(({ field }) => field)).toEqual(['name', 'team'])
})
