import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'
import { withoutMinorUnit } from './minor-units.ts'

it.each([
  ['Plan Amount (in cents)', 'Plan Amount'],
  ['amount_cents', 'amount'],
  ['amount_usd_cents', 'amount_usd'],
  ['amountInCents', 'amount'],
  ['Betrag in Cent', 'Betrag'],
  ['Montant (centimes)', 'Montant'],
  ['Price (pence)', 'Price'],
  ['Valor (céntimos)', 'Valor'],
])('%s is an amount in cents', (column, rest) => {
  expect(withoutMinorUnit(column)).toBe(rest)
})

it.each(['Amount', 'per cent', 'Percent', 'Center', 'Cost centre', 'Recent value', 'Accent'])(
  '%s is none',
  (column) => {
    expect(withoutMinorUnit(column)).toBeNull()
  },
)

it('counts cents as such, in the import, its preview, its account and by the name of a property', async () => {
  const test = await openApp({ currency: 'USD', rates: { JPY: 0.01 } })
  try {
    const rows = ['time,email,event,amount_cents,currency', '2026-05-04T10:00:00Z,a@x.org,Paid,19900,USD', '2026-05-04T11:00:00Z,b@x.org,Paid,5000,JPY'] // prettier-ignore
    const file = test.file('paid.csv', rows.join('\n'))
    const preview = await test.call('imports.inspect', { file })
    expect(preview.columns.find(({ name }) => name === 'amount_cents')).toMatchObject({ field: 'value', note: '“19900” is read as 199' }) // prettier-ignore
    expect(preview.events.map(({ value }) => value)).toEqual([199, 5000])
    expect(preview.problems.map(({ title }) => title)).toContain('Amounts in cents')
    const { files } = await test.call('imports.run', { files: [{ file }] })
    expect(files[0]!.notes.join()).toContain('The name of "amount_cents" says that its amounts are in cents, so 1999 is read as 19.99') // prettier-ignore
    const value = async (property: string): Promise<number> => {
      await test.call('config.set', { config: { goals: [{ name: 'Paid', event: 'Paid', value: { property } }] } })
      return (await runReport(test.call, 'content-attribution', { goal: 'Paid' })).totals.value
    }
    // 199 + 5000 × 0.01
    expect(await value('value')).toBe(249)
    expect(await value('amount_cents')).toBe(249)
  } finally {
    test.close()
  }
})
