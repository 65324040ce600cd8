/** Snapshots, lists with and without a day, and payments give one inventory, whichever comes first. The clock of tests stands on 2020-01-01. */
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectOneAnswer, memoryFolder } from '../testing/any-order.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

type File = readonly [text: string, options?: object]

const snapshot = (asOf: string) => ({ inventory: 'snapshot', asOf })

const open = () => openApp({ currency: 'EUR', rates: { USD: 0.92 } }, memoryFolder)

async function withApp<T>(work: (app: TestApp) => Promise<T>): Promise<T> {
  const app = await open()
  try {
    return await work(app)
  } finally {
    app.close()
  }
}

async function bring(app: TestApp, files: Readonly<Record<string, File>>, order: readonly string[]): Promise<void> {
  for (const name of order) {
    const [text, options] = files[name]!
    await app.call('imports.run', { files: [{ file: app.file(name, text), ...options }] })
  }
}

async function undo(app: TestApp, name: string): Promise<void> {
  const { id } = (await app.call('imports.list', {})).find(({ file, undoneAt }) => basename(file) === name && undoneAt === null)! // prettier-ignore
  await app.call('imports.undo', { importId: id })
}

const byText = <T>(all: T[]): T[] => all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Tools, what they cost on some days and what changed between them; never by the number or the order of entries. */
async function answers(app: TestApp) {
  const { tools } = await app.call('tools.list', {})
  const cost = (asOf: string) => app.call('report.run', { slug: 'stack-cost', params: { by: 'tool', asOf } })
  const diff = (a: string, b: string) => app.call('report.run', { slug: 'stack-diff', params: { a, b } })
  const days = ['2018-01-01', '2019-01-01', '2019-07-01', '2020-01-01']
  return {
    tools: byText(
      tools.map(({ id: _id, importedFrom: _file, custom, ...tool }) => ({ ...tool, custom: Object.entries(custom).sort() })),
    ), // prettier-ignore
    costs: byText((await Promise.all(days.map(cost))).map(({ rows, totals }) => ({ rows: byText([...rows] as object[]), totals }))), // prettier-ignore
    diffs: (await Promise.all(days.slice(1).map((day, at) => diff(days[at]!, day)))).map(({ rows, totals }) => ({ rows: byText([...rows] as object[]), totals })), // prettier-ignore
  }
}

