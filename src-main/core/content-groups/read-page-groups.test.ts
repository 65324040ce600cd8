import fc from 'fast-check'
import { expect, it } from 'vitest'
import { workspaceConfig } from '../../../shared/config.ts'
import { classify } from './classify.ts'
import { groupsPages, isPageGroupTable, readPageGroups } from './read-page-groups.ts'
import { rulesOfPages } from './rules-of-pages.ts'

const { pages } = workspaceConfig.parse({})
const read = (text: string, of = pages) => readPageGroups(text, of)
const said = (text: string, of = pages) =>
  read(text, of).rules.map(({ group, match, host, topics }) => [group, match, host, ...topics])

it('reads which page has which template, with its topic, and puts pages of one folder together', () => {
  const text = `URL,Template,Template version,Subject
https://x.example/courses/law/llb,A,A 2.1,Law
https://x.example/courses/law/ba?x=1,B,B 1.0,Law
https://x.example/courses/law/ma/,A,A 2.1,Law
https://x.example/courses/medicine/one,C,C 0.9,Medicine
https://x.example/courses/medicine/two,C,C 0.9,Medicine
https://x.example/courses/medicine/three,C,C 0.9,Medicine
`
  expect(isPageGroupTable(text)).toBe(true)
  expect(said(text)).toEqual([
    ['Template A', '/courses/law/{llb,ma}', undefined, 'Law'],
    ['Template B', '/courses/law/ba', undefined, 'Law'],
    ['Template C', '/courses/medicine/*', undefined, 'Medicine'],
  ])
  expect(read(text)).toMatchObject({ pages: 6, groups: ['Template A', 'Template B', 'Template C'], changed: [], rejects: [] }) // prettier-ignore
})

it('keeps hosts where there are several, globs as they are, and addresses as they count', () => {
  expect(said('Seite;Vorlage\nwww.x.example/a;Start\nshop.x.example/a;Laden\n/blog/**;Blog\n/blog/eins;Start')).toEqual(
    [
      ['Start', '/a', 'www.x.example'],
      ['Laden', '/a', 'shop.x.example'],
      ['Start', '/blog/eins', undefined],
      ['Blog', '/blog/**', undefined],
    ],
  )
  const moved = { ...pages, ignoreCase: true, aliases: [{ from: '/old', to: '/new', host: null }] }
  expect(said('Path\tPage type\n/Old\tArticle', moved)).toEqual([['Article', '/new', undefined]])
})

const changing = `URL,Template,Live from,Live to
/business/a,A,12/01/2026,03/05/2026
/business/a,B,04/05/2026,
/business/b,B,04/05/2026,
/business/b,A,12/01/2026,03/05/2026
/law/a,A,12/01/2026,
`

it('gives a page that has one template after another a rule for each, with its days', () => {
  expect(read(changing)).toEqual({
    rules: [
      { group: 'Template A', match: '/business/{a,b}', topics: [], role: 'content', to: '2026-05-04' },
      { group: 'Template A', match: '/law/a', topics: [], role: 'content' },
      { group: 'Template B', match: '/business/{a,b}', topics: [], role: 'content', from: '2026-05-04' },
    ],
    pages: 3,
    groups: ['Template A', 'Template B'],
    changed: [
      {
        groups: ['Template A', 'Template B'],
        dates: ['2026-05-04'],
        joint: null,
        pages: ['/business/a', '/business/b'],
      },
    ],
    rejects: [],
  })
  const days = (text: string) => read(`URL,Template,Live from,Live to\n${text}`).rules.map(({ group, from, to }) => [group, from, to]) // prettier-ignore
  // The day of the change is the last of the one and the first of the other; without a last day; back to the first.
  const change = [['Template A', undefined, '2026-05-04'], ['Template B', '2026-05-04', undefined]] // prettier-ignore
  expect(days('/a,A,2026-01-12,2026-05-04\n/a,B,2026-05-04,')).toEqual(change)
  expect(days('/a,A,2026-01-12,\n/a,B,2026-05-04,2026-08-31')).toEqual(change)
  expect(days('/a,A,,2026-05-03\n/a,B,2026-05-04,')).toEqual(change)
  expect(days('/a,A,2026-01-12,\n/a,B,2026-05-04,\n/a,A,2026-06-01,\n/a,A,2026-07-01,')).toEqual([
    ['Template A', undefined, '2026-05-04'],
    ['Template A', '2026-06-01', undefined],
    ['Template B', '2026-05-04', '2026-06-01'],
  ])
})

it.each([
  ['whose order of days and months is unclear', '03/02/2026,05/06/2026', '07/08/2026,', []],
  ['that cannot be read', 'spring,2026-05-03', '2026-05-04,', []],
  ['on which it has both', '2026-01-12,2026-05-31', '2026-05-04,', ['2026-05-04']],
  ['of which two have no beginning', ',2026-05-03', ',2026-08-31', []],
])('gives a page with days %s a joint group', (_, a, b, dates) => {
  const { rules, changed } = read(`URL,Template,Live from,Live to\n/a,A,${a}\n/a,B,${b}\n`)
  const joint = 'Template A, then Template B'
  expect(rules).toEqual([{ group: joint, match: '/a', topics: [], role: 'content' }])
  expect(changed).toEqual([{ groups: ['Template A', 'Template B'], dates, joint, pages: ['/a'] }])
})

it('says what cannot be used', () => {
  expect(read('URL,Template\n/a,One\n/a,Two\n(not set),One\n/b,\n,One\n/a,One').rejects).toEqual([
    { line: 3, reason: '"/a" is there twice, with One and with Two; the first counts' },
    { line: 4, reason: '"(not set)" is no address of a page' },
    { line: 5, reason: 'it has no group' },
    { line: 6, reason: 'it has no page' },
  ])
  expect(() => read('URL,Clicks\n/a,1')).toThrow('needs a column "page" (or URL) and a column "group"')
})

it('is known by its columns and by the addresses and names in them', () => {
  expect(groupsPages(['Landing page', 'Content group'], [['/a', 'Blog']])).toBe(true)
  expect(groupsPages(['Page', 'Type'], [['/a', '301']])).toBe(false)
  expect(groupsPages(['Page', 'Template'], [['Start', 'Blog']])).toBe(false)
  expect(groupsPages(['Page', 'Views'], [['/a', '3']])).toBe(false)
})

it('puts each page of any table into its own group', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd,e', '{f', 'g}', '{h,i}', 'x.y')
  const page = fc.record({
    host: fc.constantFrom('one.example', 'two.example'),
    path: fc.array(name, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
    group: fc.constantFrom('A', 'B'),
    topics: fc.constantFrom<string[][]>([], ['T']),
  })
  const table = fc.uniqueArray(page, { maxLength: 40, selector: ({ host, path }) => host + path })
  fc.assert(
    fc.property(table, (all) => {
      const rules = rulesOfPages(all.map(({ group, ...page }) => ({ ...page, steps: [{ group }] })))
      const is = classify(rules, {
        count: all.length + 1,
        host: ['', ...all.map(({ host }) => host)],
        path: ['', ...all.map(({ path }) => path)],
        ignoreCase: false,
      })
      all.forEach(({ group, topics }, index) => {
        expect(is.groups[is.group[index + 1]!]).toBe(group)
        expect(is.topics[is.rule[index + 1]!]).toEqual(topics)
      })
    }),
  )
})
