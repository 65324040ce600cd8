/** Payments stay somebody's whatever is merged: those of all rows of `stack-payments` are all that were imported. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { inCents } from '../../../shared/text/csv.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const config = { currency: 'USD', rates: { EUR: 1.1 } }
let test: TestApp
beforeEach(async () => {
  test = await openApp(config)
})
afterEach(() => test.close())

type Monthly = [payee: string, amount: number, currency: string]
const paid = (...payees: Monthly[]): string =>
  `Date,Payee,Amount,Currency\n${payees.flatMap(([payee, amount, currency]) => Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}-03,${payee},${amount},${currency}\n`)).join('')}` // prettier-ignore
const register = (...rows: string[]): string => `name,vendor,cost,currency,billing_period\n${rows.join('\n')}\n`
const bring = async (name: string, text: string, app = test) =>
  (await app.call('imports.run', { files: [{ file: app.file(name, text) }] })).files[0]!
const entries = async (app = test) => (await app.call('tools.list', {})).tools
const idOf = async (name: string, currency?: string): Promise<number> =>
  (await entries()).find((tool) => tool.name === name && (currency === undefined || tool.currency === currency))!.id
const merge = async (into: string, ...gone: [name: string, currency: string][]) =>
  test.call('tools.merge', { keep: await idOf(into), drop: await Promise.all(gone.map((each) => idOf(...each))) })
const rows = async (app = test) => (await runReport(app.call, 'stack-payments', { asOf: '2023-12-31' })).rows
const paidBy = async () => Object.fromEntries((await rows()).map((row) => [`${row.tool}${row.contract === null ? ' alone' : ''}`, inCents(row.paid ?? 0)])) // prettier-ignore
const total = async () =>
  (await runReport(test.call, 'stack-cost', { by: 'tool', asOf: '2023-12-31' })).totals.annualCost
const next = (payee: string, amount: number) => `Date,Payee,Amount,Currency\n2024-01-03,${payee},${amount},USD\n2024-01-03,${payee},30,EUR\n` // prettier-ignore

describe('a payee paid in two currencies, 30 EUR a month beside USD, at 1.1', () => {
  // 12 x 150 = 1,800 USD; 12 x 30 x 1.1 = 396 USD.
  it('is merged in one of them, and stays apart in the other', async () => {
    await bring('list.csv', register('Jira,Atlassian,3000,USD,year'))
    await bring('bank.csv', paid(['Atlassian', 150, 'USD'], ['Atlassian', 30, 'EUR']))
    await merge('Jira', ['Atlassian', 'USD'])
    expect(await paidBy()).toEqual({ Jira: 1800, 'Atlassian alone': 396 })
    expect(await total()).toBe(3396)
    await bring('jan.csv', next('Atlassian', 150))
    expect((await entries()).map(({ name, currency }) => [name, currency])).toEqual([['Jira', 'USD'], ['Atlassian', 'EUR']]) // prettier-ignore
    expect(await total()).toBe(3396)
    await merge('Jira', ['Atlassian', 'EUR'])
    expect(await paidBy()).toEqual({ Jira: 2196 })
    expect(await total()).toBe(3000)
  })

  it('is merged into the contract that it pays in the other already', async () => {
    await bring('list.csv', register('Figma Design,Figma,1200,USD,year'))
    await bring('bank.csv', paid(['FIGMA INC', 100, 'USD'], ['FIGMA INC', 30, 'EUR']))
    expect(await paidBy()).toEqual({ 'Figma Design': 1200, 'FIGMA INC alone': 396 })
    await merge('Figma Design', ['FIGMA INC', 'EUR'])
    expect(await paidBy()).toEqual({ 'Figma Design': 1596 })
    await bring('jan.csv', next('FIGMA INC', 100))
    expect(await entries()).toHaveLength(1)
  })

  it('is merged into a contract in each currency', async () => {
    await bring('list.csv', register('Jira,Atlassian,1000,USD,year', 'Confluence,Atlassian,1000,EUR,year', 'Statuspage,Atlassian,1000,USD,year')) // prettier-ignore
    await bring('bank.csv', paid(['Atlassian', 150, 'USD'], ['Atlassian', 30, 'EUR']))
    await merge('Jira', ['Atlassian', 'USD'])
    await merge('Confluence', ['Atlassian', 'EUR'])
    const found = Object.fromEntries((await rows()).map(({ tool, paid: amount }) => [tool, inCents(amount ?? 0)]))
    expect(found).toMatchObject({ Jira: 1800, Confluence: 396 })
  })

  it('costs what it is paid in both where it is made one without a contract, and the merge can be taken back', async () => {
    await bring('bank.csv', paid(['Atlassian', 150, 'USD'], ['Atlassian', 30, 'EUR']))
    const before = await entries()
    await test.call('tools.merge', { keep: await idOf('Atlassian', 'USD'), drop: [await idOf('Atlassian', 'EUR')] })
    const note = 'Paid in EUR and USD: the cost is all of it, at the workspace’s rate.'
    expect(await entries()).toMatchObject([{ cost: 183, currency: 'USD', billingPeriod: 'month', prices: [], custom: { Charges: '24' } }]) // prettier-ignore
    expect((await entries())[0]!.note).toContain(note)
    expect([await paidBy(), await total()]).toEqual([{ 'Atlassian alone': 2196 }, 2196])
    await bring('jan.csv', next('Atlassian', 150))
    expect(await entries()).toMatchObject([{ cost: 183 }])
    const { id } = (await test.call('imports.list', {})).find(({ file }) => file.endsWith('jan.csv'))!
    await test.call('imports.undo', { importId: id })
    await test.call('tools.undo', {})
    expect(await entries()).toEqual(before)
  })
})

it('a payee that met a contract by its amount goes where the contract is merged into', async () => {
  await bring('list.csv', register('Figma Design,Figma,1200,USD,year', 'Canva,Canva,600,USD,year'))
  await bring('bank.csv', paid(['FIGMA INC', 100, 'USD']))
  await merge('Canva', ['Figma Design', 'USD'])
  expect(await paidBy()).toEqual({ Canva: 1200 })
  await bring('jan.csv', 'Date,Payee,Amount,Currency\n2024-01-03,FIGMA INC,100,USD\n')
  expect((await entries()).map(({ name }) => name)).toEqual(['Canva'])
})

it('a payee merged into one that has the name of a contract does not take the place of who pays the contract', async () => {
  // 12 x 10 = 120 USD, as Jira costs; 12 x 20 = 240 USD; 12 x 10 x 1.1 = 132 USD, nearly what Jira costs.
  await bring('list.csv', register('Jira,Atlassian,120,USD,year'))
  await bring('bank.csv', paid(['Atlassian', 10, 'USD'], ['JIRA', 20, 'USD'], ['FIGMA INC', 10, 'EUR']))
  expect(await paidBy()).toEqual({ Jira: 120, 'JIRA alone': 240, 'FIGMA INC alone': 132 })
  await merge('JIRA', ['FIGMA INC', 'EUR'])
  expect(await paidBy()).toEqual({ Jira: 120, 'JIRA alone': 372 })
  await bring('again.csv', paid(['Atlassian', 10, 'USD'], ['JIRA', 20, 'USD'], ['FIGMA INC', 10, 'EUR']))
  expect(await paidBy()).toEqual({ Jira: 120, 'JIRA alone': 372 })
})

it('whatever is merged, all payments are in a row', async () => {
  const currency = fc.constantFrom('USD', 'EUR')
  const contract = fc.record({ name: fc.constantFrom('Jira', 'Atlassian', 'Confluence', 'Figma'), vendor: fc.constantFrom('', 'Atlassian', 'Figma'), cost: fc.constantFrom('', '120', '240', '1200'), currency }) // prettier-ignore
  const payee = fc.record({ name: fc.constantFrom('Atlassian', 'JIRA', 'FIGMA INC', 'Stripe'), amount: fc.constantFrom(10, 20, 100), currency }) // prettier-ignore
  const property = fc.asyncProperty(
    fc.uniqueArray(contract, { maxLength: 3, selector: ({ name, vendor }) => `${name} ${vendor}` }),
    fc.uniqueArray(payee, { minLength: 2, maxLength: 4, selector: ({ name, currency: code }) => `${name} ${code}` }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
    async (contracts, payees, merges) => {
      const app = await openApp(config)
      try {
        const list = contracts.map(({ name, vendor, cost, currency: code }) => [name, vendor, cost, cost === '' ? '' : code, 'year'].join(',')) // prettier-ignore
        if (list.length > 0) await bring('list.csv', register(...list), app)
        await bring('bank.csv', paid(...payees.map((each): Monthly => [each.name, each.amount, each.currency])), app)
        // 12 payments each.
        const all = payees.reduce(
          (sum, { amount, currency: code }) => sum + 12 * amount * (code === 'EUR' ? 1.1 : 1),
          0,
        )
        const sum = async () => (await rows(app)).reduce((of, row) => of + (row.paid ?? 0), 0)
        expect(await sum()).toBeCloseTo(all, 2)
        for (const [a, b] of merges) {
          const ids = (await entries(app)).map(({ id }) => id)
          const [keep, drop] = [ids[a % ids.length]!, ids[b % ids.length]!]
          if (keep === drop) continue
          await app.call('tools.merge', { keep, drop: [drop] })
          expect(await sum()).toBeCloseTo(all, 2)
        }
        // A file that says the same again puts all of them on anew.
        await bring('again.csv', paid(...payees.map((each): Monthly => [each.name, each.amount, each.currency])), app)
        expect(await sum()).toBeCloseTo(all, 2)
      } finally {
        app.close()
      }
    },
  )
  await fc.assert(property, { numRuns: 25 })
}, 120_000)

it('a payee of the name of a contract that it does not pay is merged into another', async () => {
  await bring('list.csv', register('Jira,,240,USD,year'))
  await bring('bank.csv', paid(['JIRA', 10, 'USD'], ['Atlassian', 10, 'USD']))
  await merge('Atlassian', ['JIRA', 'USD'])
  expect(await paidBy()).toEqual({ Jira: 0, 'Atlassian alone': 240 })
})

it('a change can be taken back after a file of payments came and went', async () => {
  await bring('list.csv', register('Slack,Salesforce,1200,USD,year'))
  await bring('bank.csv', paid(['Slack', 100, 'USD']))
  const before = await entries()
  // Behind the fields of payments, which come behind it with the next file.
  await test.call('tools.edit', { id: await idOf('Slack'), changes: { custom: { ...before[0]!.custom, Zone: 'EU' } } })
  await bring('jan.csv', 'Date,Payee,Amount,Currency\n2024-01-03,Slack,100,USD\n')
  const { id } = (await test.call('imports.list', {})).find(({ file }) => file.endsWith('jan.csv'))!
  await test.call('imports.undo', { importId: id })
  await test.call('tools.undo', {})
  expect(await entries()).toEqual(before)
})
