/**
 * A list that says no cost, as of seats or of what tools do, changes nothing of what the stack costs, whenever it is imported;
 * unless it is the only one to say whom a contract is with, who was paid what it states.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportRow } from '../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const contracts = [
  ['Salesforce', 'Sales Cloud', 84_000],
  ['HubSpot', 'Marketing Hub', 43_200],
  ['Atlassian', 'Jira', 16_800],
  ['Atlassian', 'Confluence', 7_800],
  ['Slack', 'Slack Business+', 34_200],
  ['Figma', 'Figma Organization', 16_200],
  ['Datadog', 'Datadog Pro', 96_000],
  ['', 'Miro', 9_600],
  ['monday.com', 'monday work management', 9_600],
] as const
const payees = ['Salesforce', 'SALESFORCE.COM', 'HUBSPOT INC', 'ATLASSIAN', 'ATLASSIAN* JIRA', 'SLACK TECHNOLOGIES LLC', 'FIGMA', 'Datadog, Inc.', 'MIRO.COM', 'MIRO', 'MONDAY.COM LTD', 'OPENAI', 'Loom'] // prettier-ignore
const apps = ['Salesforce', 'HubSpot', 'Marketing Hub', 'Atlassian', 'Jira', 'Slack', 'Figma', 'Datadog', 'Miro', 'monday.com', 'OpenAI', 'Loom', 'Okta Dashboard'] // prettier-ignore

const anyContracts = fc.subarray([...contracts], { minLength: 1 }).map((own) => `Vendor,Product,Annual cost,Currency,Owner\n${own.map((each) => `${each.join(',')},USD,Ann\n`).join('')}`) // prettier-ignore
/** Paid once in each of two years, or each month of them, as a contract states or something else. */
const anyPayments = fc
  .array(
    fc.record({
      payee: fc.constantFrom(...payees),
      amount: fc.constantFrom(...contracts.map(([, , cost]) => cost), 1_234),
      isMonthly: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  ) // prettier-ignore
  .map((all) => {
    const rows = all.flatMap(({ payee, amount, isMonthly }) =>
      [2018, 2019].flatMap((year) =>
        isMonthly
          ? Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-05,"${payee}",${amount / 12},USD`) // prettier-ignore
          : [`${year}-03-05,"${payee}",${amount},USD`],
      ),
    )
    return `Date,Merchant,Amount,Currency\n${['2017-12-30,Taxi,9,USD', ...rows, '2019-12-30,Taxi,9,USD'].join('\n')}\n`
  })
const anyList = fc
  .subarray(apps, { minLength: 1 })
  .chain((names) => fc.tuple(fc.constant(names), fc.array(fc.constantFrom('', 'Salesforce', 'Slack', 'Figma'), { minLength: names.length, maxLength: names.length }))) // prettier-ignore
  .map(([names, vendors]) => `App,Vendor,Seats used,Team\n${names.map((name, at) => `${name},${name === 'Miro' ? '' : vendors[at]},${at + 3},IT\n`).join('')}`) // prettier-ignore

const total = async (app: TestApp): Promise<number> =>
  ((await app.call('report.run', { slug: 'stack-cost', params: { by: 'tool' } })).totals as unknown as { annualCost: number }).annualCost // prettier-ignore

async function totalOf(files: readonly (readonly [name: string, text: string])[]): Promise<number> {
  const app = await openApp({ currency: 'USD' })
  try {
    for (const [name, text] of files) await app.call('imports.run', { files: [{ file: app.file(name, text), kind: name === 'card.csv' ? undefined : 'tools' }] }) // prettier-ignore
    return await total(app)
  } finally {
    app.close()
  }
}

describe('a list without costs', () => {
  it('leaves what the stack costs as it was, imported first, last or between', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyContracts, anyPayments, anyList, fc.boolean(), async (register, card, list, isCardFirst) => {
        const files: (readonly [string, string])[] = [['register.csv', register], ['card.csv', card]] // prettier-ignore
        const ordered = isCardFirst ? files.toReversed() : files
        const without = await totalOf(ordered)
        for (const at of [0, 1, 2])
          expect(await totalOf(ordered.toSpliced(at, 0, ['apps.csv', list])), `list at ${at}`).toBeCloseTo(without, 2)
      }),
      { numRuns: 10 },
    )
  })
})

it('is the entry of a contract without a vendor that has its name, in any order, so that what its vendor was paid is for that', async () => {
  const all = [
    ['register.csv', 'Vendor,Product,Annual cost,Currency\n,Miro,9600,USD\n'],
    ['card.csv', `Date,Merchant,Amount,Currency\n2018-03-05,Salesforce,9600,USD\n2019-03-05,Salesforce,9600,USD\n2019-12-30,Taxi,9,USD\n`],
    ['apps.csv', 'App,Vendor,Seats used\nMiro,Salesforce,4\n'],
  ] as const // prettier-ignore
  for (const [a, b, c] of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const)
    // prettier-ignore
    await withFiles([all[a], all[b], all[c]], async (app) => {
      const { tools } = await app.call('tools.list', {})
      const found = tools.filter(({ name }) => name !== 'Taxi').map(({ name, vendor, cost, seatsActive }) => [name, vendor, cost, seatsActive]) // prettier-ignore
      expect(found, [a, b, c].join()).toEqual([['Miro', 'Salesforce', 9600, 4]])
    })
})

const years = [2018, 2019]
const register =
  'Vendor,Product,Annual cost,Currency,Owner,End date\nSalesforce,Sales Cloud,84000,USD,Ann,\nHubSpot,Marketing Hub,43200,USD,Bo,\nAtlassian,Jira,16800,USD,Cy,\nAtlassian,Confluence,7800,USD,Cy,\nDrift,Drift Premium,15000,USD,Bo,2019-04-30\n'
const card = `Date,Merchant,Amount,Currency\n2017-12-30,Taxi,9,USD\n${years.map((year) => `${year}-02-01,Salesforce,84000,USD\n${year}-04-15,HUBSPOT INC,43200,USD\n${Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-05,DRIFT.COM,1250,USD\n`).join('')}`).join('')}2019-12-30,Taxi,9,USD\n` // prettier-ignore
const list = 'App,Seats used,Owner\nSalesforce,43,\nHubSpot,16,Eve\nAtlassian,80,\nDrift,2,\nJira,79,\n'

const files: readonly (readonly [name: string, text: string])[] = [['register.csv', register], ['card.csv', card]] // prettier-ignore
const orders = [0, 1, 2].map((at) => files.toSpliced(at, 0, ['apps.csv', list]))

async function withFiles<T>(
  given: typeof files,
  work: (app: TestApp, notes: readonly string[]) => Promise<T>,
): Promise<T> {
  const app = await openApp({ currency: 'USD' })
  try {
    const notes: string[] = []
    for (const [name, text] of given) {
      const { files: read } = await app.call('imports.run', { files: [{ file: app.file(name, text), kind: name === 'card.csv' ? undefined : 'tools' }] }) // prettier-ignore
      if (name === 'apps.csv' || name === 'register.csv') notes.push(...read[0]!.notes)
    }
    return await work(app, notes)
  } finally {
    app.close()
  }
}

describe('an app that is called as the vendor of a contract', () => {
  it.each(orders)('is its only product, or stands beside it without a cost (%#)', async (...order) => {
    await withFiles(order, async (app, notes) => {
      const { tools } = await app.call('tools.list', {})
      const of = (name: string) => tools.find((tool) => tool.name === name)
      expect(tools.map(({ name }) => name).sort()).toEqual(['Atlassian', 'Confluence', 'Drift Premium', 'Jira', 'Marketing Hub', 'Sales Cloud', 'Salesforce', 'Taxi'].sort()) // prettier-ignore
      expect(of('Marketing Hub')).toMatchObject({ vendor: 'HubSpot', cost: 43_200, seatsActive: 16, owner: 'Bo' })
      expect(of('Salesforce')).toMatchObject({ cost: null, seatsActive: 43 })
      expect(of('Atlassian')).toMatchObject({ cost: null, seatsActive: 80 })
      expect(of('Jira')).toMatchObject({ vendor: 'Atlassian', cost: 16_800, seatsActive: 79 })
      expect(of('Drift Premium')).toMatchObject({ endDate: '2019-04-30', seatsActive: 2 })
      const said = notes.join('\n')
      expect(said).toMatch(/HubSpot \(Marketing Hub\) and Drift \(Drift Premium\) are called as who a contract is with/)
      const payments = await app.call('report.run', { slug: 'stack-payments', params: { asOf: '2019-12-31' } })
      expect(
        (payments.rows as ReportRow<'stack-payments'>[]).find(({ tool }) => tool === 'Drift Premium'),
      ).toMatchObject({
        match: 'no-contract',
        paid: 10_000,
        charges: 8,
      })
      const { rows } = await app.call('report.run', { slug: 'stack-duplicates', params: { asOf: '2019-12-31' } })
      expect((rows as ReportRow<'stack-duplicates'>[]).map(({ a, b, reasons }) => [[a, b].sort(), reasons])).toEqual(
        expect.arrayContaining([
          [['Sales Cloud', 'Salesforce'], ['product of that vendor']],
          [['Atlassian', 'Jira'], ['product of that vendor']],
          [['Atlassian', 'Confluence'], ['product of that vendor']],
        ]),
      )
      expect(await app.call('workspace.check', {})).toMatchObject({ ok: true })
    })
  })

  it('and nothing shows which contract it is, is named by the import', () =>
    withFiles(orders[2]!, (_app, notes) => {
      expect(notes.join('\n')).toMatch(
        /Salesforce \(Sales Cloud\) and Atlassian \(Jira and Confluence\) may be the contract/,
      )
      return Promise.resolve()
    }))

  it('and may be any of many contracts, has a few of them named', () =>
    withFiles(
      [
        ['register.csv', `Vendor,Product,Annual cost,Currency\n${['Jira', 'Confluence', 'Trello', 'Compass', 'Loom'].map((name, at) => `Atlassian,${name},${9000 - at},USD\n`).join('')}`],
        ['apps.csv', 'App,Seats used\nAtlassian,80\n'],
      ],
      (_app, notes) => {
        expect(notes.join('\n')).toMatch(/Atlassian \((\w+, ){2}\w+ and 2 more\) may be the contract/)
        return Promise.resolve()
      },
    )) // prettier-ignore

  it('leaves the contract as it was when its list is undone, or imported again', () =>
    withFiles(orders[2]!, async (app) => {
      const entry = async () => (await app.call('tools.list', {})).tools.find(({ name }) => name === 'Marketing Hub')
      const [again] = (await app.call('imports.run', { files: [{ file: app.file('later.csv', list.replace('HubSpot,16', 'HubSpot,18')), kind: 'tools' }] })).files // prettier-ignore
      expect(again).toMatchObject({ rowsImported: 1, rowsDuplicate: 4 })
      expect(await entry()).toMatchObject({ seatsActive: 18 })
      for (const { id, file } of await app.call('imports.list', {}))
        if (/(later|apps)\.csv$/.test(file)) await app.call('imports.undo', { importId: id })
      expect(await entry()).toMatchObject({ seatsActive: null, vendor: 'HubSpot', cost: 43_200 })
      expect((await app.call('tools.list', {})).tools.map(({ name }) => name)).not.toContain('HubSpot')
    }))

  it('as a person merged it, is that entry', () =>
    withFiles(orders[2]!, async (app) => {
      const id = async (name: string) => (await app.call('tools.list', {})).tools.find((tool) => tool.name === name)!.id
      await app.call('tools.merge', { keep: await id('Sales Cloud'), drop: [await id('Salesforce')] })
      await app.call('imports.run', { files: [{ file: app.file('later.csv', 'App,Seats used\nSalesforce,40\n'), kind: 'tools' }] }) // prettier-ignore
      const { tools } = await app.call('tools.list', {})
      expect(tools.find(({ name }) => name === 'Sales Cloud')).toMatchObject({ seatsActive: 40 })
      expect(tools.map(({ name }) => name)).not.toContain('Salesforce')
    }))
})

describe('an app that is called as a vendor with other contracts', () => {
  const register = 'Vendor,Product,Annual cost,Currency\n"Salesforce, Inc.",Sales Cloud,120000,USD\n"Salesforce, Inc.",Tableau,24000,USD\n' // prettier-ignore
  const card = `Date,Merchant,Amount,Currency\n2017-12-30,Taxi,9,USD\n${years.map((year) => `${year}-02-01,"Salesforce, Inc.",96000,USD\n`).join('')}2019-12-30,Taxi,9,USD\n` // prettier-ignore
  const apps = 'App,Seats used,Owner\nSalesforce,43,\n'
  const given: typeof files = [
    ['register.csv', register],
    ['card.csv', card],
  ]
  const duplicates = (app: TestApp) => app.call('report.run', { slug: 'stack-duplicates', params: { asOf: '2019-12-31' } }) // prettier-ignore

  it.each([0, 1, 2].map((at) => [at, given.toSpliced(at, 0, ['apps.csv', apps])] as const))(
    'takes none of its payments and of what is counted twice, nor is surely what was paid for (%s)',
    async (_at, order) => {
      const without = await withFiles(given, async (app) => (await duplicates(app)).totals)
      await withFiles(order, async (app) => {
        const { tools } = await app.call('tools.list', {})
        expect(tools.find(({ name }) => name === 'Salesforce')).toMatchObject({ cost: null, knownBy: 'list' })
        expect(tools.find(({ name }) => name === 'Salesforce, Inc.')).toMatchObject({ cost: 96_000 })
        const { rows, totals } = await duplicates(app)
        expect((totals as { annualCostTwice: number }).annualCostTwice).toBe((without as { annualCostTwice: number }).annualCostTwice) // prettier-ignore
        const pair = (rows as ReportRow<'stack-duplicates'>[]).find(({ a, b }) => [a, b].sort().join() === 'Salesforce,Salesforce, Inc.') // prettier-ignore
        expect(pair).toMatchObject({ keepId: null })
      })
    },
  )
})
