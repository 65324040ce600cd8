import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it('proposes the eight most viewed of many small folders, and others once rules have those', async () => {
  // Folder 1 has one view of each of its two pages, folder 12 has twelve.
  const rows = Array.from({ length: 12 }, (_, at) => at + 1).flatMap(
    (n) =>
    Array.from({ length: n }, (_, v) => ['x', 'y/z'].map((page) => `2026-01-01,v${v},/f${String.fromCodePoint(96 + n)}/${n}${page}\n`)).flat(), // prettier-ignore
  )
  const file = test.file('pages.csv', `timestamp,visitor,path\n${rows.join('')}`)
  await test.call('imports.run', { files: [{ file }] })
  const matches = async (): Promise<string[]> =>
    (await runReport(test.call, 'template-proposals', {})).rows.map(({ match }) => match)
  expect(await matches()).toEqual(['/fl/**', '/fk/**', '/fj/**', '/fi/**', '/fh/**', '/fg/**', '/ff/**', '/fe/**'])
  await test.call('config.set', { config: { contentGroups: [{ group: 'L', match: '/fl/**' }] } })
  expect(await matches()).toEqual(['/fk/**', '/fj/**', '/fi/**', '/fh/**', '/fg/**', '/ff/**', '/fe/**', '/fd/**'])
})

it('goes across languages under the name that the part has in one of them', async () => {
  const paths = ['', '/es', '/de'].flatMap((code) =>
    ['a1', 'a2', 'b1', 'b2', 'c1'].map((slug) => `${code}/courses/${slug}`),
  )
  const file = test.file(
    'site.csv',
    `timestamp,visitor,path\n${paths.map((path) => `2026-01-01,v,${path}\n`).join('')}`,
  )
  await test.call('imports.run', { files: [{ file }] })
  await test.call('config.set', { config: { contentGroups: [{ group: 'Classes', match: '/courses/*' }] } })
  const { rows } = await runReport(test.call, 'template-proposals', {})
  expect(rows).toMatchObject([
    {
      template: '/{language?}/courses/{course}',
      group: 'Classes',
      languages: [
        { match: '/courses/*', group: 'Classes' },
        { match: '/de/courses/*', group: 'Classes, de' },
        { match: '/es/courses/*', group: 'Classes, es' },
      ],
      paths: 15,
      unmatchedPaths: 10,
      now: [
        { group: '(other)', paths: 10 },
        { group: 'Classes', paths: 5 },
      ],
    },
  ])
})

it('shows the most viewed pages first, those that are of several groups in turn too', async () => {
  // Two views of c before 4 May and two since; of the others one, and of e three, which are more than two.
  const views = ['a', 'b', 'c', 'c', 'd', 'e', 'e', 'e'].map((slug) => `2026-05-01,v,/t/${slug}\n`)
  const since = ['c', 'c'].map((slug) => `2026-05-06,v,/t/${slug}\n`)
  const file = test.file('site.csv', `timestamp,visitor,path\n${[...views, ...since].join('')}`)
  await test.call('imports.run', { files: [{ file }] })
  const contentGroups = [
    { group: 'Old', match: '/t/c', to: '2026-05-04' },
    { group: 'New', match: '/t/c', from: '2026-05-04' },
  ]
  await test.call('config.set', { config: { contentGroups } })
  const [proposal] = (await runReport(test.call, 'template-proposals', {})).rows
  expect(proposal).toMatchObject({ match: '/t/*', paths: 5, views: 10, examples: ['/t/c', '/t/e', '/t/a', '/t/b'] })
  expect(proposal!.now).toEqual([
    { group: '(other)', paths: 4 },
    { group: 'New', paths: 1 },
    { group: 'Old', paths: 1 },
  ])
})

it('keeps hosts apart: templates of the site, the product as flow, what is for trying out ignored', async () => {
  const pages = [
    ...['a-b', 'c-d', 'e-f', 'g-h', 'i-j', 'k-l'].map((slug) => `https://www.x.io/blog/${slug}`),
    ...['a-b', 'm-n'].map((slug) => `https://x.io/blog/${slug}`),
    ...['one', 'two', 'three'].map((page) => `https://www.x.io/carriers/${page}`),
    ...['', 'carriers', 'carriers/all'].map((path) => `https://app.x.io/${path}`),
    ...['carriers/invite', 'slots/rules', 'api'].map((path) => `https://docs.x.io/${path}`),
    'https://staging.x.io/blog/a-b',
    'http://localhost:3000/blog/z-z',
  ]
  const rows = pages.map((url, at) => `2026-01-01,v${at},${url}\n`)
  const file = test.file('site.csv', `timestamp,visitor,url\n${rows.join('')}`)
  await test.call('imports.run', { files: [{ file }] })
  const { rows: found, totals } = await runReport(test.call, 'template-proposals', {})
  expect(found.map(({ match, hosts, group, role, paths }) => [match, hosts, group, role, paths])).toEqual([
    ['/blog/*', ['www.x.io', 'x.io'], 'Articles', 'content', 7],
    ['/**', ['app.x.io'], 'App', 'flow', 3],
    ['/**', ['docs.x.io'], 'Docs', 'content', 3],
    ['/carriers/*', ['www.x.io'], 'Carrier pages', 'content', 3],
    ['/**', ['localhost'], 'Localhost', 'ignore', 1],
    ['/**', ['staging.x.io'], 'Staging', 'ignore', 1],
  ])
  expect(found[0]!.why).toContain('On www.x.io and x.io alone: ')
  expect(totals.hosts).toEqual(['www.x.io', 'app.x.io', 'docs.x.io', 'localhost', 'staging.x.io'])
  // A host that is left out of content has none of the pages any more, and the pattern needs no host.
  const contentGroups = found.filter(({ role }) => role !== 'content').map(({ match, hosts, group, role }) => ({ match, host: hosts[0]!, group, role })) // prettier-ignore
  await test.call('config.set', { config: { contentGroups } })
  const { rows: left } = await runReport(test.call, 'template-proposals', {})
  expect(left.map(({ match, hosts }) => [match, hosts])).toContainEqual(['/blog/*', []])
})
