import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { currencyInName } from './currency-in-name.ts'

it('knows a currency at the end of the name of a column', () => {
  const code = (column: string): string | undefined => currencyInName(column)?.code
  expect(['amount_eur', 'Revenue (USD)', 'revenueGBP', 'total-chf', 'Betrag (€)', 'Umsatz EUR'].map(code)).toEqual(['EUR', 'USD', 'GBP', 'CHF', 'EUR', 'EUR']) // prettier-ignore
  // Words, beginnings and names that are nothing but a code say no currency.
  expect(['value_all', 'eur', 'amount', 'eur_amount', 'total_top', 'flavour', 'usd', 'value_abc'].map(code)).toEqual(Array(8).fill(undefined)) // prettier-ignore
  expect(['Cost Bob', 'Cost (Ron)', 'Amount (cop)'].map(code)).toEqual([undefined, undefined, undefined])
  expect(['value ALL', 'Cost (RON)', 'amount_COP'].map(code)).toEqual(['ALL', 'RON', 'COP'])
})

describe('amounts whose column names their currency', () => {
  let test: TestApp
  afterEach(() => test.close())
  const shop = [
    'event_ts\tdevice\tevt\tpage\tamount_eur',
    '1781490718\td1\tpage_view\t/pricing\t',
    '1781490800\td1\tbought\t\t1490,00',
    '1781490900\td2\tbought\t\t9,50',
  ].join('\n')
  const map = { time: 'event_ts', visitor: 'device', event: 'evt', path: 'page', value: 'amount_eur' }
  const goals = [{ name: 'Bought', event: 'bought', value: { property: 'amount_eur' } }]
  const value = async (): Promise<number> =>
    (await test.call('report.run', { slug: 'content-attribution', params: {} })).totals['value' as never]

  it('are in it, and the first import gives the workspace its currency', async () => {
    test = await openApp()
    const file = test.file('shop.tsv', shop)
    const preview = await test.call('imports.inspect', { file, map })
    expect(preview.problems.find(({ title }) => title === 'Amounts in EUR')).toBeDefined()
    expect(preview.columns.at(-1)).toMatchObject({ field: 'value', note: '“1490,00” is read as 1490 EUR' })
    expect(preview.events.map((event) => event.value)).toEqual([null, 1490, 9.5])
    const { files } = await test.call('imports.run', { files: [{ file, map }] })
    expect(files[0]!.notes.join(' ')).toContain('Money is in EUR')
    expect((await test.call('workspace.status', {}))?.currency).toBe('EUR')
    await test.call('config.set', { config: { goals } })
    // 1490.00 + 9.50.
    expect(await value()).toBe(1499.5)
  })

  it('are converted where another currency was chosen, by its rate', async () => {
    test = await openApp({ currency: 'USD', goals })
    const file = test.file('shop.tsv', shop)
    await test.call('imports.run', { files: [{ file, map }] })
    await expect(value()).rejects.toThrow('no rate from EUR to USD')
    await test.call('config.set', { config: { rates: { EUR: 2 } } })
    // (1490.00 + 9.50) × 2.
    expect(await value()).toBe(2999)
  })

  it('are found where the other columns have known names', async () => {
    test = await openApp()
    const file = test.file('known.csv', 'timestamp,visitor_id,event,revenue_gbp\n2026-01-01,v,bought,3.50\n')
    await test.call('imports.run', { files: [{ file }] })
    await test.call('config.set', { config: { goals: [{ name: 'B', event: 'bought', value: { property: 'value' } }] } })
    expect([await value(), (await test.call('workspace.status', {}))?.currency]).toEqual([3.5, 'GBP'])
  })
})

it('an amount chosen by hand is in the currency that stands beside it', async () => {
  const rows = 'at,email,amount,currency_code\n2026-01-05T10:00:00Z,a@x.example,10,EUR\n2026-01-06T10:00:00Z,b@x.example,20,GBP\n' // prettier-ignore
  const map = { time: 'at', user: 'email', event: '=Payment', value: 'amount' }
  for (const [given, expected] of [
    [map, ['EUR', 'GBP']],
    [{ ...map, currency: '' }, [null, null]],
  ] as const) {
    const test = await openApp({ currency: 'EUR' })
    try {
      const { events } = await test.call('imports.inspect', { file: test.file('paid.csv', rows), map: given })
      expect(events.map(({ currency }) => currency)).toEqual(expected)
    } finally {
      test.close()
    }
  }
})
