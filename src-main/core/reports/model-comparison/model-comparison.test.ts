import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fiveVisitors, fiveVisitorsConfig } from '../../testing/five-visitors.ts'

describe('model-comparison', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openApp(fiveVisitorsConfig)
    await test.call('imports.run', { files: [{ file: test.file('events.csv', fiveVisitors) }] })
  })
  afterAll(() => test.close())

  it('marks the ranks that flip', async () => {
    // Ann goes from an article to a city page, Bob sees two city pages. First: one each, so both are first by a tie.
    // Last: both to city pages. Linear: Ann ½ and ½, Bob 1 to city pages: ½ against 1½.
    const { rows, totals } = await runReport(test.call, 'model-comparison', { models: ['first', 'last', 'linear'] })
    const cell = (key: string, model: string) => rows.find((row) => row.key === key && row.model === model)
    expect(cell('Articles', 'first')).toMatchObject({ conversions: 1, share: 0.5, rank: 1, flips: false })
    expect(cell('City pages', 'first')).toMatchObject({ conversions: 1, rank: 1, flips: false })
    expect(cell('City pages', 'last')).toMatchObject({ conversions: 2, share: 1, rank: 1, flips: false })
    expect(cell('Articles', 'last')).toMatchObject({ conversions: 0, share: 0, rank: 2, referenceRank: 1, flips: true })
    expect(cell('Home', 'last')).toMatchObject({ rank: 2, referenceRank: 3, flips: true })
    expect(cell('Articles', 'linear')).toMatchObject({ conversions: 0.5, share: 0.25, rank: 2, flips: true })
    // Home is seen by people who never convert: third, after the two that tie for the first place; with articles by last.
    expect(cell('Home', 'first')).toMatchObject({ conversions: 0, rank: 3, flips: false })
    expect(totals).toEqual({
      conversions: 3,
      attributed: 2,
      unattributed: 1,
      attributedFrom: null,
      attributedAfter: null,
      pagesKnownFrom: null,
      zoneShift: null,
      keys: 3,
      flipping: 2,
      refused: [],
    })
  })

  it('shares of every model add up to 100 %, and its credit is that of content-attribution', async () => {
    const { rows, params } = await runReport(test.call, 'model-comparison', {})
    expect(params.models).toHaveLength(12)
    for (const model of params.models) {
      const own = rows.filter((row) => row.model === model)
      expect(own.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12)
      const credit = await runReport(test.call, 'content-attribution', { model })
      for (const row of credit.rows.filter(({ key }) => key !== '(none)'))
        expect(own.find(({ key }) => key === row.key)?.conversions).toBeCloseTo(row.conversions, 12)
    }
  })

  it('goes on without a model that refuses, and says why', async () => {
    const many = Array.from({ length: 201 }, (_, n) => `2019-02-01T10:00:00Z,m${n},,,/page/${n},`)
    const header = fiveVisitors.split('\n')[0]!
    await test.call('imports.run', { files: [{ file: test.file('many.csv', `${header}\n${many.join('\n')}\n`) }] })
    const { totals, rows } = await runReport(test.call, 'model-comparison', { by: 'page', models: ['last', 'markov'] })
    expect(totals.refused).toMatchObject([{ model: 'markov' }])
    expect(totals.refused[0]!.why).toMatch(/200/)
    expect(new Set(rows.map((row) => row.model))).toEqual(new Set(['last']))
  })
})
