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

it('are found by what people see: as a page, as a part of the path, and where an alias says what they are called', async () => {
  await test.call('config.set', { config: { pages: { ignoreCase: null } } })
  const people = async (key: string): Promise<string[]> =>
    (await runReport(test.call, 'people', { by: 'page', key, goal: 'Thanked' })).rows.map(({ person }) => person)
  expect(await people('/br/Sopa-Fácil')).toEqual(['cid'])
  expect(await people('/br/Sopa-F%c3%a1cil')).toEqual(['cid'])
  // Of two spellings of one page each is itself.
  expect(await people('/br/receitas/pão-de-queijo')).toEqual(['bob'])
  await expect(people('/br/Sopa-Facil')).rejects.toThrow('There is nothing called "/br/Sopa-Facil" in this report.')
  const compared = await runReport(test.call, 'template-comparison', {
    by: 'page',
    goal: 'Thanked',
    a: '/br/Sopa-Fácil',
  })
  expect(compared.rows[0]?.a).toBe('/br/Sopa-F%C3%A1cil')
  const ranking = await runReport(test.call, 'template-ranking', { by: 'page', goal: 'Thanked' })
  expect(ranking.totals.parts.map(({ part, people: of }) => [part, of])).toEqual([
    ['pão-de-queijo', 2],
    ['receitas', 2],
  ])
  await test.call('config.set', { config: { pages: { aliases: [{ from: '/br/Sopa-Fácil', to: '/br/sopa' }] } } })
  expect(await people('/br/sopa')).toEqual(['cid'])
  await test.call('config.set', { config: { pages: { aliases: [] } } })
})

it('make one template with their other spelling, which reads as people write it', async () => {
  const csv = ['a', 'b', 'c', 'd', 'e']
    .map((slug, at) => `2020-02-0${at + 1}T10:00:00Z,eve,/caf${at % 2 ? '%C3%A9' : 'é'}s/${slug}%20x\n`)
    .join('')
  await test.call('imports.run', { files: [{ file: test.file('more.csv', `timestamp,anonymous_id,path\n${csv}`) }] })
  const { rows } = await runReport(test.call, 'template-proposals', {})
  expect(rows.find(({ template }) => template.startsWith('/caf'))).toMatchObject({
    template: '/cafés/{café}',
    match: '/cafés/*',
    group: 'Café pages',
    paths: 5,
    why: '5 paths of 2 parts with “cafés”. Part 2 takes 5 values.',
  })
  // A rule in either encoding is that proposal.
  for (const match of ['/cafés/*', '/caf%C3%A9s/*']) {
    await test.call('config.set', { config: { contentGroups: [{ group: 'Cafés', match }] } })
    expect((await runReport(test.call, 'template-proposals', {})).rows.find(({ template }) => template.startsWith('/caf'))).toMatchObject({ rule: 1, unmatchedPaths: 0 }) // prettier-ignore
  }
})