const files: Record<string, File> = {
  '2018.csv': [
    'name,vendor,cost,currency,owner,team\nZendesk,,19200,EUR,Ann,Support\nNotion,,12364.8,EUR,Bo,All\nMiro,,100,EUR,Cy,Design\n',
    snapshot('2018-11-27'),
  ],
  '2019.csv': [
    'name,vendor,cost,currency,owner,team\nZendesk,,23760,EUR,Ann,Support\nNotion,,15456,EUR,Bea,All\nClaude,,1200,EUR,Dan,All\n',
    snapshot('2019-11-27'),
  ],
  'spring.csv': [
    'name,cost,currency,owner,category\nZendesk,20000,EUR,Eve,Helpdesk\nMiro,120,EUR,Eve,Boards\nLoom,50,EUR,Eve,Video\n',
    { asOf: '2019-04-01' },
  ],
  'today.csv': ['name,cost,currency,owner\nZendesk,30000,EUR,Fay\nNotion,16800,USD,\nPendo,900,EUR,Fay\n'],
  'card.csv': [
    `Date,Merchant,Amount,Currency\n2018-01-03,Taxi,9,EUR\n${['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2019-${month}-16,Claude,100,EUR\n2019-${month}-20,Zendesk,1980,EUR\n2019-${month}-21,Gong,40,EUR\n`).join('')}`,
  ],
}

const expectOneInventory = (all: Readonly<Record<string, File>>, undone: readonly string[] = []): Promise<void> =>
  expectOneAnswer(Object.keys(all), undone, async () => {
    const app = await open()
    return {
      bring: (name) => bring(app, all, [name]),
      undo: (name) => undo(app, name),
      answers: async () => {
        expect(await app.call('workspace.check', {})).toMatchObject({ ok: true })
        return answers(app)
      },
      close: app.close,
    }
  })

const of = (all: Readonly<Record<string, File>>, order = Object.keys(all)) =>
  withApp(async (app) => {
    await bring(app, all, order)
    return answers(app)
  })

describe('snapshots, lists and payments', () => {
  it('are one inventory in any order, and leave what the others give when one is undone', () =>
    expectOneInventory(
      files,
      Object.keys(files).filter((name) => name !== 'card.csv'),
    ))

  it('are one inventory where a vendor is paid in two exports at once, for its contract and for something else', () => {
    const months = ['05', '06', '07', '08', '09', '10', '11', '12']
    const paid: Record<string, File> = {
      'register.csv': ['name,vendor,cost,currency,owner\nZoom,Zoom Video Communications,14400,EUR,Ann\n'],
      'card.csv': [`Date,Merchant,Amount,Currency\n2018-01-03,Taxi,9,EUR\n${months.map((month) => `2019-${month}-11,Zoom,149.90,EUR\n`).join('')}2019-12-30,Taxi,9,EUR\n`],
      'bills.csv': ['Date,Merchant,Amount,Currency,Account\n2018-01-03,Rent,9,EUR,1\n2018-07-26,Zoom Video Communications,13200,EUR,2\n2019-07-26,Zoom Video Communications,10800,EUR,2\n2019-07-26,Zoom Video Communications,3600,EUR,2\n2019-12-30,Rent,9,EUR,1\n'],
      'seats.csv': ['App,Seats used,Owner\nZoom,40,Ann\n'],
    } // prettier-ignore
    return expectOneInventory(paid, Object.keys(paid))
  })

  it('of one day are ordered by what they say, and a list over a snapshot', async () => {
    const day = '2019-04-01'
    const same: Record<string, File> = {
      'a.csv': ['name,cost,currency,owner\nMiro,100,EUR,Ann\n', { asOf: day }],
      'b.csv': ['name,cost,currency,owner\nMiro,120,EUR,Bo\nLoom,5,EUR,Bo\n', { asOf: day }],
      's.csv': ['name,cost,currency,owner\nMiro,140,EUR,Cy\n', snapshot(day)],
    }
    await expectOneInventory(same)
    const first = await of(same)
    expect(first.tools.map(({ name, status }) => [name, status])).toEqual([['Loom', 'active'], ['Miro', 'active']]) // prettier-ignore
    expect(['Ann', 'Bo']).toContain(first.tools[1]!.owner)
    // Of two whose day nobody said, the one that was imported last.
    const undated = Object.fromEntries(Object.entries(same).map(([name, [text]]) => [name, [text] as const]))
    expect((await of(undated, ['b.csv', 'a.csv'])).tools[1]).toMatchObject({ name: 'Miro', owner: 'Ann', cost: 100 })
  })

  it('say of what they hold less than', () =>
    withApp(async (app) => {
      await bring(app, files, ['today.csv', '2019.csv'])
      const [text, options] = files['2018.csv']!
      const { notes } = (await app.call('imports.run', { files: [{ file: app.file('2018.csv', text), ...options }] })).files[0]! // prettier-ignore
      expect(notes.at(-1)).toBe('What was imported before and is of a later day, or of the same and holds over this, still holds where both say something else: 2019.csv (2019-11-27), today.csv (2020-01-01).') // prettier-ignore
    }))
})

it('only lists of tools are of a day', () =>
  withApp(async (app) => {
    const dated = (name: string, text: string) => app.call('imports.run', { files: [{ file: app.file(name, text), asOf: '2019-01-01' }] }) // prettier-ignore
    await expect(dated('card.csv', files['card.csv']![0])).rejects.toThrow(
      'holds payments, which have days of their own',
    )
    await expect(dated('e.csv', 'timestamp,visitor,event\n2019-01-01,a,E\n')).rejects.toThrow('is no list of tools')
  }))

describe('what a person did', () => {
  const entry = async (app: TestApp, name: string) => (await app.call('tools.list', {})).tools.filter((tool) => tool.name === name) // prettier-ignore

  it('stays where a file of an earlier day comes', () =>
    withApp(async (app) => {
      await bring(app, files, ['2019.csv', 'today.csv', 'card.csv'])
      const [zendesk, pendo, claude] = (await Promise.all(['Zendesk', 'Pendo', 'Claude'].map((name) => entry(app, name)))).map(([tool]) => tool!) // prettier-ignore
      await app.call('tools.edit', { id: zendesk!.id, changes: { owner: 'Gus', custom: { Plan: 'Pro' } } })
      await app.call('tools.delete', { ids: [pendo!.id] })
      await app.call('tools.edit', { id: claude!.id, changes: { cost: 999, billingPeriod: 'year' } })
      await bring(app, files, ['spring.csv', '2018.csv'])
      expect(await entry(app, 'Zendesk')).toMatchObject([
        { owner: 'Gus', category: 'Helpdesk', team: 'Support', custom: { Plan: 'Pro' }, cost: 19_200 },
      ])
      expect((await entry(app, 'Zendesk'))[0]!.prices.at(-1)).toMatchObject({ from: '2020-01-01', cost: 30_000 })
      expect(await entry(app, 'Pendo')).toEqual([])
      expect(await entry(app, 'Claude')).toMatchObject([{ cost: 999, prices: [], owner: 'Dan' }])
      expect(await app.call('workspace.check', {})).toMatchObject({ ok: true })
    }))

  it('and entries it merged are not taken apart', () =>
    withApp(async (app) => {
      await bring(app, files, ['today.csv', 'card.csv'])
      const id = async (name: string) => (await entry(app, name))[0]!.id
      await app.call('tools.merge', { keep: await id('Zendesk'), drop: [await id('Pendo'), await id('Gong')] })
      await bring(app, files, ['2018.csv', 'spring.csv', '2019.csv'])
      expect((await entry(app, 'Zendesk')).map(({ custom }) => custom['Also called'])).toEqual(['Pendo; Gong'])
      expect([...(await entry(app, 'Pendo')), ...(await entry(app, 'Gong'))]).toEqual([])
    }))
})
