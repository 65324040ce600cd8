/** A register and a card export that name the same tools, and what was typed in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteParts } from '../../../shared/notes/note-lists.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ rates: { EUR: 1.1 } })
})
afterEach(() => test.close())

const bring = async (name: string, text: string, app = test) =>
  (await app.call('imports.run', { files: [{ file: app.file(name, text) }] })).files[0]!
const tools = async (app = test) => (await app.call('tools.list', {})).tools
const named = async (name: string) => (await tools()).find((tool) => tool.name === name)!

const register = `Application,Vendor,Category,Team,Owner,Seats,Monthly cost,Currency,Renewal date,Notice (days)
HubSpot,HubSpot,CRM,Marketing,Ann,25,"$1,800.00",USD,2027-02-01,60
Loom,Atlassian,Video,Design,Bo,,$120.00,USD,,
`
const months = (amount: (month: number) => number, payee: string, to = 11): string =>
  Array.from({ length: to }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-10,${payee},${amount(at + 1)},Design,SaaS\n`).join('') // prettier-ignore
const card = `Date,Merchant,Amount,Department,Category\n${months(() => 1800, 'HUBSPOT INC')}${months(() => 120, 'Loom', 6)}`

describe('a register and the payments of a card', () => {
  it('are not over where one way of paying is, and another goes on', async () => {
    await bring('register.csv', register)
    // By bill from May on, by card until then.
    await bring('books.csv', `Date,Payee,Amount\n${Array.from({ length: 7 }, (_, at) => `2026-${String(at + 5).padStart(2, '0')}-12,HUBSPOT INC,1800`).join('\n')}\n`) // prettier-ignore
    const { notes } = await bring('card.csv', `Date,Merchant,Amount,Department,Category\n${months(() => 1800, 'HUBSPOT INC', 4)}2026-11-10,Bakery,5,,\n`) // prettier-ignore
    expect((await tools()).find(({ name }) => name === 'HubSpot')).toMatchObject({ status: 'active' })
    expect(notes.join(' ')).toContain('HubSpot')
    expect(notes.join(' ')).not.toContain('no longer paid since')
  })

  it('are one entry for each tool, field by field, whichever comes first', async () => {
    const other = await openApp({ rates: { EUR: 1.1 } })
    try {
      await bring('register.csv', register)
      const { notes } = await bring('card.csv', card)
      expect(notes).toContain('HubSpot and Loom are in both the inventory and these payments: one entry each, and what the file leaves blank stays as it was.') // prettier-ignore
      expect(notes).toContain('HubSpot keeps what a list of tools said, which counts more than payments: category CRM (the file: SaaS); team Marketing (the file: Design).') // prettier-ignore
      expect(notes).toContain('Loom keeps what a list of tools said, which counts more than payments: category Video (the file: SaaS).') // prettier-ignore
      expect(notes).toContain('Loom is changed: status no longer paid since 2026-07-11 (was active).')
      await bring('card.csv', card, other)
      const second = await bring('register.csv', register, other)
      expect(second.notes).toContain('HubSpot is changed: category CRM (was SaaS); team Marketing (was Design).')
      const facts = (list: Awaited<ReturnType<typeof tools>>) =>
        list.map(({ id: _, importedFrom: __, ...tool }) => tool).sort((a, b) => (a.name < b.name ? -1 : 1))
      expect(facts(await tools(other))).toEqual(facts(await tools()))
      expect(await named('HubSpot')).toMatchObject({
        vendor: 'HubSpot', category: 'CRM', team: 'Marketing', owner: 'Ann', seatsLicensed: 25, cost: 1800,
        billingPeriod: 'month', currency: 'USD', renewalDate: '2027-02-01', noticeDays: 60, status: 'active',
        custom: { 'Last charge': '2026-11-10' },
      }) // prettier-ignore
    } finally {
      other.close()
    }
  })

  it('have no category of the card where the list has none, whichever comes first', async () => {
    const list = 'Tool,Monthly cost,Currency\nLoom,120,USD\n'
    const other = await openApp({ rates: { EUR: 1.1 } })
    try {
      await bring('list.csv', list)
      await bring('card.csv', card)
      await bring('card.csv', card, other)
      expect((await tools(other)).map(({ name, category }) => [name, category]).sort()).toEqual([['HUBSPOT INC', 'SaaS'], ['Loom', 'SaaS']]) // prettier-ignore
      await bring('list.csv', list, other)
      for (const each of [await tools(), await tools(other)])
        expect(each.map(({ name, category }) => [name, category]).sort()).toEqual([['HUBSPOT INC', 'SaaS'], ['Loom', '']]) // prettier-ignore
    } finally {
      other.close()
    }
  })

  it('name tools together of which the file says one and the same', async () => {
    await bring('list.csv', 'Tool,Cost,Billing period,Category\nFigma,90,month,Design\nMiro,80,month,Whiteboard\nLoom,70,month,Video\n') // prettier-ignore
    const { notes } = await bring('card.csv', `Date,Merchant,Amount,Department,Category\n${months(() => 90, 'Figma')}${months(() => 80, 'Miro')}${months(() => 70, 'Loom')}`) // prettier-ignore
    expect(notes).toContain('Figma, Loom and Miro keep the category that a list of tools said, which counts more than payments (the file: SaaS).') // prettier-ignore
    expect(notes.join('\n')).not.toContain('keeps what a list of tools said')
  })

  it('say one sentence of more than three tools, and each of them after it', async () => {
    const names = ['Figma', 'Miro', 'Loom', 'Slack']
    const list = (cost: number) => `Tool,Annual cost,Currency,Owner\n${names.map((name) => `${name},${cost},USD,Ann`).join('\n')}\n` // prettier-ignore
    await bring('list.csv', list(100))
    const { notes } = await bring('newer.csv', list(200))
    expect(notes).toContain('4 tools are in both the inventory and this list: one entry each, and what the file leaves blank stays as it was.\nFigma\nMiro\nLoom\nSlack') // prettier-ignore
    const changed = noteParts(notes.find((note) => note.startsWith('4 tools are changed'))!)
    expect(changed.sentence).toBe('4 tools are changed.')
    expect(changed.items).toHaveLength(4)
    expect(changed.items[0]).toContain('Figma: cost 200 USD a year')
  })

  it('add nothing when imported again', async () => {
    await bring('register.csv', register)
    await bring('card.csv', card)
    const before = await tools()
    expect(await bring('register.csv', register)).toMatchObject({ rowsImported: 0, rowsDuplicate: 2 })
    expect(await bring('card.csv', card)).toMatchObject({ rowsImported: 0, rowsDuplicate: 17 })
    expect(await tools()).toEqual(before)
  })

  it('keep the history of what was paid where both agree on what it costs today, and name it where they do not', async () => {
    const rising = `Date,Merchant,Amount\n${months((month) => (month < 6 ? 1500 : 1800), 'HubSpot').replaceAll(',Design,SaaS', '')}` // prettier-ignore
    await bring('register.csv', register)
    await bring('card.csv', rising)
    expect(await named('HubSpot')).toMatchObject({ cost: 1500, prices: [{ from: '2026-06-10', cost: 1800, billingPeriod: 'month' }] }) // prettier-ignore
    // A newer register wins over the older one, and over what was paid.
    const dearer = await bring('dearer.csv', register.replace('1,800.00', '2,000.00'))
    expect(dearer.notes).toContain('HubSpot is changed: cost 2000 USD a month (was 1800 USD a month).')
    expect(await named('HubSpot')).toMatchObject({ cost: 2000, prices: [] })
    const { notes } = await bring('card2.csv', 'Date,Merchant,Amount\n2026-12-10,HubSpot,1810\n')
    expect(notes.join('\n')).toContain('cost 2000 USD a month (the file: 1810 USD a month)')
    expect(await named('HubSpot')).toMatchObject({ cost: 2000, prices: [] })
  })
})

describe('what payments tell of earlier prices', () => {
  const contract = 'Application,Annual cost,Currency,Owner\nIntercom,19200,USD,Ann\n'
  // 1,400 a month until April, then 1,600, which is 19,200 a year.
  const rising = (to: number) => `Date,Merchant,Amount,Currency\n${months((month) => (month < 5 ? 1400 : 1600), 'INTERCOM INC', to).replaceAll(',Design,SaaS', ',USD')}` // prettier-ignore
  const history = { cost: 16_800, billingPeriod: 'year', currency: 'USD', prices: [{ from: '2026-05-10', cost: 19_200, currency: 'USD', billingPeriod: 'year' }] } // prettier-ignore

  it('is that of the contract, which is written by the year, whichever file comes first', async () => {
    const other = await openApp({ rates: { EUR: 1.1 } })
    try {
      await bring('contract.csv', contract)
      await bring('card.csv', rising(11))
      await bring('card.csv', rising(11), other)
      await bring('contract.csv', contract, other)
      for (const list of [await tools(), await tools(other)])
        expect(list).toMatchObject([{ name: 'Intercom', custom: { Charges: '11' }, ...history }])
      // Another import of either changes nothing.
      await bring('contract.csv', contract)
      expect(await tools()).toMatchObject([history])
    } finally {
      other.close()
    }
  })

  it('survives when the two are merged by hand, and all charges count', async () => {
    await bring('contract.csv', contract.replace('Intercom', 'Support chat'))
    await bring('card.csv', rising(11))
    const [kept, paid] = await tools()
    await test.call('tools.merge', { keep: kept!.id, drop: [paid!.id] })
    expect(await tools()).toMatchObject([{ name: 'Support chat', custom: { Charges: '11' }, ...history }])
  })

  it('counts the charges of two files that follow one another, and those of a longer one once', async () => {
    const lines = rising(11).trimEnd().split('\n')
    await bring('first.csv', lines.slice(0, 5).join('\n'))
    await bring('second.csv', [lines[0], ...lines.slice(5)].join('\n'))
    // 4 + 7.
    expect((await tools())[0]!.custom).toMatchObject({ Charges: '11', 'First charge': '2026-01-10', 'Last charge': '2026-11-10' }) // prettier-ignore
    await bring('all.csv', rising(11))
    expect((await tools())[0]!.custom).toMatchObject({ Charges: '11' })
  })
})

describe('a contract in force', () => {
  // Charged from January to April: over from 11 May on, as far as payments tell.
  const card = `Date,Merchant,Amount\n${months(() => 50, 'Typeform', 4)}${months(() => 10, 'Miro')}`.replaceAll(',Design,SaaS', '') // prettier-ignore
  const contract = (dates: string): string => `Name,Annual cost,Start,Renewal date,End date,Auto-renew\nTypeform,600,2026-01-10,${dates}\n` // prettier-ignore
  const use = async (app = test) => (await tools(app)).filter(({ name }) => name === 'Typeform').map(({ status, endDate }) => [status, endDate]) // prettier-ignore

  it.each([
    ['2027-01-09,,yes', 'active', null],
    [',2027-01-09,no', 'active', '2027-01-09'],
    // Over before payments were, and nothing said of its dates.
    ['2026-05-01,,yes', 'retired', '2026-05-11'],
    [',,', 'retired', '2026-05-11'],
  ])('with dates "%s" is %s, whichever of the two comes first', async (dates, status, end) => {
    const other = await openApp()
    try {
      await bring('contract.csv', contract(dates))
      const { notes } = await bring('card.csv', card)
      expect(await use()).toEqual([[status, end]])
      const kept = 'status in force until 2027-01-09 (the file: no longer paid since 2026-05-11)'
      expect(notes.some((note) => note.includes(kept))).toBe(status === 'active')
      await bring('card.csv', card, other)
      await bring('contract.csv', contract(dates), other)
      expect(await use(other)).toEqual([[status, end]])
    } finally {
      other.close()
    }
  })

  it('stays so where a person merges the payments into it, and when they come again', async () => {
    await bring('contract.csv', contract('2027-01-09,,yes').replace('Typeform', 'Forms Plan'))
    await bring('card.csv', card)
    const keep = (await named('Forms Plan')).id
    const drop = (await named('Typeform')).id
    await test.call('tools.merge', { keep, drop: [drop] })
    expect(await named('Forms Plan')).toMatchObject({ status: 'active', endDate: null, cost: 600 })
    await bring('card.csv', `${card}2026-12-10,Miro,10\n`)
    expect(await named('Forms Plan')).toMatchObject({ status: 'active', endDate: null })
  })

  it('gives its dates to an entry of payments that it is merged into', async () => {
    await bring('contract.csv', contract('2027-01-09,,yes').replace('Typeform', 'Forms Plan'))
    await bring('card.csv', card)
    await test.call('tools.merge', { keep: (await named('Typeform')).id, drop: [(await named('Forms Plan')).id] })
    expect(await use()).toEqual([['active', null]])
  })
})

describe('a list without a column of the status', () => {
  const typeform = `Date,Merchant,Amount\n${months(() => 50, 'Typeform', 4).replaceAll(',Design,SaaS', '')}${months(() => 10, 'Miro').replaceAll(',Design,SaaS', '')}` // prettier-ignore
  const costs = async () =>
    (await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-11-26' } })).totals

  it('does not bring back what payments say has ended', async () => {
    // Typeform was paid monthly from January to April: from 11 May on it is not in use, and costs nothing in November.
    await bring('card.csv', typeform)
    const ended = { status: 'retired', endDate: (await named('Typeform')).endDate }
    expect(ended.endDate).toBe('2026-05-11')
    expect(await costs()).toMatchObject({ tools: 1, annualCost: 120 })
    const { notes } = await bring('contracts.csv', 'Name,Annual cost,Owner\nTypeform,600,Ann\nMiro,120,Bo\n')
    expect(notes).toContain('Typeform keeps what payments said: status no longer paid since 2026-05-11 (the file: nothing). If it is in use, say so in a column of its status or where it is edited.') // prettier-ignore
    expect(await named('Typeform')).toMatchObject({ ...ended, owner: 'Ann' })
    expect(await costs()).toMatchObject({ tools: 1, annualCost: 120 })
    // One that says it is in use knows better.
    await bring('status.csv', 'Name,Annual cost,Status\nTypeform,600,active\n')
    expect(await named('Typeform')).toMatchObject({ status: 'active', endDate: null })
    expect(await costs()).toMatchObject({ tools: 2, annualCost: 720 })
  })

  it('leaves it to later payments too, but an end that it names stands', async () => {
    await bring('contracts.csv', 'Name,Annual cost,End date\nTypeform,600,\nMiro,120,2026-10-01\n')
    await bring('card.csv', typeform)
    expect(await named('Typeform')).toMatchObject({ status: 'retired', endDate: '2026-05-11' })
    expect(await named('Miro')).toMatchObject({ endDate: '2026-10-01' })
    await bring('status.csv', 'Name,Annual cost,Status\nMiro,120,trial\n')
    expect(await named('Miro')).toMatchObject({ status: 'trial', endDate: '2026-10-01' })
  })
})

it('a payee that was deleted or merged away and comes back is named', async () => {
  const text = (to: number) => `Date,Merchant,Amount\n${months(() => 50, 'AMAZON', to)}${months(() => 9, 'Miro', to)}`.replaceAll(',Design,SaaS', '') // prettier-ignore
  await bring('card.csv', text(4))
  await test.call('tools.delete', { ids: [(await named('AMAZON')).id] })
  const { notes } = await bring('card2.csv', text(5))
  expect(notes.filter((note) => note.includes(' is back'))).toEqual(['AMAZON is back: this file names it, though by hand was done: "Deleted AMAZON." Delete or merge it again, or it counts.']) // prettier-ignore
})

describe('a later list', () => {
  it('changes what it says, and leaves what it has no column or a blank cell for', async () => {
    await bring('a.csv', 'name,cost,billing_period,owner,team,status,end_date\nA,10,month,Ann,Ops,retired,2020-01-01\nB,1,year,Bo,,active,\n') // prettier-ignore
    const { notes } = await bring('b.csv', 'name,cost,billing_period,owner,team\nA,12,month,,Sales\nB,,,,\n')
    expect(await named('A')).toMatchObject({ cost: 12, owner: 'Ann', team: 'Sales', status: 'retired', endDate: '2020-01-01' }) // prettier-ignore
    expect(await named('B')).toMatchObject({ cost: 1, owner: 'Bo' })
    expect(notes).toContain('A is changed: team Sales (was Ops); cost 12 a month (was 10 a month).')
    await bring(
      'c.csv',
      'name,status\nA,active\n'.replace('name,status', 'name,status,owner').replace('active', 'active,'),
    )
    expect(await named('A')).toMatchObject({ status: 'active', endDate: null, owner: 'Ann' })
  })
})

describe('what was typed by hand', () => {
  it('stays, whatever a register or a card says, and the difference is named', async () => {
    await bring('register.csv', register)
    const { id } = await named('HubSpot')
    await test.call('tools.edit', { id, changes: { seatsLicensed: 30, cost: 21_000, billingPeriod: 'year', team: '' } })
    const list = await bring('register2.csv', register.replace('Ann,25', 'Eve,26'))
    expect(list.notes).toContain('HubSpot keeps what was typed by hand: team nothing (the file: Marketing); seats licensed 30 (the file: 26); cost 21000 USD a year (the file: 1800 USD a month).') // prettier-ignore
    await bring('card.csv', card)
    expect(await named('HubSpot')).toMatchObject({ seatsLicensed: 30, cost: 21_000, billingPeriod: 'year', team: '', owner: 'Eve' }) // prettier-ignore
  })

  it('is the cadence of a payment that was made once, whatever the next export says', async () => {
    const once = 'Date,Merchant,Amount\n2026-03-09,Ahrefs,"1,188.00"\n2026-03-09,Miro,10\n'
    await bring('card.csv', once)
    const { id } = await named('Ahrefs')
    expect(await named('Ahrefs')).toMatchObject({ cost: null, custom: { 'Charged once': '1188' } })
    await test.call('tools.edit', { id, changes: { cost: 1188, billingPeriod: 'year' } })
    await bring('card2.csv', `${once}2026-04-09,Miro,10\n2026-05-09,Miro,10\n`)
    expect(await named('Ahrefs')).toMatchObject({ cost: 1188, billingPeriod: 'year' })
    // Of the other the rhythm shows now, and nothing is left of there having been none.
    expect(await named('Miro')).toMatchObject({ cost: 10, billingPeriod: 'month', note: '' })
    expect((await named('Miro')).custom).not.toHaveProperty('Charged once')
    const { totals } = await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-05-10' } })
    expect(totals).toMatchObject({ annualCost: 1188 + 120, unknownCosts: 0 })
  })

  it('stays in an entry that no import wrote, which is filled in where it is open', async () => {
    await test.call('tools.add', { tool: { name: 'Loom', cost: 99, currency: 'USD', billingPeriod: 'month' } })
    await bring('card.csv', card)
    expect(await tools()).toHaveLength(2)
    expect(await named('Loom')).toMatchObject({ cost: 99, team: 'Design', category: 'SaaS', status: 'active' })
  })
})

it('a contract of a year is met by charges of its twelfth in whole cents, and costs what it states', async () => {
  // 700 ÷ 12 = 58.333…, and 12 charges of 58.33 are 699.96.
  await bring('list.csv', 'name,cost,currency,billing_period\nFigma,700,USD,year\nMiro,700.07,USD,year\n')
  await bring('card.csv', `Date,Merchant,Amount,Department,Category\n${months((month) => (month < 7 ? 50 : 58.33), 'Figma')}${months((month) => (month < 7 ? 50 : 58.33), 'Miro')}`) // prettier-ignore
  expect(await named('Figma')).toMatchObject({ cost: 600, billingPeriod: 'year', prices: [{ from: '2026-07-10', cost: 700 }], paidOtherwise: null }) // prettier-ignore
  // 11 cents are more than half a cent a charge.
  expect(await named('Miro')).toMatchObject({ cost: 700.07, prices: [] })
})
