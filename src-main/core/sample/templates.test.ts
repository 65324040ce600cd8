/** The sample's site against the inference of templates: what its generator knows, found from paths alone. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../../../resources/sample/random.ts'
import { pageOf } from '../../../resources/sample/site.ts'
import { runReport } from '../../../shared/api.ts'
import { inferTemplates } from '../content-groups/infer-templates.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/** 200 random pages of one kind, as the generator draws them. */
const drawn = (kind: 'state' | 'city' | 'article', seed: number): string[] => {
  const random = seeded(seed)
  return Array.from({ length: 200 }, () => pageOf(kind, random).path)
}

describe('templates of the sample site', () => {
  it.each([
    ['state', '/l/{state}', 'State pages'],
    ['city', '/l/{state}/{city}', 'City pages'],
    ['article', '/learn/{article}', 'Articles'],
  ] as const)('explains 200 random %s paths by %s, for any seed', (kind, template, group) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const paths = [...new Set(drawn(kind, seed))]
        const found = inferTemplates(paths)
        expect(found.map((each) => [each.template, each.group])).toEqual([[template, group]])
        expect(new Set(found[0]!.paths)).toEqual(new Set(paths))
        expect(found[0]!.why).toContain(`${paths.length} paths of ${template.split('/').length - 1} parts`)
      }),
      { numRuns: 30 },
    )
  })
})

describe('templates of the sample workspace', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openApp()
    await test.call('workspace.openSample', {})
  })
  afterAll(() => test.close())

  it('proposes states, cities and articles without any rule', async () => {
    const { rows, totals } = await test.call('contentGroups.propose', { contentGroups: [] })
    const found = new Map(rows.map((row) => [row.template, row]))
    expect(found.get('/l/{state}')).toMatchObject({ match: '/l/*', group: 'State pages', paths: 50, rule: null })
    expect(found.get('/{language?}/l/{state}/{city}')).toMatchObject({ match: '{,/es}/l/*/*', group: 'City pages' })
    expect(found.get('/learn/{article}')).toMatchObject({ match: '/learn/*', group: 'Articles', paths: 36 })
    for (const row of rows)
      expect([row.unmatchedPaths, row.now]).toEqual([row.paths, [{ group: '(other)', paths: row.paths }]])
    expect(totals.coveredViews / totals.views).toBeGreaterThan(0.7)
  })

  it('says which rules it found again, and what no rule matches first', async () => {
    const { rows } = await runReport(test.call, 'template-proposals', {})
    expect(rows.slice(0, 2).map((row) => [row.template, row.rule, row.unmatchedPaths === row.paths])).toEqual([
      ['/{language?}/l/{state}/{city}', null, false],
      ['/clinic/{zip}', null, true],
    ])
    // Rule 4 of the sample's configuration; articles are split over several rules by topic.
    const rules = Object.fromEntries(rows.map((row) => [row.template, row.rule]))
    expect(rules).toMatchObject({ '/l/{state}': 4, '/learn/{article}': null })
  })
})
