import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParamsInput } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { capabilityCategories } from './capability-seed.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const list = () => test.call('tools.list', {})
const named = async (name: string) => (await list()).tools.find((tool) => tool.name === name)!

describe('the inventory by hand', () => {
  it('gains a tool with what is known of it, and custom fields', async () => {
    const { id } = await test.call('tools.add', {
      tool: { name: ' Drift ', cost: 100, currency: 'EUR', billingPeriod: 'month', capabilities: ['chat', 'chat'], custom: { Plan: 'Pro' } },
    }) // prettier-ignore
    expect(await named('Drift')).toMatchObject({
      id, name: 'Drift', vendor: '', cost: 100, currency: 'EUR', billingPeriod: 'month', capabilities: ['chat'],
      startDate: null, custom: { Plan: 'Pro' }, prices: [], importedFrom: null,
    }) // prettier-ignore
  })

  it('changes single fields and dated prices, and keeps the others', async () => {
    const { id } = await test.call('tools.add', { tool: { name: 'Drift', cost: 100, team: 'Sales', autoRenew: true } })
    const price = { from: '2020-01-01', cost: 150 }
    await test.call('tools.edit', { id, changes: { owner: 'Ada', team: '', prices: [price] } })
    expect(await named('Drift')).toMatchObject({ cost: 100, team: '', owner: 'Ada', autoRenew: true, prices: [price] })
    await test.call('tools.edit', { id, changes: { cost: null, prices: [] } })
    expect(await named('Drift')).toMatchObject({ cost: null, owner: 'Ada', prices: [] })
    await test.call('tools.retire', { id, endDate: '2020-06-30', note: 'too dear' })
    expect(await named('Drift')).toMatchObject({ status: 'retired', endDate: '2020-06-30', note: 'too dear' })
  })

  it('takes back the day on which a tool ended where somebody says that it is in use', async () => {
    const { id } = await test.call('tools.add', { tool: { name: 'Zendesk', status: 'retired', endDate: '2010-06-30' } })
    await test.call('tools.edit', { id, changes: { status: 'active' } })
    expect(await named('Zendesk')).toMatchObject({ status: 'active', endDate: null, statusToday: 'active' })
    // What was said with it holds, and so does a day that is still to come.
    await test.call('tools.edit', { id, changes: { status: 'active', endDate: '2010-06-30' } })
    expect(await named('Zendesk')).toMatchObject({ endDate: '2010-06-30' })
    await test.call('tools.edit', { id, changes: { team: 'IT' } })
    expect(await named('Zendesk')).toMatchObject({ endDate: '2010-06-30' })
    await test.call('tools.edit', { id, changes: { endDate: '2099-01-01' } })
    await test.call('tools.edit', { id, changes: { status: 'trial' } })
    expect(await named('Zendesk')).toMatchObject({ status: 'trial', endDate: '2099-01-01' })
  })

  it('takes a change back after an import that has not touched its tools', async () => {
    const bring = (file: string, text: string) => test.call('imports.run', { files: [{ file: test.file(file, text), kind: 'tools' }] }) // prettier-ignore
    await bring('one.csv', 'name,cost\nDrift,100\nIntercom,200\n')
    const [kept, gone] = [await named('Drift'), await named('Intercom')]
    await test.call('tools.merge', { keep: kept.id, drop: [gone.id] })
    // The number of an entry that may come back is nobody else's.
    await bring('two.csv', 'name,cost\nFigma,300\nMiro,400\n')
    expect(await test.call('tools.undo', {})).toEqual({ undone: 'Merged Intercom into Drift.' })
    expect((await list()).tools.map(({ name, cost }) => [name, cost])).toEqual([['Drift', 100], ['Intercom', 200], ['Figma', 300], ['Miro', 400]]) // prettier-ignore
    await test.call('tools.delete', { ids: [(await named('Miro')).id] })
    await bring('three.csv', 'name,cost\nMiro,400\nDrift,150\n')
    await test.call('tools.undo', {})
    expect((await list()).tools.filter(({ name }) => name === 'Miro')).toHaveLength(2)
    await test.call('tools.edit', { id: kept.id, changes: { team: 'IT' } })
    await bring('four.csv', 'name,cost\nDrift,160\n')
    await expect(test.call('tools.undo', {})).rejects.toThrow('an import has changed the tools since')
  })

  it('takes changes back one after the other', async () => {
    const { id } = await test.call('tools.add', { tool: { name: 'Drift', cost: 100, prices: [{ from: '2019-01-01', cost: 120 }] } }) // prettier-ignore
    const first = await list()
    await test.call('tools.edit', { id, changes: { name: 'Drift chat', prices: [] } })
    await test.call('tools.delete', { ids: [id] })
    expect(await list()).toEqual({ tools: [], leftOut: [], undo: 'Deleted Drift chat.' })
    expect(await test.call('tools.undo', {})).toEqual({ undone: 'Deleted Drift chat.' })
    expect(await test.call('tools.undo', {})).toEqual({ undone: 'Changed Drift.' })
    expect(await list()).toEqual(first)
    await test.call('tools.undo', {})
    expect(await list()).toEqual({ tools: [], leftOut: [], undo: null })
    await expect(test.call('tools.undo', {})).rejects.toThrow('There is no change to the inventory')
  })

  it('does not take back what an import has changed since', async () => {
    await test.call('tools.add', { tool: { name: 'Drift', cost: 100 } })
    await test.call('imports.run', { files: [{ file: test.file('t.csv', 'name,cost,team\nDrift,200,Sales\n') }] })
    await expect(test.call('tools.undo', {})).rejects.toThrow('an import has changed the tools since')
    // What was typed stays; what was left open is filled in.
    expect(await named('Drift')).toMatchObject({ cost: 100, team: 'Sales', importedFrom: expect.stringMatching(/t\.csv$/) as unknown }) // prettier-ignore
  })

  it('takes dated prices without a currency along into the one that is set, and no others', async () => {
    const prices = [
      { from: '2026-01-01', cost: 520 },
      { from: '2026-02-01', cost: 500, currency: 'GBP' },
    ]
    const { id } = await test.call('tools.add', { tool: { name: 'AWS', cost: 533, billingPeriod: 'month', prices } })
    await test.call('tools.edit', { id, changes: { currency: 'EUR' } })
    const aws = await named('AWS')
    expect([aws.currency, ...aws.prices.map(({ currency }) => currency)]).toEqual(['EUR', 'EUR', 'GBP'])
  })

  it('refuses what cannot be, with a sentence', async () => {
    const add = (tool: object) => test.call('tools.add', { tool: { name: 'A', ...tool } })
    await expect(add({ name: ' ' })).rejects.toThrow('tool.name: must not be empty')
    await expect(add({ capabilities: ['a;b'] })).rejects.toThrow('";", which stands between')
    await expect(add({ startDate: '2020-02-01', endDate: '2020-01-01' })).rejects.toThrow(
      'would end on 2020-01-01, before',
    )
    await expect(add({ prices: [{ from: '2020-01-01' }, { from: '2020-01-01' }] })).rejects.toThrow('two prices')
    await add({})
    await expect(add({})).rejects.toThrow('this very entry of A already')
    await expect(test.call('tools.edit', { id: 99, changes: {} })).rejects.toThrow('no tool number 99')
    expect((await list()).tools).toHaveLength(1)
  })

  it('makes duplicates one: blanks filled in, lists and prices put together, names followed', async () => {
    const add = async (tool: ParamsInput<'tools.add'>['tool']) => (await test.call('tools.add', { tool })).id
    const keep = await add({ name: 'Intercom', capabilities: ['chat'], startDate: '2018-05-01', custom: { Plan: 'A' }, replaces: ['Zopim'] }) // prettier-ignore
    const drop = await add({
      name: 'Intercom Inc', cost: 50, currency: 'GBP', billingPeriod: 'month', capabilities: ['chat', 'email'], startDate: '2017-05-01',
      owner: 'Ada', connectedTo: ['Intercom', 'Segment'], custom: { Plan: 'B', Tag: 'x' }, prices: [{ from: '2019-01-01', cost: 60 }],
    }) // prettier-ignore
    await add({ name: 'Segment', connectedTo: ['intercom inc', 'Intercom'] })
    const before = await list()
    const { rows } = (await test.call('report.run', { slug: 'stack-duplicates' })) as { rows: object[] }
    expect(rows).toEqual([expect.objectContaining({ aId: keep, bId: drop, reasons: ['similar name'], sameTime: true })])
    await test.call('tools.merge', { keep, drop: [drop] })
    const { tools } = await list()
    expect(tools.map(({ name }) => name)).toEqual(['Intercom', 'Segment'])
    expect(tools[0]).toMatchObject({
      cost: 50, currency: 'GBP', billingPeriod: 'month', capabilities: ['chat', 'email'], startDate: '2017-05-01', endDate: null,
      owner: 'Ada', connectedTo: ['Segment'], replaces: ['Zopim'], custom: { Plan: 'A', Tag: 'x' }, prices: [{ from: '2019-01-01', cost: 60 }],
    }) // prettier-ignore
    expect(tools[1]!.connectedTo).toEqual(['Intercom'])
    await test.call('tools.undo', {})
    expect(await list()).toMatchObject({ tools: before.tools })
    await expect(test.call('tools.merge', { keep, drop: [keep] })).rejects.toThrow('merged with itself')
  })

  it('keeps what the kept entry costs and cost, as a whole', async () => {
    // A contract at 1,180 a month is 14,160 a year. Payments took the same for 1,180 a quarter: 4,720 a year.
    const contract = { name: 'HubSpot', cost: 1180, currency: 'EUR', billingPeriod: 'month' } as const
    const paid = { name: 'HubSpot', vendor: 'HubSpot Ireland Ltd', cost: 900, currency: 'USD', billingPeriod: 'quarter',
      prices: [{ from: '2026-01-15', cost: 1180, currency: 'EUR', billingPeriod: 'quarter' }] } as const // prettier-ignore
    const add = async (tool: ParamsInput<'tools.add'>['tool']) => (await test.call('tools.add', { tool })).id
    const [a, b] = [await add(contract), await add({ ...paid, prices: [...paid.prices] })]
    const yearly = async () => ((await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-11-26', by: 'tool' } })) as { rows: { annualCost: number | null }[] }).rows.map(({ annualCost }) => annualCost) // prettier-ignore
    await test.call('config.set', { config: { currency: 'EUR', rates: { USD: 0.9 } } })
    await test.call('tools.merge', { keep: a, drop: [b] })
    expect(await named('HubSpot')).toMatchObject({ ...contract, vendor: 'HubSpot Ireland Ltd', prices: [] })
    expect(await yearly()).toEqual([14_160])
    await test.call('tools.undo', {})
    await test.call('tools.merge', { keep: b, drop: [a] })
    expect(await named('HubSpot')).toMatchObject(paid)
    expect(await yearly()).toEqual([4720])
    // One without any cost takes over all of it, not a currency of its own with another's amount.
    await test.call('tools.undo', {})
    const bare = await add({ name: 'HubSpot', team: 'Sales', currency: 'GBP' })
    await test.call('tools.merge', { keep: bare, drop: [b, a] })
    expect(await named('HubSpot')).toMatchObject({ ...paid, team: 'Sales' })
    expect(await yearly()).toEqual([4720])
  })

  it('takes over a price that rose from payments in another currency, and says what is lost', async () => {
    const card = 'Date,Merchant,Amount,Currency\n2025-01-16,Data Viz Partners,10944,EUR\n2026-01-16,Data Viz Partners,11628,EUR\n2025-04-01,Xero Cloud,67,EUR\n' // prettier-ignore
    await test.call('config.set', { config: { currency: 'EUR' } })
    await test.call('imports.run', { files: [{ file: test.file('register.csv', 'Tool,Vendor,Annual cost,Currency\nTableau,Salesforce,10200,GBP\n') }] }) // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file('card.csv', card) }] })
    const [keep, drop] = [(await named('Tableau')).id, (await named('Data Viz Partners')).id]
    const after = () => test.call('tools.pricesAfterMerge', { keep, drop: [drop] })
    expect(await after()).toEqual({ convertedFrom: null, currency: 'GBP', lost: [{ name: 'Data Viz Partners', prices: 2, why: 'other price' }] }) // prettier-ignore
    // At 1.14 the 11,628 paid are the 10,200 agreed, and the 10,944 before them were 9,600.
    await test.call('config.set', { config: { rates: { GBP: 1.14 } } })
    expect(await after()).toEqual({ convertedFrom: 'EUR', currency: 'GBP', lost: [] })
    await test.call('tools.merge', { keep, drop: [drop] })
    const merged = { cost: 9600, currency: 'GBP', billingPeriod: 'year', prices: [{ from: '2026-01-16', cost: 10_200, currency: 'GBP', billingPeriod: 'year' }] } // prettier-ignore
    expect(await named('Tableau')).toMatchObject(merged)
    // Payments are put anew with every file: the history stays.
    await test.call('imports.run', { files: [{ file: test.file('more.csv', card.replace('2025-04-01,Xero Cloud', '2025-05-01,Xero Cloud')) }] }) // prettier-ignore
    expect(await named('Tableau')).toMatchObject(merged)
    await test.call('imports.run', { files: [{ file: test.file('again.csv', 'Tool,Vendor,Annual cost,Currency,Owner\nTableau,Salesforce,10200,GBP,Ada\n') }] }) // prettier-ignore
    expect(await named('Tableau')).toMatchObject({ ...merged, owner: 'Ada' })
  })

  it('keeps the day a tool ended where both are over, and where nobody said that one is not', async () => {
    const add = async (tool: ParamsInput<'tools.add'>['tool']) => (await test.call('tools.add', { tool })).id
    const ended = { name: 'Mailchimp', status: 'retired', endDate: '2026-02-13' } as const
    const merged = async (keep: number, drop: number) => {
      await test.call('tools.merge', { keep, drop: [drop] })
      const [tool] = (await list()).tools
      await test.call('tools.undo', {})
      return [tool!.status, tool!.endDate]
    }
    const [paid, cancelled] = [await add(ended), await add({ name: 'Mailchimp Standard', status: 'retired' })]
    expect([await merged(paid, cancelled), await merged(cancelled, paid)]).toEqual([['retired', '2026-02-13'], ['retired', '2026-02-13']]) // prettier-ignore
    await test.call('tools.delete', { ids: [cancelled] })
    // Said to be in use, by hand: it is.
    const live = await add({ name: 'Mailchimp Standard', status: 'active' })
    expect([await merged(paid, live), await merged(live, paid)]).toEqual([
      ['active', null],
      ['active', null],
    ])
    await test.call('tools.delete', { ids: [live] })
    // A list without a column of the status says nothing of it.
    await test.call('imports.run', { files: [{ file: test.file('list.csv', 'name,vendor,cost,owner\nMailchimp Standard,Intuit,20,Ada\n') }] }) // prettier-ignore
    const silent = (await named('Mailchimp Standard')).id
    expect([await merged(paid, silent), await merged(silent, paid)]).toEqual([['retired', '2026-02-13'], ['retired', '2026-02-13']]) // prettier-ignore
  })

  it('keeps an end that is planned where payments go on', async () => {
    const rows = ['01', '02', '03', '04'].map((month) => `2026-${month}-15,CALENDLY LLC,96.00,EUR\n`).join('')
    await test.call('imports.run', { files: [{ file: test.file('card.csv', `Date,Description,Amount,Currency\n${rows}`) }] }) // prettier-ignore
    const drop = (await list()).tools[0]!.id
    const { id: keep } = await test.call('tools.add', { tool: { name: 'Calendly Teams', endDate: '2026-12-31' } })
    await test.call('tools.merge', { keep, drop: [drop] })
    expect(await named('Calendly Teams')).toMatchObject({ status: 'active', endDate: '2026-12-31', cost: 96 })
  })

  it('knows a cost taken over from payments as theirs: a list that comes later says it better', async () => {
    const file = test.file('card.csv', 'Date,Description,Amount,Currency\n' + ['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month}-15,HUBSPOT IRELAND LTD,100.00,EUR\n`).join('')) // prettier-ignore
    await test.call('imports.run', { files: [{ file }] })
    const { id: drop } = (await list()).tools[0]!
    const { id: keep } = await test.call('tools.add', { tool: { name: 'HubSpot', vendor: 'HubSpot' } })
    await test.call('tools.merge', { keep, drop: [drop] })
    expect(await named('HubSpot')).toMatchObject({ cost: 100, billingPeriod: 'month' })
    await test.call('imports.run', { files: [{ file: test.file('contracts.csv', 'name,vendor,cost,currency,billing_period\nHubSpot,HubSpot,120,EUR,month\n') }] }) // prettier-ignore
    expect(await named('HubSpot')).toMatchObject({ cost: 120, billingPeriod: 'month', prices: [] })
  })
})

it('keeps milestones by hand', async () => {
  const milestones = [
    { date: '2019-01-01', label: 'Office', headcount: 20, users: null, funding: null },
    { date: '2018-01-01', label: 'Seed', headcount: null, users: null, funding: 1e6 },
  ]
  await test.call('milestones.set', { milestones })
  expect(await test.call('milestones.list', {})).toEqual({ milestones: [milestones[1], milestones[0]] })
  await expect(test.call('milestones.set', { milestones: [milestones[0]!, milestones[0]!] })).rejects.toThrow('Two milestones of 2019-01-01') // prettier-ignore
  expect((await test.call('milestones.list', {})).milestones).toHaveLength(2)
})

it('offers capabilities for the 49 categories, each named once in it', async () => {
  const { categories } = await test.call('tools.capabilities', {})
  expect(categories).toEqual(capabilityCategories)
  expect(new Set(categories.map(({ category }) => category)).size).toBe(49)
  for (const { capabilities } of categories) {
    expect(capabilities.length).toBeGreaterThanOrEqual(4)
    expect(new Set(capabilities).size).toBe(capabilities.length)
  }
})
