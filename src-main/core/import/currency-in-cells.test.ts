/** A sign in the amounts of events says their currency. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { currencyOfAmount, parseNumber } from './cells/number.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it.each([
  ['R$ 3.588,00', 'BRL', 3588],
  ['R$ 3.588', 'BRL', 3588],
  ['US$ 12.50', 'USD', 12.5],
  ['10 €', 'EUR', 10],
  ['£5', 'GBP', 5],
  ['12 zł', 'PLN', 12],
  ['CHF 20', 'CHF', 20],
  ['$5', null, 5],
  ['¥5', null, 5],
  ['3.588', null, 3.588],
])('%s', (text, currency, amount) => {
  expect(currencyOfAmount(text)).toBe(currency)
  expect(parseNumber(text)).toBe(amount)
})

const rows = ['timestamp;user_id;event;value', '2026-01-05;a;bought;R$ 3.588,00', '2026-01-06;b;bought;R$ 12,00', '']
const goal = { name: 'P', event: 'bought', value: { property: 'value' } }

it('and an unset workspace takes it, as the preview says', async () => {
  const file = test.file('crm.csv', rows.join('\n'))
  const titles = (await test.call('imports.inspect', { file })).problems.map(({ title }) => title)
  expect(titles).toContain('Amounts in BRL')
  await test.call('imports.run', { files: [{ file }] })
  expect((await test.call('workspace.status', {}))?.currency).toBe('BRL')
  expect((await test.call('goals.preview', { goal })).value).toBe(3600)
})

it('and one that counts in another converts it', async () => {
  await test.call('config.set', { config: { currency: 'USD', rates: { BRL: 0.5 } } })
  await test.call('imports.run', { files: [{ file: test.file('crm.csv', rows.join('\n')) }] })
  expect((await test.call('goals.preview', { goal })).value).toBe(1800)
})
