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

it('gives a page that has one template after another a group of its own, and says since when', () => {
  const text = `URL,Template,Live from,Live to
/business/a,A,12/01/2026,03/05/2026
/business/a,B,04/05/2026,
/business/b,B,04/05/2026,
/business/b,A,12/01/2026,03/05/2026
/law/a,A,12/01/2026,
`
  expect(read(text)).toMatchObject({
    rules: [
      { group: 'Template A, then Template B', match: '/business/{a,b}' },
      { group: 'Template A', match: '/law/a' },
    ],
    changed: [{ group: 'Template A, then Template B', dates: ['2026-05-04'], pages: ['/business/a', '/business/b'] }],
  })
  // Neither order joins the one to the other.
  expect(read(text.replaceAll('03/05/2026', '02/02/2026')).changed).toEqual([
    { group: 'Template A, then Template B', dates: [], pages: ['/business/a'] },
    { group: 'Template B, then Template A', dates: [], pages: ['/business/b'] },
  ])
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
      const rules = rulesOfPages(all)
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
