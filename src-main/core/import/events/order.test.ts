import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Conversion', event: 'Conversion', value: { property: 'value' } }] })
})
afterEach(() => test.close())

const paths = 'path,total_conversions,total_conversion_value,total_null\nsearch > email,3,30,2\ndirect,2,8,1\n'
const run = async (file: string, options: object = { order: 'rows' }) =>
  (await test.call('imports.run', { files: [{ file, ...options }] })).files[0]!
const credit = async (model: 'first' | 'last' | 'linear' | 'markov') =>
  Object.fromEntries(
    (await runReport(test.call, 'content-attribution', { by: 'page', model })).rows.map((row) => [
      row.key,
      [row.people, row.conversions, row.value],
    ]),
  )

describe('a table of paths', () => {
  it('is as many people as its counts say, and each conversion worth its share', async () => {
    expect(await run(test.file('paths.csv', paths))).toMatchObject({
      format: 'path-table',
      rowsRead: 2,
      rowsImported: 2,
      timeRange: null,
    })
    // 3 + 2 people went search > email, 2 + 1 direct; 30 / 3 = 10 and 8 / 2 = 4 a conversion.
    expect(await credit('first')).toEqual({ search: [5, 3, 30], direct: [3, 2, 8] })
    expect(await credit('last')).toEqual({ email: [5, 3, 30], direct: [3, 2, 8] })
    expect(await credit('linear')).toEqual({ search: [5, 1.5, 15], email: [5, 1.5, 15], direct: [3, 2, 8] })
  })

  it('adds nothing when it is imported again, and its own people when it is another table', async () => {
    const file = test.file('paths.csv', paths)
    await run(file)
    expect(await run(file)).toMatchObject({ rowsRead: 2, rowsImported: 0, rowsDuplicate: 2 })
    expect(await credit('first')).toEqual({ search: [5, 3, 30], direct: [3, 2, 8] })
    await run(test.file('april.csv', paths.replace('direct,2,8,1', 'direct,1,4,0')))
    expect(await credit('first')).toEqual({ search: [10, 6, 60], direct: [4, 3, 12] })
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
  })

  it.each([
    ['time decay', { model: 'time-decay' } as const, '"time-decay" needs times'],
    ['a lookback', { lookbackDays: 30 }, 'A lookback needs times'],
    ['a period', { from: '2026-01-01' }, 'A reporting period needs times'],
    ['touches per session', { unit: 'session' } as const, 'needs times'],
  ])('refuses %s, which needs times', async (_, params, sentence) => {
    await run(test.file('paths.csv', paths))
    await expect(runReport(test.call, 'content-attribution', params)).rejects.toThrow(sentence)
  })

  it('is refused for time to convert, and has no times in exports', async () => {
    await run(test.file('paths.csv', paths))
    await expect(runReport(test.call, 'time-to-convert', {})).rejects.toThrow('needs times')
    await test.call('export.traits', { output: `${test.folder}/t.jsonl` })
    const [first] = readFileSync(`${test.folder}/t.jsonl`, 'utf8').split('\n')
    expect(JSON.parse(first!)).toMatchObject({ firstInteraction: { interactionAt: null }, numInteractions: 2 })
  })

  it('has pages and no days in the length of journeys, and people without dates', async () => {
    await run(test.file('paths.csv', paths))
    const length = await runReport(test.call, 'journey-length', { by: 'page' })
    expect(length.rows[0]).toMatchObject({ key: 'search', pagesMedian: 2, daysLow: null, daysMedian: null, dayShare: null }) // prettier-ignore
    expect(length.totals).toMatchObject({ pagesMedian: 2, daysMedian: null, dayShare: null })
    const { rows } = await runReport(test.call, 'people', { who: 'converted' })
    expect(rows[0]).toMatchObject({ firstAt: null, lastAt: null })
    expect(rows[0]!.conversions[0]).toMatchObject({ at: null })
    expect(rows[0]!.conversions[0]!.touches[0]!.at).toBeNull()
  })

  it('is not mixed with events that have times', async () => {
    const timed = test.file('timed.csv', 'timestamp,visitor,path\n2026-01-01,v,/a\n')
    const file = test.file('paths.csv', paths)
    await run(file)
    await expect(run(timed, {})).rejects.toThrow('rows in order without times')
    test.close()
    test = await openApp()
    await run(test.file('timed.csv', 'timestamp,visitor,path\n2026-01-01,v,/a\n'), {})
    await expect(run(test.file('paths.csv', paths))).rejects.toThrow('holds events with times')
  })
})

describe('rows in order without times', () => {
  it('are touches in the order of the file', async () => {
    const rows = 'visitor,page,event\nv1,/a,\nv2,/b,\nv1,/c,\nv1,,Conversion\nv1,/d,\n'
    await run(test.file('rows.csv', rows), { order: 'rows', map: { visitor: 'visitor', path: 'page', event: 'event' } })
    const { rows: first } = await runReport(test.call, 'content-attribution', { by: 'page', model: 'first' })
    const { rows: last } = await runReport(test.call, 'content-attribution', { by: 'page', model: 'last' })
    expect(first.map(({ key, conversions }) => [key, conversions])).toEqual([['/a', 1], ['/b', 0]]) // prettier-ignore
    expect(last.map(({ key, conversions }) => [key, conversions])).toEqual([['/c', 1], ['/b', 0]]) // prettier-ignore
  })
})

const vectors = fileURLToPath(new URL('../../../../../shared/vectors.json', import.meta.url))
const isHere = existsSync(vectors)
if (!isHere)
  process.stdout.write('Reference data is not beside this checkout: published tables of paths are skipped.\n')

describe.runIf(isHere)('published tables of paths', () => {
  interface Vector {
    id: string
    journeys: [string, number, number][]
    [model: string]: unknown
  }
  const find = (id: string): Vector => {
    const { heuristics, markov } = JSON.parse(readFileSync(vectors, 'utf8')) as Record<string, Vector[]>
    return [...heuristics!, ...markov!].find((vector) => vector.id === id)!
  }
  const load = (journeys: Vector['journeys']) =>
    run(test.file('p.csv', `path,conversions,null\n${journeys.map((row) => row.join(',')).join('\n')}\n`))
  const conversions = async (model: 'first' | 'last' | 'linear' | 'position' | 'markov') =>
    Object.fromEntries(
      (await runReport(test.call, 'content-attribution', { by: 'page', model })).rows
        .filter((row) => row.conversions > 0)
        .map((row) => [row.key, Number(row.conversions.toFixed(7))]),
    )

  it('eeghor-mta-tests', async () => {
    const vector = find('eeghor-mta-tests')
    await load(vector.journeys)
    expect(await conversions('first')).toEqual(vector.first)
    expect(await conversions('last')).toEqual(vector.last)
    expect(await conversions('linear')).toEqual(vector.linear)
    expect(await conversions('position')).toEqual(vector.position_40_20_40)
  })

  it('analyzecore: removal effects of a chain', async () => {
    const vector = find('analyzecore')
    await load(vector.journeys)
    expect(await conversions('markov')).toEqual(vector.attribution_of_1)
  })
})
