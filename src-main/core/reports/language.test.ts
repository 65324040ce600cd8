/** By language: golden numbers of a small site, and that strata are the people of each language's pages. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentGroups: [
      { match: '/**/cities/**', group: 'Cities' },
      { match: '/**/compare', group: 'Compare' },
    ],
  })
})
afterEach(() => test.close())

const run = (lines: readonly string[]) =>
  test.call('imports.run', { files: [{ file: test.file('e.csv', `timestamp,anonymous_id,event,path\n${lines.join('\n')}\n`) }] }) // prettier-ignore

const visits = (path: string, people: number, leads: number): string[] =>
  Array.from({ length: people }, (_, at) => [
    `2024-01-01T10:00:00Z,${path}-${at},Page Viewed,${path}`,
    ...(at < leads ? [`2024-01-01T11:00:00Z,${path}-${at},Lead,`] : []),
  ]).flat()

const compare = (more: object = {}) =>
  runReport(test.call, 'template-comparison', { a: 'Cities', b: 'Compare', withinEach: 'language', ...more })

describe('language', () => {
  it('is the code that a path begins with, of a region too, however it is written', async () => {
    await run([
      ...visits('/de/compare', 1, 1), ...visits('/de-CH/compare', 1, 0), ...visits('/de_ch/cities/x', 1, 1),
      ...visits('/compare', 1, 0), ...visits('/cities/fr', 1, 0), ...visits('/development/cities/x', 1, 0), ...visits('/', 1, 0), ...visits('Home', 1, 0),
    ]) // prettier-ignore
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'language' })
    expect(rows.map(({ key, people, convertedPeople }) => [key, people, convertedPeople])).toEqual([
      ['de', 1, 1], ['de-ch', 2, 1], ['(not set)', 5, 0],
    ]) // prettier-ignore
  })

  it('is what two templates are compared within, and as they would differ with visitors alike in language', async () => {
    // Cities: 40 of 80 in French and 2 of 20 in German; Compare: 8 of 20 and 8 of 80; one on the site's own pages.
    await run([
      ...visits('/fr/cities/x', 80, 40), ...visits('/de/cities/x', 20, 2), ...visits('/cities/x', 1, 0),
      ...visits('/fr/compare', 20, 8), ...visits('/de/compare', 80, 8),
    ]) // prettier-ignore
    const { rows } = await compare()
    expect(rows.map(({ stratum, peopleA, convertedA, peopleB, convertedB }) => [stratum, peopleA, convertedA, peopleB, convertedB])).toEqual([
      ['(all)', 101, 42, 100, 16],
      ['de', 20, 2, 80, 8],
      ['fr', 80, 40, 20, 8],
      ['(not set)', 1, 0, 0, 0],
      ['(adjusted)', 100, 42, 100, 16],
    ]) // prettier-ignore
    // Both weights are 16: 30 % against 25 %, as of devices in the same numbers.
    const adjusted = rows.at(-1)!
    expect([adjusted.rateA, adjusted.rateB]).toEqual([expect.closeTo(0.3, 9), expect.closeTo(0.25, 9)])
    expect([adjusted.low, adjusted.high]).toEqual([expect.closeTo(-0.08645, 4), expect.closeTo(0.20626, 4)])
    await expect(compare({ by: 'language', a: 'fr', b: 'de' })).rejects.toThrow('What is compared by language has one language on each side') // prettier-ignore
    await expect(compare({ within: 'language' })).rejects.toThrow('within each language when asked so (--within-each language)') // prettier-ignore
  })

  it('has everybody in one stratum, which is that of the pages below its code', async () => {
    const page = fc.record({
      code: fc.constantFrom('fr', 'de', 'pt-br'),
      below: fc.constantFrom('cities/x', 'compare'),
      people: fc.integer({ min: 1, max: 9 }),
      leads: fc.nat({ max: 9 }),
    })
    const pages = fc.uniqueArray(page, { selector: ({ code, below }) => `/${code}/${below}`, minLength: 2, maxLength: 6 }) // prettier-ignore
    await fc.assert(
      fc.asyncProperty(pages, async (list) => {
        const app = test
        test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }], contentGroups: [{ match: '/*/cities/x', group: 'Cities' }, { match: '/*/compare', group: 'Compare' }] }) // prettier-ignore
        try {
          await run(list.flatMap(({ code, below, people, leads }) => visits(`/${code}/${below}`, people, Math.min(leads, people)))) // prettier-ignore
          if (new Set(list.map(({ below }) => below)).size < 2) return
          const { rows } = await compare()
          const strata = rows.filter(({ stratum }) => !stratum!.startsWith('('))
          for (const count of ['peopleA', 'convertedA', 'peopleB', 'convertedB'] as const)
            expect(strata.reduce((sum, row) => sum + row[count], 0)).toBe(rows[0]![count])
          for (const { stratum, peopleA, convertedA, peopleB, convertedB } of strata) {
            const alone = await compare({ withinEach: null, pages: `/${stratum}/**` })
            expect(alone.rows[0]).toMatchObject({ peopleA, convertedA, peopleB, convertedB })
          }
        } finally {
          test.close()
          test = app
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 60_000)
})
