import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'USD', rates: { JPY: 0.01 } })
})
afterEach(() => test.close())
const bring = (name: string, text: string) => test.call('imports.run', { files: [{ file: test.file(name, text) }] })
const tools = async () => (await test.call('tools.list', {})).tools
const idOf = async (name: string) => (await tools()).find((tool) => tool.name === name)!.id
const head = 'name,cost,currency,billing_period,switching_cost\n'

it('a merge converts what switching costs into the currency of the kept entry, or keeps it as it was written', async () => {
  await bring('list.csv', `${head}Miro,1200,USD,year,\nMuro,,JPY,year,500000\nKlaxoon,,CHF,year,700\n`)
  await test.call('tools.merge', { keep: await idOf('Miro'), drop: [await idOf('Muro')] })
  // 500,000 JPY at 0.01.
  expect(await tools()).toMatchObject([{ name: 'Miro', currency: 'USD', switchingCost: 5000 }, { name: 'Klaxoon' }])
  await test.call('tools.undo', {})
  await test.call('tools.merge', { keep: await idOf('Miro'), drop: [await idOf('Klaxoon')] })
  expect((await tools())[0]).toMatchObject({ currency: 'USD', switchingCost: null, custom: { 'Switching cost in CHF': '700' } }) // prettier-ignore
})

it('a list that says the cost in another currency converts it', async () => {
  await bring('a.csv', `${head}Miro,120000,JPY,year,500000\n`)
  await bring('b.csv', 'name,cost,currency,billing_period\nMiro,1300,USD,year\n')
  expect(await tools()).toMatchObject([{ cost: 1300, currency: 'USD', switchingCost: 5000 }])
  // A list that says both says it as it is.
  await bring('c.csv', `${head}Miro,1400,USD,year,6000\n`)
  expect(await tools()).toMatchObject([{ cost: 1400, currency: 'USD', switchingCost: 6000 }])
})
