/** Names of payees on a card of American Express, whose town stands at once behind those that fill their 20 letters. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { amexCard, chaseCard } from './cards.ts'
import { withoutTown } from './town.ts'

it.each([
  ['SLACK TECHNOLOGIES LSAN FRANCISCO       CA', 'SAN FRANCISCO\nCA', 'SLACK TECHNOLOGIES', 'slack'],
  ['INTERCOM R&D UNLIMITSAN FRANCISCO       CA', 'SAN FRANCISCO\nCA', 'INTERCOM R&D', 'intercom'],
  ['CURSOR, AI POWERED INEW YORK            NY', 'NEW YORK\nNY', 'CURSOR, AI POWERED', 'cursor'],
  ['REALTIMEBOARD INC DBSAN FRANCISCO       CA', 'SAN FRANCISCO, CA', 'REALTIMEBOARD INC', 'miro'],
  ['PERSONIO SE & CO. KGMUNICH              DE', 'MUNICH', 'PERSONIO SE & CO. KG', 'personio'],
  ['ZOOM COMMUNICATIONS SAN JOSE            CA', 'San Jose\nCA', 'ZOOM COMMUNICATIONS', 'zoom'],
  // A short name is padded, and what names no town, or another, stays.
  ['ATLASSIAN           SAN FRANCISCO       CA', 'SAN FRANCISCO\nCA', 'ATLASSIAN', 'atlassian'],
  ['SAN FRANCISCO BAKERYSAN FRANCISCO       CA', 'SAN FRANCISCO\nCA', 'SAN FRANCISCO BAKERY', 'san francisco bakery'],
  ['SLACK TECHNOLOGIES LSAN FRANCISCO', '', 'SLACK TECHNOLOGIES LSAN FRANCISCO', 'slack technologies lsan francisco'],
  ['SLACK TECHNOLOGIES LSAN FRANCISCO', 'DUBLIN', 'SLACK TECHNOLOGIES LSAN FRANCISCO', 'slack technologies lsan francisco'],
])('%s in %j is %s', (description, town, payee, key) => {
  expect(withoutTown(description, town, amexCard)).toBe(payee)
  expect(vendorKey(payee)).toBe(key)
  expect(withoutTown(description, town, chaseCard)).toBe(description)
}) // prettier-ignore

const payees = ['SLACK TECHNOLOGIES LSAN FRANCISCO       CA', 'SLACK T0AB12CD3     SAN FRANCISCO       CA']
const charges = [2018, 2019].flatMap((year) => ['02', '05', '08', '11'].map((month, at) => `${month}/05/${year},${payees[at % 2]},Ann,300,"SAN FRANCISCO\nCA"\n`)) // prettier-ignore
const card = `Date,Description,Card Member,Amount,City/State\n01/01/2018,TAXI,Ann,9,\n${charges.join('')}12/30/2019,TAXI,Ann,9,\n`
const register = 'Tool,Vendor,Annual cost,Owner\nSlack Business+,Slack,1200,Ann\n'

const names = async (app: TestApp) => (await app.call('tools.list', {})).tools.map(({ name, custom }) => [name, custom['Charges']]) // prettier-ignore
const bring = (app: TestApp, name: string, text: string) => app.call('imports.run', { files: [{ file: app.file(name, text) }] }) // prettier-ignore

async function withApp(work: (app: TestApp) => Promise<void>): Promise<void> {
  const app = await openApp({ currency: 'USD' })
  try {
    await work(app)
  } finally {
    app.close()
  }
}

it('meets the contract with the payments of all its names', () =>
  withApp(async (app) => {
    await bring(app, 'register.csv', register)
    expect((await bring(app, 'amex.csv', card)).files).toMatchObject([{ format: 'amex-card' }])
    expect(await names(app)).toEqual([['Slack Business+', '8'], ['TAXI', '2']]) // prettier-ignore
  }))

it('is taken off what an earlier version stored with it, and nothing of it is lost or counted again', () =>
  withApp(async (app) => {
    await bring(app, 'amex.csv', card.replaceAll(payees[1]!, payees[0]!))
    const db = new Database(join(app.folder, 'test.touchstack'))
    db.exec(`UPDATE payment SET vendor = '${payees[0]}' WHERE vendor LIKE 'SLACK%'; UPDATE tool SET name = '${payees[0]}' WHERE name LIKE 'SLACK%'`) // prettier-ignore
    db.close()
    await bring(app, 'register.csv', 'Tool,Annual cost,Owner\nMiro,5,Ann\n')
    expect(await names(app)).toEqual([['TAXI', '2'], ['Miro', undefined], ['SLACK TECHNOLOGIES', '8']]) // prettier-ignore
    expect((await bring(app, 'again.csv', card.replaceAll(payees[1]!, payees[0]!).replace('TAXI', 'CAB'))).files).toMatchObject([{ rowsImported: 1 }]) // prettier-ignore
  }))
