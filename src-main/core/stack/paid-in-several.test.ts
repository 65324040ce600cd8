import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const load = (name: string, content: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, content) }] })
const named = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!
const card = (months: readonly string[]) =>
  `Date,Merchant,Amount,Currency\n${months.map((month) => `2026-${month}-08,Figma,540,EUR\n2026-${month}-09,Miro,10,EUR`).join('\n')}\n` // prettier-ignore
const ledger = 'Date,Merchant,Amount,Currency,Account\n2026-09-01,Figma,6480,EUR,4630\n2026-09-02,Slack,9900,EUR,4630\n' // prettier-ignore

it('says of a tool on the card and in the ledger that it is, with what both come to', async () => {
  await load('register.csv', 'Tool,Vendor,Annual cost,Currency\nFigma,Figma,6480,EUR\n')
  await load('card.csv', card(['06', '07', '08', '09', '10', '11']))
  expect((await named('Figma')).paidInSeveral).toBeNull()
  await load('ledger.csv', ledger)
  const figma = await named('Figma')
  expect(figma.paidInSeveral).toBe('Charged in 2 exports at once (Table of payments, last on 2026-09-01: 6480.00 EUR, charged once; Table of payments, last on 2026-11-08: 6480.00 EUR a year): paid twice, or the same payments written down twice. The one charged last counts.') // prettier-ignore
  expect(figma).toMatchObject({ note: figma.paidInSeveral, cost: 6480, billingPeriod: 'year' })
  expect((await named('Miro')).paidInSeveral).toBeNull()
})

it('says nothing of one that went from the card to the ledger', async () => {
  await load('card.csv', card(['04', '05', '06', '07', '08']))
  await load('ledger.csv', ledger)
  expect(await named('Figma')).toMatchObject({ paidInSeveral: null })
})
