import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { referenceFirstLast } from '../../../resources/sample/reference.ts'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { writeSample } from './sample.ts'

describe('the sample workspace', () => {
  let test: TestApp
  let folder: string
  let files: string[]
  beforeAll(async () => {
    test = await openApp()
    await test.call('workspace.openSample', {})
    folder = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
    files = await writeSample(folder)
  })
  afterAll(() => {
    test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives the numbers of the plain reading of its files', async () => {
    const reference = referenceFirstLast(files.filter((file) => file.includes('segment_')))
    for (const model of ['first', 'last'] as const) {
      const { rows } = await runReport(test.call, 'content-attribution', { goal: 'Signup', model })
      const conversions = Object.fromEntries(
        rows.filter((row) => row.conversions > 0).map((row) => [row.key, row.conversions]),
      )
      expect(conversions).toEqual(reference[model])
      expect(Object.fromEntries(rows.map((row) => [row.key, row.people]))).toEqual(reference[`${model}People`])
    }
    const { rows: pages } = await runReport(test.call, 'pages-before-conversion', { goal: 'Signup' })
    for (const { interactions, conversions } of pages)
      if (typeof interactions === 'number') expect(conversions).toBe(reference.pagesBefore[interactions] ?? 0)
    const health = await runReport(test.call, 'import-health', {})
    const events = health.rows.filter((row) => row.file.includes('segment_'))
    const sum = (field: 'rowsRead' | 'rowsDuplicate' | 'rowsRejected'): number =>
      events.reduce((total, row) => total + row[field], 0)
    expect([sum('rowsRead'), sum('rowsDuplicate'), sum('rowsRejected')]).toEqual([
      reference.rowsRead,
      reference.rowsDuplicate,
      reference.rowsRejected,
    ])
  })

  it('tells the story: templates bring 70 % of conversions, articles 10 % from a third of all people', async () => {
    const { rows, totals } = await runReport(test.call, 'content-attribution', { goal: 'Signup' })
    const share = (...keys: string[]): number =>
      rows.filter((row) => keys.includes(row.key)).reduce((sum, row) => sum + row.conversionShare, 0)
    expect(share('City pages', 'State pages')).toBeCloseTo(0.7, 1)
    expect(share('Articles')).toBeCloseTo(0.1, 1)
    expect(rows.find((row) => row.key === 'Articles')!.people / totals.people).toBeCloseTo(1 / 3, 1)
  })

  it('has a card that changes no cost, names three tools paid otherwise and one that is charged though it ended', async () => {
    const app = await openApp()
    try {
      // Payments first and rates last: neither order matters.
      for (const name of ['card.csv', 'tools.csv', 'config.json']) {
        const file = join(folder, name)
        if (name === 'config.json')
          await app.call('config.set', { config: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> }) // prettier-ignore
        else await app.call('imports.run', { files: [{ file }] })
      }
      for (const { call } of [app, test]) {
        expect((await runReport(call, 'stack-cost', { by: 'tool', asOf: '2019-07-01' })).totals).toMatchObject({ tools: 86 }) // prettier-ignore
        const { rows, totals } = await runReport(call, 'stack-payments', { asOf: '2019-07-01' })
        expect(totals).toMatchObject({ differs: 3 })
        expect(rows.filter(({ match }) => match === 'differs').map(({ tool }) => tool)).toEqual(['Amazon Web Services', 'Intercom', 'Zapier']) // prettier-ignore
        // Intercom: 4,800 a month from July to September, 5,280 from October: 3 x 4,800 + 9 x 5,280 = 61,920.
        expect(rows.find(({ tool }) => tool === 'Intercom')).toMatchObject({ paid: 61_920, contract: 57_600 })
        expect(rows.filter(({ match }) => match === 'no-contract')).toMatchObject([{ tool: 'Loggly', why: 'Ended on 2018-12-31, and was charged 6 times since.' }]) // prettier-ignore
      }
    } finally {
      app.close()
    }
  })

  it('holds the decisions that were told: tours built and then bought, a recommender built, a match rate not to be had', async () => {
    const all = await test.call('decisions.list', {})
    expect(all.map(({ name, version, verdict }) => [name, version, verdict])).toEqual([
      ['Content recommender', 1, 'build'],
      ['Product tours', 2, 'buy'],
      ['Ad audiences that match', 1, 'buy'],
    ])
    const tours = all[1]!
    const { a, b, changes } = await test.call('decisions.compare', { id: tours.id, a: 1, b: 2 })
    expect([a.verdict, b.verdict]).toEqual(['build', 'buy'])
    expect(changes.find((each) => each.path === 'build.engineerMonths')).toEqual({
      path: 'build.engineerMonths',
      label: 'Build: Engineer-months',
      before: '1 – 1.5 – 2',
      after: '3 – 4 – 9',
    })
    const { totals } = await runReport(test.call, 'build-vs-buy', { decision: 'Ad audiences that match' })
    expect(totals.veto).toBe(true)
    const built = await runReport(test.call, 'build-vs-buy', { decision: 'Content recommender' })
    expect(built.totals.ahp).toMatchObject({ consistent: true, used: true })
    expect(built.totals.owned.map((each) => each.capability)).toEqual([
      'event collection',
      'data warehouse',
      'A/B testing',
    ])
    expect(built.totals.residue).toEqual(['item similarity'])
  })

  it('is opened again without importing anything', async () => {
    const before = await test.call('workspace.status', {})
    expect(await test.call('workspace.openSample', {})).toMatchObject({
      events: before!.events,
      imports: before!.imports,
      sample: true,
    })
  })
})
