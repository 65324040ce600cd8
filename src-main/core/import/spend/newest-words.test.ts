/** A payment with an id of its own is one payment, and the newest export says what it is. */
import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'

const head = 'Date,Expense ID,Merchant,Category name,Account number,Amount,Currency'
const table = (rows: readonly string[]): string => `${[head, ...rows].join('\n')}\n`
const cursor = (id: string, category: string, amount = '-599.25'): string =>
  `2025-12-20,${id},Cursor,${category},${amount},GBP`
const early = (id: string): string => table([`2025-11-02,e-000001,Trainline,Travel,493,-20,GBP`, cursor(id, 'Office supplies,461')]) // prettier-ignore
const late = (id: string, amount?: string): string => table([cursor(id, 'Software,463', amount), `2026-01-05,e-000003,Figma,Software,463,-15,GBP`]) // prettier-ignore

async function cursorIn(...files: readonly string[]) {
  const test = await openApp({ currency: 'GBP' })
  try {
    const notes: string[] = []
    for (const [at, text] of files.entries())
      notes.push(...(await test.call('imports.run', { files: [{ file: test.file(`${at}.csv`, text) }] })).files[0]!.notes) // prettier-ignore
    const { id, category } = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Cursor')!
    const { payments } = await test.call('tools.payments', { id, asOf: null })
    return { category, amounts: payments.flatMap(({ amount, kind }) => (kind === 'charge' ? [amount] : [])).sort(), said: notes.filter((note) => note.includes('in other words')) } // prettier-ignore
  } finally {
    test.close()
  }
}

it('counts once with the words of the export that goes on longest, whichever is imported first', async () => {
  const said = ['1 payment is in an earlier file in other words, by its id, and counts once, as the export that goes on longest says: Cursor 2025-12-20 599.25 GBP (category Software).'] // prettier-ignore
  expect(await cursorIn(early('e-000002'), late('e-000002'))).toEqual({ category: 'Software', amounts: [599.25], said })
  expect(await cursorIn(late('e-000002'), early('e-000002'))).toEqual({ category: 'Software', amounts: [599.25], said })
})

it('has the amount at which it was settled', async () => {
  expect((await cursorIn(early('e-000002'), late('e-000002', '-601.00'))).amounts).toEqual([601])
})

it('is told by no number of a row, and by no id that another payment has', async () => {
  expect((await cursorIn(early('2'), late('2', '-601.00'))).amounts).toEqual([599.25, 601])
  expect((await cursorIn(early('e-000003'), late('e-000002', '-601.00'))).amounts).toEqual([599.25, 601])
})
