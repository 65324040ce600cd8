import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { yearlyText } from './yearly-by-text.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

it.each(['Gong annual subscription', 'Yearly plan', 'Jahreslizenz 2026', 'Pro, 12 months'])('%s is for a year', (Memo) =>
  expect(yearlyText({ extra: { Memo } })).toBe(Memo)) // prettier-ignore
it.each(['Annual party', 'Monthly subscription', 'Jahresfeier', ''])('"%s" is not', (Memo) => expect(yearlyText({ extra: { Memo } })).toBeNull()) // prettier-ignore

const run = async (rows: string[], name = 'books.csv') =>
  (await test.call('imports.run', { files: [{ file: test.file(name, `Date,Payee,Amount,Currency,Memo\n${rows.join('\n')}\n`) }] })).files[0]! // prettier-ignore
const gong = async () => (await test.call('tools.list', {})).tools[0]!

it('one bill whose text says so costs that a year, as long as nothing else shows a rhythm', async () => {
  const first = '2026-03-16,Gong,19200.00,EUR,Gong annual subscription'
  expect((await run([first])).notes.join(' ')).not.toContain('charged on one day only')
  expect(await gong()).toMatchObject({ cost: 19_200, billingPeriod: 'year', custom: { 'Yearly by its text': 'Gong annual subscription' } }) // prettier-ignore
  expect((await gong()).note).toContain('its text (“Gong annual subscription”) says that it is for a year')
  await run([first, '2026-04-16,Gong,1600.00,EUR,x', '2026-05-16,Gong,1600.00,EUR,x', '2026-06-16,Gong,1600.00,EUR,x'], 'more.csv') // prettier-ignore
  expect(await gong()).toMatchObject({ billingPeriod: 'month' })
  expect((await gong()).custom).not.toHaveProperty('Yearly by its text')
})

it('one bill that says nothing has no cost', async () => {
  await run(['2026-03-16,Gong,19200.00,EUR,Gong subscription'])
  expect(await gong()).toMatchObject({ cost: null })
})
