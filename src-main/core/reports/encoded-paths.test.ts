/** Paths that an export writes percent-encoded, as Mixpanel's and most web logs do. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await openApp({
    contentGroups: [
      { group: 'Recipes', match: '/*/receitas/pão-de-queijo' },
      { group: 'Soups', regex: '/(?:Sopa-Fácil)$' },
    ],
    goals: [
      { name: 'Thanked', path: '/obrigado-ã' },
      { name: 'Thanked as written', path: '/obrigado-%C3%A3' },
    ],
  })
  const csv = `timestamp,anonymous_id,path
2020-01-01T10:00:00Z,ann,/br/receitas/p%C3%A3o-de-queijo
2020-01-01T10:01:00Z,ann,/obrigado-%C3%A3
2020-01-02T10:00:00Z,bob,/br/receitas/pão-de-queijo
2020-01-03T10:00:00Z,cid,/br/Sopa-F%C3%A1cil
2020-01-04T10:00:00Z,dan,/br/receitas%2Fpão-de-queijo
`
  await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
})
afterAll(() => test.close())

it('are matched by what people read, and by what is stored', async () => {
  const { contentGroups } = await test.call('config.get', {})
  const preview = await test.call('contentGroups.preview', { contentGroups })
  expect(preview.rules.map(({ paths }) => paths)).toEqual([2, 1])
  for (const goal of ['Thanked', 'Thanked as written'])
    expect((await runReport(test.call, 'content-attribution', { goal })).totals.conversions).toBe(1)
  for (const pages of ['/br/receitas/pão*', '/br/receitas/p%C3%A3o*', '/br/Sopa-Fácil'])
    await expect(runReport(test.call, 'template-ranking', { pages, goal: 'Thanked' })).resolves.toBeDefined()
})

it('keep what was stored, and are matched in any case where case does not count', async () => {
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
  expect(rows.map(({ key }) => key)).toContain('/br/receitas/p%C3%A3o-de-queijo')
  await test.call('config.set', { config: { pages: { ignoreCase: true } } })
  const contentGroups = [{ group: 'Soups', match: '/br/sopa-FÁCIL', topics: [], role: 'content' as const }]
  expect((await test.call('contentGroups.preview', { contentGroups })).rules[0]?.paths).toBe(1)
})
