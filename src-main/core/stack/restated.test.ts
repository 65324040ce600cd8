/** A list imported beside a history of what tools cost. The clock of tests stands on 2020-01-01. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { USD: 0.92 } })
})
afterEach(() => test.close())

const bring = async (name: string, text: string, options: object = {}, app = test) =>
  (await app.call('imports.run', { files: [{ file: app.file(name, text), ...options }] })).files[0]!
const snapshot = (asOf: string) => ({ inventory: 'snapshot', asOf })
const costOn = async (asOf: string, app = test): Promise<Record<string, unknown>> =>
  Object.fromEntries((await app.call('report.run', { slug: 'stack-cost', params: { by: 'tool', asOf } })).rows.map((row) => [(row as { key: string }).key, Math.round((row as { annualCost: number }).annualCost * 100) / 100])) // prettier-ignore
const changes = async (a: string, b: string) =>
  (await test.call('report.run', { slug: 'stack-diff', params: { a, b } })).rows as { tool: string; change: string; amount: number }[] // prettier-ignore

const files: Record<'2018.csv' | '2019.csv' | 'list.csv', [string, object]> = {
  '2018.csv': ['name,cost,currency\nZendesk,19200,EUR\nNotion,12364.80,EUR\nAWS,180583.36,EUR\nMiro,100,EUR\n', snapshot('2018-11-27')],
  '2019.csv': ['name,cost,currency\nZendesk,23760,EUR\nNotion,15456,EUR\nAWS,229223.13,EUR\nMiro,100,EUR\n', snapshot('2019-11-27')],
  'list.csv': ['name,cost,currency,owner\nZendesk,30000,EUR,Ann\nNotion,16800,USD,Ann\nAWS,180000,USD,Bo\nMiro,120,EUR,Bo\n', {}],
} // prettier-ignore

describe('a list after snapshots', () => {
  it('says what tools cost from its day on, and nothing of the time before', async () => {
    for (const name of ['2018.csv', '2019.csv'] as const) await bring(name, ...files[name])
    const { notes } = await bring('list.csv', ...files['list.csv'])
    expect(await costOn('2019-01-01')).toEqual({ Zendesk: 19_200, Notion: 12_364.8, AWS: 180_583.36, Miro: 100 })
    expect(await costOn('2019-12-31')).toEqual({ Zendesk: 23_760, Notion: 15_456, AWS: 229_223.13, Miro: 100 })
    // 16,800 x 0.92 = 15,456, as before; 180,000 x 0.92 = 165,600.
    expect(await costOn('2020-01-01')).toEqual({ Zendesk: 30_000, Notion: 15_456, AWS: 165_600, Miro: 120 })
    expect((await changes('2018-12-31', '2020-01-01')).map(({ tool, change, amount }) => [tool, change, Math.round(amount * 100) / 100])).toEqual([
      ['AWS', 'price', -14_983.36],
      ['Zendesk', 'price', 10_800],
      ['Notion', 'price', 3_091.2],
      ['Miro', 'price', 20],
    ]) // prettier-ignore
    expect(notes.flatMap((note) => note.split('\n'))).toEqual(
      expect.arrayContaining([
        'Zendesk: cost 30000 EUR a year from 2020-01-01 on (was 23760 EUR a year)',
        'Notion: cost 16800 USD a year (was 15456 EUR a year, as much at the workspace’s rate)',
      ]),
    )
    // The same list says nothing new.
    const before = (await test.call('tools.list', {})).tools
    expect(await bring('again.csv', ...files['list.csv'])).toMatchObject({ rowsImported: 0, rowsDuplicate: 4 })
    expect((await test.call('tools.list', {})).tools).toEqual(before)
  })

  it('is taken back as a whole', async () => {
    for (const name of ['2018.csv', '2019.csv'] as const) await bring(name, ...files[name])
    const before = (await test.call('tools.list', {})).tools
    await bring('list.csv', ...files['list.csv'])
    const { id } = (await test.call('imports.list', {})).find(({ file }) => file.endsWith('list.csv'))!
    await test.call('imports.undo', { importId: id })
    expect((await test.call('tools.list', {})).tools).toEqual(before)
  })

  it('gives the same as before them', async () => {
    const other = await openApp({ currency: 'EUR', rates: { USD: 0.92 } })
    try {
      for (const name of ['2018.csv', '2019.csv', 'list.csv'] as const) await bring(name, ...files[name])
      for (const name of ['list.csv', '2018.csv'] as const) await bring(name, ...files[name], other)
      for (const day of ['2018-12-31', '2020-01-01']) expect(await costOn(day, other)).toEqual(await costOn(day))
    } finally {
      other.close()
    }
  })

  it('in another currency writes each earlier price of its amount as it has it', async () => {
    const years = (costs: [string, number][]) => costs.map(([year, cost]): [string, string, object] => [`${year}.csv`, `name,cost,currency\nAWS,${cost},EUR\n`, snapshot(`${year}-11-27`)]) // prettier-ignore
    // 180,000 x 0.92 = 165,600, less than a thousandth from what was written in euros.
    for (const file of years([['2016', 165_668.63], ['2017', 150_000], ['2018', 165_668.63]])) await bring(...file) // prettier-ignore
    await bring('list.csv', 'name,cost,currency\nAWS,180000,USD\n')
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { cost: 180_000, currency: 'USD', prices: [{ from: '2017-11-27', cost: 163_043.48 }, { from: '2018-11-27', cost: 180_000 }] },
    ]) // prettier-ignore
    expect(await changes('2016-12-31', '2020-01-01')).toEqual([])
  })

  it('in another currency goes back to an earlier price', async () => {
    for (const [year, cost] of [['2017', 165_668.63], ['2018', 150_000]] as const) await bring(`${year}.csv`, `name,cost,currency\nAWS,${cost},EUR\n`, snapshot(`${year}-11-27`)) // prettier-ignore
    await bring('list.csv', 'name,cost,currency\nAWS,180000,USD\n')
    expect(await changes('2017-12-31', '2020-01-01')).toEqual([])
  })

  it('needs a rate to be compared with another currency', async () => {
    await bring('2018.csv', 'name,cost,currency\nGong,100,EUR\n', snapshot('2018-11-27'))
    await bring('list.csv', 'name,cost,currency\nGong,90,GBP\n')
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ cost: 100, currency: 'EUR', prices: [{ from: '2020-01-01', cost: 90, currency: 'GBP' }] }]) // prettier-ignore
  })
})

describe('a new price in a list', () => {
  const prices = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!.prices.map(({ from, cost }) => [from, cost]) // prettier-ignore
  const card = (...rows: [string, string, number][]) => `Date,Merchant,Amount,Currency\n${rows.map(([payee, month, amount]) => `${month}-01,${payee},${amount},EUR\n`).join('')}` // prettier-ignore
  const monthsOf = (payee: string, months: number[], amount: number) => months.map((month): [string, string, number] => [payee, `2019-${String(month).padStart(2, '0')}`, amount]) // prettier-ignore
  const rise = card(...monthsOf('Figma', [2, 3, 4, 5], 100), ...monthsOf('Figma', [6, 7, 8, 9, 10, 11, 12], 120))

  it('holds since it was charged', async () => {
    await bring('2018.csv', 'name,cost,currency\nFigma,1200,EUR\nZoom,600,EUR\n', snapshot('2018-11-27'))
    await bring('card.csv', rise)
    const { notes } = await bring('list.csv', 'name,cost,currency\nFigma,1440,EUR\nZoom,720,EUR\n')
    expect(notes).toContain('Payments show that the new cost was charged before the list is of, and it counts from then on: Figma since 2019-06-01.') // prettier-ignore
    expect(await prices('Figma')).toEqual([['2019-06-01', 1440], ['2020-01-01', 1440]]) // prettier-ignore
    expect(await prices('Zoom')).toEqual([['2020-01-01', 720]])
    expect(await changes('2019-12-31', '2020-01-01')).toMatchObject([{ tool: 'Zoom', change: 'price' }])
  })

  it('holds since the first charge that is known, where payments begin with it after the old price was seen', async () => {
    await bring('2018.csv', 'name,cost,currency\nFigma,1200,EUR\n', snapshot('2018-11-27'))
    await bring('list.csv', 'name,cost,currency\nFigma,1440,EUR\n')
    await bring('card.csv', card(...monthsOf('Figma', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 120)))
    expect(await prices('Figma')).toEqual([['2019-02-01', 1440], ['2020-01-01', 1440]]) // prettier-ignore
  })

  it('does not hold since a first charge before the old price was seen', async () => {
    await bring('2019.csv', 'name,cost,currency\nFigma,1200,EUR\n', snapshot('2019-03-15'))
    await bring('list.csv', 'name,cost,currency\nFigma,1440,EUR\n')
    await bring('card.csv', card(...monthsOf('Figma', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 120)))
    expect(await prices('Figma')).toEqual([['2020-01-01', 1440]])
  })

  it('holds since the contract of its row began or was renewed, after the old price was seen', async () => {
    const head = 'name,cost,currency,start_date,renewal_date\n'
    await bring('2018.csv', `${head}A,600,EUR,,\nB,600,EUR,2018-03-01,2019-05-01\nC,600,EUR,,\nD,600,EUR,2018-03-01,\nE,600,EUR,,\n`, snapshot('2018-11-27')) // prettier-ignore
    // Of E the old price was seen again on 1 October.
    await bring('autumn.csv', 'name,cost,currency,owner\nE,600,EUR,Ann\n', { asOf: '2019-10-01' })
    const list = `${head}A,720,EUR,2019-04-01,2020-04-01\nB,720,EUR,2018-03-01,2019-05-01\nC,720,EUR,,2020-05-01\nD,720,EUR,2018-03-01,\nE,720,EUR,2019-04-01,\n` // prettier-ignore
    const { notes } = await bring('list.csv', list)
    expect(await Promise.all(['A', 'B', 'C', 'D', 'E'].map(prices))).toEqual(['2019-04-01', '2019-05-01', '2020-01-01', '2020-01-01', '2020-01-01'].map((day) => [[day, 720]])) // prettier-ignore
    expect(notes.join('\n')).toContain('cost 720 EUR a year from 2019-04-01 on (was 600 EUR a year)')
    // Nothing is news in it.
    expect(await bring('again.csv', list)).toMatchObject({ rowsImported: 0, rowsDuplicate: 5 })
    for (const importId of [4, 3]) await test.call('imports.undo', { importId })
    expect(await prices('A')).toEqual([])
  })
})

describe('a list after a file of prices', () => {
  it('keeps them, whether it names the first price, the last one or a new one', async () => {
    await bring('list.csv', 'name,cost,currency,owner\nA,10,EUR,\nB,10,EUR,\nC,10,EUR,\n')
    await bring('prices.csv', 'tool,from,cost\nA,2019-01-01,20\nB,2019-01-01,20\nC,2019-01-01,20\n')
    await bring('list2.csv', 'name,cost,currency,owner\nA,10,EUR,Ann\nB,20,EUR,Ann\nC,30,EUR,Ann\n')
    expect(await costOn('2018-12-31')).toEqual({ A: 10, B: 10, C: 10 })
    expect(await costOn('2019-12-31')).toEqual({ A: 20, B: 20, C: 20 })
    expect(await costOn('2020-01-01')).toEqual({ A: 20, B: 20, C: 30 })
  })
})

describe('payments beside snapshots', () => {
  const card = (payee: string) => `Date,Merchant,Amount,Currency\n${['2018-10', '2018-11', '2018-12', '2019-01', '2019-02', '2019-03', '2019-04', '2019-05'].map((month) => `${month}-20,${payee},${month < '2019-02' ? 1600 : 1980},EUR\n`).join('')}` // prettier-ignore
  const snapshots = async () => {
    await bring('2018.csv', 'name,cost,currency\nZendesk,19200,EUR\n', snapshot('2018-11-27'))
    await bring('2019.csv', 'name,cost,currency\nZendesk,23760,EUR\n', snapshot('2019-11-27'))
  }
  const steps = [
    { from: '2019-02-20', cost: 23_760, currency: 'EUR', billingPeriod: 'year' },
    { from: '2019-11-27', cost: 23_760, currency: 'EUR', billingPeriod: 'year' },
  ]
  const zendesk = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Zendesk')!

  it('say when the cost changed to what was seen, as long as they are there', async () => {
    await snapshots()
    const before = (await zendesk()).prices
    await bring('card.csv', card('Zendesk'))
    expect(await zendesk()).toMatchObject({ cost: 19_200, prices: steps })
    // Another file puts them anew.
    await bring('more.csv', card('Zendesk').concat('2019-06-20,Zendesk,1980,EUR\n'))
    expect(await zendesk()).toMatchObject({ cost: 19_200, prices: steps })
    for (const { id, file } of await test.call('imports.list', {}))
      if (/card|more/.test(file)) await test.call('imports.undo', { importId: id })
    expect((await zendesk()).prices).toEqual(before)
  })

  it('do so after a further snapshot, and not beside prices that were typed', async () => {
    await snapshots()
    await bring('card.csv', card('Zendesk'))
    await bring('2020.csv', 'name,cost,currency,owner\nZendesk,23760,EUR,Ann\n', snapshot('2020-01-01'))
    await test.call('imports.undo', { importId: (await test.call('imports.list', {})).find(({ file }) => file.endsWith('card.csv'))!.id }) // prettier-ignore
    expect(await zendesk()).toMatchObject({ cost: 19_200, owner: 'Ann', prices: [{ from: '2019-11-27' }] })
    await bring('again.csv', card('Zendesk'))
    await test.call('tools.edit', { id: (await zendesk()).id, changes: { owner: 'Bo' } })
    expect(await zendesk()).toMatchObject({ owner: 'Bo', prices: steps })
    await test.call('tools.edit', { id: (await zendesk()).id, changes: { prices: [{ from: '2019-03-01', cost: 1, billingPeriod: 'year' }] } }) // prettier-ignore
    await bring('more.csv', 'Date,Merchant,Amount,Currency\n2019-06-20,Zendesk,1980,EUR\n')
    expect((await zendesk()).prices).toMatchObject([{ from: '2019-03-01', cost: 1 }])
  })

  it('do so when an entry is merged by hand, and what is lost is said with the reason', async () => {
    await snapshots()
    await bring('card.csv', card('Helpdesk Billing'))
    const { tools } = await test.call('tools.list', {})
    const [keep, drop] = [tools.find(({ name }) => name === 'Zendesk')!.id, tools.find(({ name }) => name !== 'Zendesk')!.id] // prettier-ignore
    expect(await test.call('tools.pricesAfterMerge', { keep, drop: [drop] })).toMatchObject({ lost: [] })
    await test.call('tools.merge', { keep, drop: [drop] })
    expect(await zendesk()).toMatchObject({ cost: 19_200, prices: steps })
    await bring('more.csv', card('Helpdesk Billing').concat('2019-06-20,Helpdesk Billing,1980,EUR\n'))
    expect(await zendesk()).toMatchObject({ cost: 19_200, prices: steps, custom: { Charges: '9' } })
  })

  it('leave prices of a file of prices on their days', async () => {
    await bring('list.csv', 'name,cost,currency\nZendesk,19200,EUR\n')
    await bring('prices.csv', 'tool,from,cost\nZendesk,2019-03-01,23760\n')
    await bring('card.csv', card('Helpdesk Billing'))
    const { tools } = await test.call('tools.list', {})
    const ids = ['Zendesk', 'Helpdesk Billing'].map((name) => tools.find((tool) => tool.name === name)?.id ?? tools.at(-1)!.id) // prettier-ignore
    expect(await test.call('tools.pricesAfterMerge', { keep: ids[0]!, drop: [ids[1]!] })).toMatchObject({ lost: [{ prices: 2, why: 'own prices' }] }) // prettier-ignore
    await test.call('tools.merge', { keep: ids[0]!, drop: [ids[1]!] })
    expect((await zendesk()).prices).toMatchObject([{ from: '2019-03-01', cost: 23_760 }])
  })
})

describe('a tool that a snapshot has first', () => {
  const card = `Date,Merchant,Amount,Currency\n2018-01-03,Taxi,9,EUR\n${['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2019-${month}-16,Claude,100,EUR\n`).join('')}` // prettier-ignore
  const snapshots = async () => {
    await bring('2018.csv', 'name,cost,currency\nHotjar,3468,EUR\n', snapshot('2018-11-27'))
    await bring('2019.csv', 'name,cost,currency\nContentsquare (Hotjar),4188,EUR\nClaude,1200,EUR\n', snapshot('2019-11-27')) // prettier-ignore
  }
  const named = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!

  it('began when it was first charged, where that is earlier', async () => {
    await snapshots()
    const before = await named('Claude')
    const { notes } = await bring('card.csv', card)
    expect(notes.join(' ')).not.toContain('do not agree on when these began')
    expect(await named('Claude')).toMatchObject({ startDate: '2019-03-16', startWhy: 'First charged then; the snapshot of 2019-11-27 is the first that has it.' }) // prettier-ignore
    // 10 months and 16 of 31 days of 100: 291 days of 1,200 / 365, from 16 March to the end of the year.
    const { rows } = await test.call('report.run', { slug: 'stack-cost', params: { by: 'tool', from: '2019-01-01', to: '2020-01-01' } }) // prettier-ignore
    expect((rows as { key: string; periodCost: number }[]).find(({ key }) => key === 'Claude')!.periodCost).toBeCloseTo((291 * 1200) / 365, 6) // prettier-ignore
    const { id } = (await test.call('imports.list', {})).find(({ file }) => file.endsWith('card.csv'))!
    await test.call('imports.undo', { importId: id })
    expect(await named('Claude')).toEqual(before)
  })

  it('began on that day where the file says so', async () => {
    await bring('2018.csv', 'name,cost,currency\nHotjar,3468,EUR\n', snapshot('2018-11-27'))
    await bring('2019.csv', 'name,cost,currency,start_date\nClaude,1200,EUR,2019-11-27\n', snapshot('2019-11-27'))
    await bring('card.csv', card)
    expect(await named('Claude')).toMatchObject({ startDate: '2019-11-27', startWhy: 'As a list of tools says.' })
  })

  it('goes on from the one it is merged with, at the price it has since', async () => {
    await snapshots()
    for (const [name, other] of [
      ['Contentsquare (Hotjar)', 'Hotjar'],
      ['Hotjar', 'Contentsquare (Hotjar)'],
    ] as const) {
      const [keep, drop] = [(await named(name)).id, (await named(other)).id]
      expect((await test.call('tools.pricesAfterMerge', { keep, drop: [drop] })).lost).toEqual([])
      await test.call('tools.merge', { keep, drop: [drop] })
      expect(await named(name)).toMatchObject({ startDate: null, endDate: null, status: 'active', cost: 3468, prices: [{ from: '2019-11-27', cost: 4188 }] }) // prettier-ignore
      expect(await changes('2018-12-31', '2020-01-01')).toMatchObject([{ tool: 'Claude', change: 'added' }, { tool: name, change: 'price', amount: 720 }]) // prettier-ignore
      await test.call('tools.undo', {})
    }
  })
})
