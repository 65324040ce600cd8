/** A list whose prices are per what a column of its own says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { priceUnit } from './price-unit.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

describe('what a price is per', () => {
  it.each([
    ['seat/month', 'month', true],
    ['user/year', 'year', true],
    ['Per user per month', 'month', true],
    ['licences / quarter', 'quarter', true],
    ['pepm', 'month', true],
    ['Nutzer/Monat', 'month', true],
    ['utilisateur par mois', 'month', true],
    ['seat', null, true],
    ['each', null, true],
    ['month', 'month', false],
    ['monthly', 'month', false],
    ['flat/year', 'year', false],
    ['company per year', 'year', false],
    ['flat', null, false],
  ])('%s', (cell, period, isPerSeat) => expect(priceUnit(cell)).toMatchObject({ period, isPerSeat }))

  it.each(['GB/month', 'server per year', '1,000 contacts/month', 'usage', 'bi-monthly', 'ask Neil', ''])(
    'is not known: %s',
    (cell) => expect(priceUnit(cell)).toBeNull(),
  )
})

describe('a list with a column of what each price is per', () => {
  const rows = [
    'Suite,118,29.8,seat/month,CAD,Monthly',
    'CRM,24,2100,seat/year,CAD,Annual',
    'Chat,10,5,seat/month,CAD,Annual',
    'Site,,900,flat/year,CAD,Annual',
    'Host,,40,GB/month,CAD,Monthly',
    'Vault,,3,seat/month,CAD,Annual',
    'Docs,5,70,,CAD,Annual',
    'Cloud,,,,CAD,Monthly',
  ]
  const list = (head: string): string => [head, ...rows, ''].join('\n')
  const costs = async (): Promise<unknown> =>
    Object.fromEntries((await test.call('tools.list', {})).tools.map((tool) => [tool.name, tool.cost === null ? null : `${tool.cost} ${tool.billingPeriod}`])) // prettier-ignore
  const read = { Suite: '3516.4 month', CRM: '50400 year', Chat: '600 year', Site: '900 year', Host: null, Vault: null, Docs: null, Cloud: null } // prettier-ignore

  it.each(['Per', 'Pricing unit', 'Charged per', 'License type'])('reads each row by it: %s', async (per) => {
    const file = test.file('list.csv', list(`Tool,Seats,Price,${per},Currency,Billed`))
    const preview = await test.call('imports.inspect', { file })
    expect(preview.columns.find(({ name }) => name === per)).toMatchObject({ field: 'billing_period' })
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(await costs()).toEqual(read)
    const notes = report!.notes.join('\n')
    expect(notes).toContain('“29.8 seat/month” as 3,516.40 CAD a month (Suite)')
    expect(notes).toContain(`cost "40" has “GB/month” in “${per}” as what it is per, which is not known`)
    expect(notes).toContain('is the price of one seat, and how many there are is not said')
    expect(notes).toContain(`cost "70" has nothing in “${per}” as what it is per`)
  })

  it('takes the column that a person chose for it', async () => {
    const file = test.file('list.csv', list('Tool,Seats,Cost,Licensing,Currency,Billed'))
    const [first] = (await test.call('imports.run', { files: [{ file }], })).files // prettier-ignore
    expect(first!.notes.join('\n')).toContain('“Licensing” speaks of the price of a seat, and “Cost” is taken as what all seats cost.') // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file('again.csv', `${list('Tool,Seats,Cost,Licensing,Currency,Billed')}\n`), map: { billing_period: 'Licensing' } }] }) // prettier-ignore
    expect(await costs()).toMatchObject({ Suite: '3516.4 month', CRM: '50400 year', Site: '900 year' })
  })

  it('takes a yearly cost as all of it, and says so', async () => {
    const file = test.file('list.csv', 'Tool,Seats,Annual cost,Licensing\nSuite,118,42196,per user\nCRM,24,50400,per user\n') // prettier-ignore
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(await costs()).toEqual({ Suite: '42196 year', CRM: '50400 year' })
    expect(report!.notes.join('\n')).toContain('“Licensing” speaks of the price of a seat')
  })

  it('has a price that says its period in its name', async () => {
    const file = test.file('list.csv', 'Tool,Seats,Monthly price,Per\nSuite,118,29.8,seat\nCRM,24,2100,seat/year\n')
    await test.call('imports.run', { files: [{ file }] })
    expect(await costs()).toEqual({ Suite: '3516.4 month', CRM: null })
  })
})
