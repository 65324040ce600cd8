/** What stands behind the name of a cost: 100 in the cell, and what a year costs then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { amountHeading, isAmountAsIs, statedBillingPeriod } from './amount-heading.ts'
import { mapToolHeader } from '../tables/tools.ts'

describe('the name of a column of costs', () => {
  it.each([
    ['month', ['Coût (par mois)', 'Coste (al mes)', 'Costo (mese)', 'Prix (€/mois)', 'Kosten (mtl.)', 'Cost (mo)', 'Cost (p.m.)', 'Prijs (per maand)', 'Valor (mês)', 'monthlyCost', 'Cost (EUR) (monthly)']],
    ['quarter', ['Coût (trimestre)', 'Vierteljährliche Kosten', 'Cost (per quarter)']],
    ['year', ['Coût annuel', 'Kosten (p.a.)', 'Cost (CHF/yr)', 'Jahreskosten', 'Costo (all’anno)']],
    ['once', ['Cost (one-time)', 'Kosten (einmalig)']],
    [null, ['Cost', 'Coût (EUR)', 'Montant HT', 'Kosten (inkl. MwSt.)', 'COÛT [prévu]', 'Cost (excl. VAT)', 'Cost (yes/no)']],
  ] as const)('says that it is paid once a %s, and the amount as it stands', (period, columns) => {
    expect(columns.map(statedBillingPeriod)).toEqual(columns.map(() => period))
    expect(columns.filter((column) => !isAmountAsIs(column))).toEqual([])
  }) // prettier-ignore

  it('says of which other rhythm it is, as so many of a year', () => {
    const factors = ['Cost (weekly)', 'Kosten (wöchentlich)', 'Cost (semi-annual)', 'Halbjährliche Kosten', 'Coût (bimestriel)', 'Coût (semestriel)'].map(amountHeading) // prettier-ignore
    expect(factors.map(({ period, factor }) => [period, factor])).toEqual([['year', 52], ['year', 52], ['year', 2], ['year', 2], ['year', 6], ['year', 2]]) // prettier-ignore
  })

  it('says that amounts are thousands, and keeps the currency', () => {
    const read = ['Cost (k€)', 'Cost (thousands)', 'Kosten (TEUR)', 'Cost (USD k)', 'Cost (millions)'].map(
      amountHeading,
    )
    expect(read.map(({ factor, currency }) => [factor, currency])).toEqual([[1000, 'EUR'], [1000, null], [1000, 'EUR'], [1000, 'USD'], [1e6, null]]) // prettier-ignore
    expect(['Cost (in cents)', 'Price (pence)'].map((name) => amountHeading(name).factor)).toEqual([0.01, 0.01])
    expect(amountHeading('Prix (€/mois)').currency).toBe('EUR')
    expect(amountHeading('Cost (Ron)').currency).toBeNull()
  })

  it('says that amounts are of one seat in seven languages, and not of licences', () => {
    const names = ['Annual cost (per user)', 'Price (per seat/month)', 'Coût (par utilisateur)', 'Kosten (pro Nutzer und Monat)', 'Prijs (per gebruiker)', 'Coste (por usuario)', 'Costo (per utente)', 'Custo (por usuário)', 'Cost (€/user)'] // prettier-ignore
    expect(names.filter((name) => !amountHeading(name).isPerSeat)).toEqual([])
    expect(isAmountAsIs('Annual cost (licences)')).toBe(true)
  })

  it('leaves open what may be two things, or is not known', () => {
    const names = ['Cost (bi-monthly)', 'Cost (per day)', 'Cost (m)', 'Cost (contract)', 'Annual cost (monthly)', 'Cost (biannual)'] // prettier-ignore
    for (const name of names) {
      expect(amountHeading(name).unread).not.toBeNull()
      expect(mapToolHeader(['Tool', name, 'Owner'])).toEqual({ name: 'Tool', owner: 'Owner' })
    }
    // Of one seat, and no column gives the seats.
    expect(mapToolHeader(['Tool', 'Annual cost (per user)'])).toEqual({ name: 'Tool' })
    expect(mapToolHeader(['Tool', 'Annual cost (per user)', 'Cost', 'Owner'])).toMatchObject({ cost: 'Cost' })
  })
})

describe('a list of tools', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({ currency: 'EUR' })
  })
  afterEach(() => test.close())
  const bring = async (...lines: string[]) =>
    (await test.call('imports.run', { files: [{ file: test.file('list.csv', `${lines.join('\n')}\n`) }] })).files[0]!
  const total = async () => (await runReport(test.call, 'stack-cost', { by: 'tool', asOf: '2026-06-30' })).totals.annualCost // prettier-ignore

  it('costs the price of a seat times its seats, where they are known', async () => {
    const { notes } = await bring('Tool,Owner,Price (per seat/month),Seats', 'Slack,Ann,15,40', 'Figma,Bo,12,')
    expect(notes.join(' ')).toContain('“Price (per seat/month)”: each is the price of one seat, and is taken times the licensed seats of its row.') // prettier-ignore
    // 15 x 40 x 12.
    expect((await test.call('tools.list', {})).tools.map(({ cost, billingPeriod }) => [cost, billingPeriod])).toEqual([[600, 'month'], [null, 'month']]) // prettier-ignore
    expect(await total()).toBe(7200)
    expect(notes.join(' ')).toContain('cost "12" is the price of one seat, and how many there are is not said')
  })

  it.each([
    ['Cost (k€)', 100_000],
    ['Cost (weekly)', 5200],
    ['Coût (par mois)', 1200],
    ['Cost', 100],
  ])('with %s costs %i a year', async (column, annual) => {
    await bring(`Tool,Owner,${column}`, 'Slack,Ann,100')
    expect(await total()).toBe(annual)
  })

  it('says which column is no cost', async () => {
    const { notes } = await bring('Tool,Owner,Cost (bi-monthly)', 'Slack,Ann,100')
    expect(notes.join(' ')).toContain('“Cost (bi-monthly)” is not read as what a tool costs: what “bi-monthly” makes of its amounts is not known.') // prettier-ignore
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ cost: null, custom: { 'Cost (bi-monthly)': '100' } }]) // prettier-ignore
    await expect(bring('Tool,Price (per user)', 'Slack,100')).rejects.toThrow('it holds the price of one seat')
  })
})
