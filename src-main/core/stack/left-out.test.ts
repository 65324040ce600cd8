/** Payees that are not software: out of the inventory and of every report, in the account of their import, and back. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { makeTool } from '../testing/tools.ts'
import { asPaid, leftOutBy } from './left-out.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const months = [1, 2, 3].map((month) => `2026-0${month}`)
/** Three months: Figma 90, a bakery 10, an airline 200 (twice under another spelling), Zoom 16. */
const card = `Date,Merchant,Amount,Category\n${months.map((month) => `${month}-05,Figma,90,Software\n${month}-06,Bäckerei Müller,10,5462 Bakeries\n${month}-07,LUFTHANSA AG,200,4511 Airlines\n${month}-08,Zoom,16,Software`).join('\n')}\n` // prettier-ignore
const importCard = async (content = card) =>
  (await test.call('imports.run', { files: [{ file: test.file('card.csv', content) }] })).files[0]!
const cost = async () => (await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-03-31' } })).totals
const names = async () => (await test.call('tools.list', {})).tools.map(({ name }) => name)

it('are in no report and no list until they are taken back, and nothing is imported again for that', async () => {
  await importCard()
  // 12 x (90 + 10 + 200 + 16) = 3,792; without the bakery and the airline 12 x 106 = 1,272.
  expect(await cost()).toMatchObject({ annualCost: 3792, tools: 4 })
  await test.call('config.set', { config: { excludePayees: ['bäckerei müller', 'Lufthansa'] } })
  expect(await cost()).toMatchObject({ annualCost: 1272, tools: 2 })
  expect(await names()).toEqual(['Figma', 'Zoom'])
  expect(await test.call('workspace.status', {})).toMatchObject({ tools: 2, toolsLeftOut: 2 })
  expect((await test.call('tools.list', {})).leftOut).toEqual([
    { by: 'payee', entry: 'bäckerei müller', tools: ['Bäckerei Müller'], ids: [1] },
    { by: 'payee', entry: 'Lufthansa', tools: ['LUFTHANSA AG'], ids: [3] },
  ])
  await test.call('config.set', { config: { excludePayees: ['Lufthansa'] } })
  expect(await cost()).toMatchObject({ annualCost: 1392, tools: 3 })
})

it('are in the account of later imports by name, and every row is accounted for', async () => {
  await test.call('config.set', { config: { excludePayees: ['Lufthansa'], excludePaymentCategories: ['5462 bakeries', '5999 Books'] } }) // prettier-ignore
  const report = await importCard()
  expect(report).toMatchObject({ rowsRead: 12, rowsImported: 12, rowsDuplicate: 0, rowsRejected: 0 })
  expect(report.notes).toContain('6 payments to 2 payees left out as not software are in the account and in no report: Bäckerei Müller (3), LUFTHANSA AG (3) (excludePayees and excludePaymentCategories in the configuration).') // prettier-ignore
  expect(await names()).toEqual(['Figma', 'Zoom'])
  // A month later, under another spelling.
  const next = `${card}2026-04-05,Figma,90,Software\n2026-04-07,Lufthansa 220123456789,200,4511 Airlines\n`
  expect(await importCard(next)).toMatchObject({ rowsRead: 14, rowsRejected: 0 })
  expect(await names()).toEqual(['Figma', 'Zoom'])
  expect((await test.call('tools.list', {})).leftOut.map(({ tools }) => tools.length)).toEqual([1, 1, 0])
})

it('are left out of what is shown before an import, which names the categories there are', async () => {
  await test.call('config.set', { config: { excludePaymentCategories: ['4511 Airlines'] } })
  const preview = await test.call('imports.inspect', { file: test.file('c.csv', card) })
  expect(preview.tools.map(({ name }) => name)).toEqual(['Bäckerei Müller', 'Figma', 'Zoom'])
  expect(preview.paymentCategories).toEqual([
    {
      name: 'Software',
      payments: 6,
      payees: ['Figma', 'Zoom'],
      leftOut: false,
      likely: null,
      paid: [{ amount: 318, currency: 'USD' }],
    },
    {
      name: '4511 Airlines',
      payments: 3,
      payees: ['LUFTHANSA AG'],
      leftOut: true,
      likely: 'travel',
      paid: [{ amount: 600, currency: 'USD' }],
    },
    {
      name: '5462 Bakeries',
      payments: 3,
      payees: ['Bäckerei Müller'],
      leftOut: false,
      likely: 'meals',
      paid: [{ amount: 30, currency: 'USD' }],
    },
  ])
})

it('are suggested by the category of their payments, and count until a person leaves them out', async () => {
  const { notes } = await importCard()
  expect(notes).toContain('2 payees are likely no software, by the category in the file: "5462 Bakeries" (3 payments), "4511 Airlines" (3 payments). They count until somebody leaves them out (excludePaymentCategories in the configuration; Inventory on screen).') // prettier-ignore
  expect(await cost()).toMatchObject({ annualCost: 3792, tools: 4 })
  const suspicions = async () => (await test.call('tools.list', {})).tools.map(({ likelyNotSoftware }) => likelyNotSoftware) // prettier-ignore
  expect(await suspicions()).toEqual([
    'category “5462 Bakeries” in the file of its payments: meals',
    null,
    'category “4511 Airlines” in the file of its payments: travel',
    null,
  ])
  // What a list of tools names is software, whatever its payments are called.
  await test.call('imports.run', { files: [{ file: test.file('l.csv', 'name,cost\nLUFTHANSA AG,2400\n') }] })
  expect((await suspicions()).filter(Boolean)).toHaveLength(1)
})

it('are what payments alone speak of, where their category says so', () => {
  const by = leftOutBy({ excludePayees: ['FACEBK*'], excludePaymentCategories: ['Ads'] })
  const paid = asPaid(makeTool({ name: 'Google', category: 'ads' }))
  expect(by(paid)).toEqual({ by: 'category', entry: 'Ads' })
  // A list of tools names it, so it is one.
  expect(by({ ...paid, origins: { '*': 'payments', name: 'list' } })).toBeNull()
  expect(by({ ...paid, origins: {} })).toBeNull()
  expect(by(asPaid(makeTool({ name: 'FACEBK *7HJ2KL' })))).toEqual({ by: 'payee', entry: 'FACEBK*' })
  expect(by(asPaid(makeTool({ name: 'Facebook' })))).toBeNull()
})

it('change nothing about the tools that stay', async () => {
  const all = ['Figma', 'Zoom', 'Bäckerei Müller', 'LUFTHANSA AG']
  await importCard()
  const whole = (await test.call('tools.list', {})).tools
  await fc.assert(
    fc.asyncProperty(fc.subarray(all), async (out) => {
      await test.call('config.set', { config: { excludePayees: out } })
      const { tools, leftOut } = await test.call('tools.list', {})
      expect(tools).toEqual(whole.filter(({ name }) => !out.includes(name)))
      expect(leftOut.flatMap((each) => each.tools).toSorted()).toEqual(out.toSorted())
    }),
    { numRuns: 16 },
  )
})
