/** Pages that are one (`pages` of the configuration): golden numbers over the reports, and that stored rows stay. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/**
 * January 2020. Ann reads `/Template/A`, then `/template/a`, and signs up. Bob reads `/template/A` on another host and signs
 * up. Cid reads `/old`, which moved to `/new` later, where Dan reads it; both sign up on the page `/Thanks`.
 */
const csv = `timestamp,anonymous_id,event,url
2020-01-01T10:00:00Z,ann,,https://a.example/Template/A
2020-01-01T10:01:00Z,ann,,https://a.example/template/a/
2020-01-01T10:02:00Z,ann,Signup,https://a.example/Thanks
2020-01-02T10:00:00Z,bob,,https://b.example/template/A
2020-01-02T10:01:00Z,bob,Signup,https://b.example/thanks
2020-01-03T10:00:00Z,cid,,https://a.example/old
2020-01-03T10:01:00Z,cid,Signup,https://a.example/Thanks
2020-01-04T10:00:00Z,dan,,https://a.example/new
2020-01-04T10:01:00Z,dan,Signup,https://a.example/Thanks
`

describe('one page in several spellings', () => {
  let test: TestApp
  const byPage = async (goal = 'Signup') => {
    const { rows } = await runReport(test.call, 'content-attribution', { goal, by: 'page' })
    return rows.map((row) => [row.key, row.people, row.conversions])
  }
  const set = (pages: object) => test.call('config.set', { config: { pages } })
  beforeAll(async () => {
    test = await openApp({
      contentGroups: [
        { group: 'Templates', match: '/Template/*' },
        { group: 'Landing', regex: '^/(New)$' },
      ],
      goals: [
        { name: 'Signup', event: 'Signup' },
        { name: 'Thanked', path: '/Thanks' },
      ],
    })
    await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
  })
  afterAll(() => test.close())

  it('keeps them apart by default', async () => {
    expect(await byPage()).toEqual([
      ['/Template/A', 1, 1], ['/new', 1, 1], ['/old', 1, 1], ['/template/A', 1, 1],
    ]) // prettier-ignore
    const thanked = await runReport(test.call, 'content-attribution', { goal: 'Thanked' })
    expect(thanked.totals.conversions).toBe(3)
  })

  it('says beforehand how many pages and people a setting is about', async () => {
    const preview = await test.call('pages.preview', {
      pages: { ignoreCase: true, aliases: [{ from: '/old', to: '/new' }, { from: '/x', to: '/y' }] },
    }) // prettier-ignore
    // Stored: three spellings of the template, /old, /new, /Thanks and /thanks. Then: the template, /new, /thanks.
    expect(preview).toMatchObject({ storedPaths: 7, paths: 3 })
    // Another name: /Template/A (Ann), /template/A (Bob), /old (Cid), and /Thanks, where only sign-ups stand.
    expect(preview.renamed).toEqual({ paths: 4, views: 3, people: 3 })
    expect(preview.aliases).toEqual([
      { paths: 1, views: 1, people: 1, examples: [{ from: '/old', to: '/new' }] },
      { paths: 0, views: 0, people: 0, examples: [] },
    ])
    expect(preview.capitals).toEqual({
      paths: 3, pages: 1, views: 3, people: 2, examples: [['/Template/A', '/template/A', '/template/a']],
    }) // prettier-ignore
  })

  it('proposes aliases for the file of a folder and for percent-encoding, with whom they are about', async () => {
    const app = await openApp({})
    const urls = ['ann,/', 'bob,/index.html', 'bob,/blog/m%C3%BCnchen', 'cid,/blog/m%C3%BCnchen', 'dan,/blog/münchen']
    const rows = urls.map((each, at) => `2020-01-0${at + 1},${each}`).join('\n')
    await app.call('imports.run', { files: [{ file: app.file('e.csv', `timestamp,visitor,path\n${rows}\n`) }] })
    // Bob on the start page; Bob and Cid on the city.
    const aliases = [{ from: '/blog/m%C3%BCnchen', to: '/blog/münchen' }, { from: '/index.html', to: '/' }] // prettier-ignore
    const none = { ignoreCase: null, aliases: [], apart: [] }
    const { alike, paths } = await app.call('pages.preview', { pages: none })
    expect([alike, paths]).toEqual([{ paths: 2, views: 3, people: 2, aliases }, 4])
    // Kept apart, the start page is proposed no more; the city still is.
    const kept = await app.call('pages.preview', { pages: { ...none, apart: ['/index.html'] } })
    expect(kept.alike).toMatchObject({ paths: 1, views: 2, people: 2, aliases: [aliases[0]] })
    const after = await app.call('pages.preview', { pages: { ...none, aliases } })
    expect([after.alike.aliases, after.paths]).toEqual([[], 2])
    app.close()
  })

  it('makes them one everywhere, and two again', async () => {
    await set({ ignoreCase: true, aliases: [{ from: '/old', to: '/new' }] })
    expect(await byPage()).toEqual([['/new', 2, 2], ['/template/a', 2, 2]]) // prettier-ignore
    // Rules and goals mean the same pages in any case.
    const groups = await runReport(test.call, 'content-attribution', { goal: 'Thanked' })
    expect(groups.rows.map((row) => [row.key, row.conversions])).toEqual([['Landing', 2], ['Templates', 2]]) // prettier-ignore
    const people = await runReport(test.call, 'people', { goal: 'Signup', by: 'page', key: '/new' })
    expect(people.rows.map((row) => row.conversions[0]!.touches.map(({ path }) => path))).toEqual([['/new'], ['/new']])
    const preview = await test.call('contentGroups.preview', { contentGroups: [], goal: 'Signup' })
    expect(preview.totals).toMatchObject({ paths: 2, views: 5 })
    expect(preview.unmatched).toEqual([{ path: '/template/a', views: 3 }, { path: '/new', views: 2 }]) // prettier-ignore
    const { rows } = await runReport(test.call, 'template-proposals', {})
    expect(rows.flatMap((row) => row.examples).filter((path) => /[A-Z]/.test(path))).toEqual([])
    expect(await test.call('workspace.status', {})).toMatchObject({ spelling: { ignoreCase: true, pageAliases: 1 } })
    await set({})
    expect((await byPage()).map(([key]) => key)).toEqual(['/Template/A', '/new', '/old', '/template/A'])
  })

  it('writes no stored row anew', async () => {
    await set({ ignoreCase: true, aliases: [{ from: '/old', to: '/new' }] })
    const output = `${test.folder}/events-out.csv`
    await test.call('export.events', { output })
    const text = readFileSync(output, 'utf8')
    for (const path of ['/Template/A', '/template/A', '/old', '/Thanks', '/thanks']) expect(text).toContain(path)
    await set({})
  })

  it('refuses what it cannot follow, by place', async () => {
    await expect(set({ aliases: [{ from: '/a', to: '/b/*' }] })).rejects.toThrow(
      'The configuration was not changed: pages.aliases[0]: "/b/*" can keep what "/a" stands for only where both have one *',
    )
    await expect(set({ aliases: [{ from: '/a', to: '/b' }, { from: '/a', to: '/c' }] })).rejects.toThrow(
      'two aliases are called "/a"',
    ) // prettier-ignore
  })
})
