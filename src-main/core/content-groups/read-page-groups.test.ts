import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentGroupRule, type ContentGroupRule, workspaceConfig } from '../../../shared/config.ts'
import { belowSentence, besideTable, movedSentence } from '../../../shared/pages/rules-after-table.ts'
import { openSmallSite } from '../testing/small-site.ts'
import { classify } from './classify.ts'
import { groupsPages, isPageGroupTable, listsPages, readPageGroups } from './read-page-groups.ts'
import { holdsBelow, rulesOfPages, type Surroundings } from './rules-of-pages.ts'

type Around = Pick<Surroundings, 'known' | 'rules'>

const { pages } = workspaceConfig.parse({})
const alone: Around = { known: [], rules: [] }
const read = (text: string, of = pages, around = alone) => readPageGroups(text, of, around)
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
    ['Template C', '/courses/medicine/{one,two,three}', undefined, 'Medicine'],
  ])
  expect(read(text)).toMatchObject({ pages: 6, groups: ['Template A', 'Template B', 'Template C'], changed: [], rejects: [] }) // prettier-ignore
})

it('reads a layout headed design, and the addresses beside names of pages', () => {
  const text = 'Page,URL,Design,Live from\nImplants,/implants/,Classic,\nImplants (copy),/implants-2/,Card,2026-08-01\n'
  expect(isPageGroupTable(text)).toBe(true)
  expect(said(text)).toEqual([
    ['Classic', '/implants', undefined],
    ['Card', '/implants-2', undefined],
  ])
})

it('knows a list of pages whose column of groups it does not', () => {
  const rows = [
    ['/implants/', 'Classic'],
    ['/veneers/', 'Story'],
  ]
  expect(listsPages(['URL', 'Look'], rows)).toBe(true)
  expect(listsPages(['URL', 'Design'], rows)).toBe(false)
  expect(listsPages(['Name', 'Look'], rows)).toBe(false)
  // A page that comes again and again is that of views.
  expect(listsPages(['URL', 'Visitor'], [...rows, ...rows, ...rows])).toBe(false)
})

const medicine = 'URL,Template\n/medicine/one,Story\n/medicine/two,Story\n/medicine/three,Story\n'
const matches = (around: Partial<Around>, text = medicine): unknown =>
  read(text, pages, { ...alone, ...around }).rules.map(({ match }) => match)
const at = (...paths: string[]): Around['known'] => paths.map((path) => ({ host: 'x.example', path }))
const rule = (group: string, match: string, more: object = {}) => contentGroupRule.parse({ group, match, ...more })

it('makes a folder a glob where all pages that are known there are of the group, and no other rule speaks of it', () => {
  const [glob, exact] = [['/medicine/*'], ['/medicine/{one,two,three}']]
  const known = at('/medicine/one', '/medicine/two', '/medicine', '/medicine/one/faq', '/law/a')
  expect(matches({ known })).toEqual(glob)
  expect(matches({ known: at('/law/a') })).toEqual(exact)
  expect(matches({ known: [...known, ...at('/medicine/four')] })).toEqual(exact)
  // Not seen yet, but spoken for; of any folder, its own, or one that is replaced.
  expect(matches({ known, rules: [rule('Classic', '/{law,medicine}/{four,five}')] })).toEqual(exact)
  expect(matches({ known, rules: [rule('Classic', '/medicine/t*')] })).toEqual(exact)
  expect(matches({ known, rules: [rule('Classic', '/**')] })).toEqual(exact)
  expect(matches({ known, rules: [rule('Checkout', '/medicine/pay', { role: 'flow' })] })).toEqual(exact)
  expect(matches({ known, rules: [rule('Law', '/law/*'), rule('Story', '/medicine/four')] })).toEqual(glob)
})

it('makes it so on each host, for a time and as paths are written', () => {
  const hosts = 'URL,Template\n' + ['one', 'two', 'three'].map((name) => `https://x.example/m/${name},Story\n`).join('') + 'https://y.example/a,Story\n' // prettier-ignore
  const other = [{ host: 'y.example', path: '/m/four' }]
  expect(matches({ known: [...at('/m/one'), ...other] }, hosts)).toEqual(['/a', '/m/*'])
  expect(matches({ known: other }, hosts)).toEqual(['/m/{one,two,three}', '/a'])
  expect(matches({ known: at('/m/one'), rules: [rule('Classic', '/m/four', { host: 'y.example' })] }, hosts)).toEqual(['/a', '/m/*']) // prettier-ignore
  const dated = ['one', 'two', 'three'].map((name) => `/m/${name},Old,,2026-05-03\n/m/${name},New,2026-05-04,\n`)
  const table = `URL,Template,From,To\n${dated.join('')}`
  expect(matches({ known: at('/m/one') }, table)).toEqual(['/m/*', '/m/*'])
  expect(matches({ known: at('/m/one'), rules: [rule('Classic', '/m/{four,five}')] }, table)).toEqual(['/m/{one,two,three}', '/m/{one,two,three}']) // prettier-ignore
  expect(matches({ known: at('/medicine/%6Fne') })).toEqual(['/medicine/*'])
})

it('knows the pages of the workspace, and the rules that are saved or given', async () => {
  const test = await openSmallSite()
  const matchesOf = async (names: string[], contentGroups?: ContentGroupRule[]): Promise<unknown> => {
    const text = `URL,Template\n${names.map((name) => `/learn/${name},Story\n`).join('')}`
    const { rules } = await test.call('contentGroups.readTable', { text, contentGroups })
    return rules.map(({ match }) => match)
  }
  const all = ['chapter-7', 'chapter-13', 'chapter-9']
  expect(await matchesOf(all, [])).toEqual(['/learn/*'])
  expect(await matchesOf(all)).toEqual(['/learn/{chapter-7,chapter-13,chapter-9}'])
  expect(await matchesOf(['chapter-7', 'b', 'c'], [])).toEqual(['/learn/{chapter-7,b,c}'])
  test.close()
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

it('takes a host and the same with www. for one site, and says where there are several', () => {
  const list =
    'URL,Template\nx.example/blog/a,Story\nhttps://www.x.example/blog/b,Story\nHTTPS://WWW.X.example/blog/a,Story\n'
  expect(said(list)).toEqual([['Story', '/blog/{a,b}', undefined]])
  expect(read(list)).toMatchObject({ pages: 2, sites: [], rejects: [] })
  const several = read(`${list}https://docs.x.example/a,Manual\n`)
  expect(several.sites).toEqual(['x.example', 'docs.x.example'])
  expect(besideTable(several)).toEqual([
    'The table has pages of 2 sites (x.example, docs.x.example), so each rule holds on the site of its pages alone, with www. and without.',
  ])
  // The host of a rule is exact, so there is one for each way in which the site is visited.
  const hosts = ['', 'x.example', 'www.x.example', 'docs.x.example']
  const known = hosts.slice(1).map((host) => ({ host, path: '/blog/a' }))
  const { rules } = read(`${list}https://docs.x.example/a,Manual\n`, pages, { ...alone, known })
  expect(rules.map(({ group, host }) => [group, host])).toEqual([
    ['Story', 'x.example'],
    ['Story', 'www.x.example'],
    ['Manual', 'docs.x.example'],
  ])
  const visited = { count: 4, host: hosts, path: ['', '/blog/a', '/blog/a', '/blog/a'], ignoreCase: false }
  expect([...classify(rules, visited).rule]).toEqual([-1, 0, 1, -1])
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
    sites: [],
    withoutGroups: false,
    topics: { column: null, apart: [], doubtful: [] },
    unnamed: 0,
    below: [],
    drafts: [],
    moved: [],
    unused: [],
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

it.each([
  ['URL,Template,Last template change,Previous template', '/a,Curto,2026-10-19 09:30,Clássico'],
  ['URL,New template,Old template,Changed on', '/a,Curto,Clássico,19/10/2026'],
  ['URL,Template,Live from,Last template change,Previous template', '/a,Curto,2024-01-02,2026-10-19,Clássico'],
  ['URL,Template,Live from,Previous template', '/a,Curto,2026-10-19,Clássico'],
  ['Permalink,Template,template_previous,template_changed_on', '/a,Curto,Clássico,20261019'],
  ['URL,Old template,Template until,Template', '/a,Clássico,2026-10-18,Curto'],
])('gives a page that was of a group until a day two rules, by %s', (head, row) => {
  const { rules, changed, unused } = read(`${head}\n${row}\n`)
  expect(rules.map(({ group, match, from, to }) => [group, match, from, to])).toEqual([
    ['Clássico', '/a', undefined, '2026-10-19'],
    ['Curto', '/a', '2026-10-19', undefined],
  ])
  expect(changed).toEqual([{ groups: ['Clássico', 'Curto'], dates: ['2026-10-19'], joint: null, pages: ['/a'] }])
  expect(unused).toEqual([])
})

it('follows a page through several changes, and does not guess the day of one', () => {
  const head = 'URL,Template,Previous template,Changed on\n'
  const { rules } = read(
    `${head}/a,Video,Curto,2026-11-02\n/a,Curto,Story,2026-10-19\n/a/,Curto,Story,2026-10-19\n/b,Curto,,\n`,
  )
  expect(rules.map(({ group, match, from, to }) => [group, match, from, to])).toEqual([
    ['Story', '/a', undefined, '2026-10-19'],
    ['Curto', '/a', '2026-10-19', '2026-11-02'],
    ['Curto', '/b', undefined, undefined],
    ['Video', '/a', '2026-11-02', undefined],
  ])
  expect(read(`${head}/a,Curto,Story,\n`).changed).toMatchObject([{ dates: [], joint: 'Story, then Curto' }])
})

it('names drafts, and columns with days or groups that it did not use', () => {
  const unused = (head: string, ...rows: string[]): unknown => read(`${head}\n${rows.join('\n')}\n`).unused
  expect(unused('URL,Template,Last template change', '/a,Curto,2026-10-19', '/b,Story,')).toEqual([{ name: 'Last template change', looksLike: 'days' }]) // prettier-ignore
  expect(unused('URL,Template,Design in autumn,Day', '/a,Curto,Story,19/10/2026', '/b,Story,Story,')).toEqual([
    { name: 'Design in autumn', looksLike: 'groups' },
    { name: 'Day', looksLike: 'days' },
  ])
  expect(unused('URL,Template,Layout,Published', '/a,Curto,Wide,')).toEqual([{ name: 'Layout', looksLike: 'groups' }])
  expect(unused('URL,Template,Live from,Published', '/a,Curto,2026-10-19,2025-01-01')).toEqual([])
  const table = read('URL,Template,Status\n/a,Curto,publish\n/b,Curto,Draft\n')
  const { unnamed, drafts, pages } = table
  expect([drafts, pages]).toEqual([['/b'], 2])
  expect(besideTable({ ...table, unnamed, drafts, unused: [{ name: 'Day', looksLike: 'days' }] })).toEqual([
    '“Day” looks like days and is not used: each page has its group on all days. Head the first day of a group “Live from”, or the day of a change “Last template change”, beside “Previous template”.',
    'One page is a draft by the table (/b); it is in its group all the same.',
  ])
})

it('leaves out pages that have a number in place of an address, which without it would be the start page', () => {
  const text = `Permalink,Template,Status
https://x.example/,Home,publish
https://x.example/?page_id=379,Short,draft
https://x.example/?page_id=381&preview=true,Classic,private
https://x.example/?post_type=course&p=12,Short,pending
https://x.example/lp/data/,Short,publish
https://x.example/lp/law/?ref=page_id,Short,draft
https://x.example/blog/?p=2,Blog,publish
`
  const table = read(text)
  const { pages, groups, unnamed, drafts, rejects } = table
  expect([pages, groups, unnamed, drafts, rejects]).toEqual([4, ['Home', 'Short', 'Blog'], 3, ['/lp/law'], []])
  expect(besideTable(table)[1]).toBe(
    '3 pages of the table have a number in place of an address (?page_id=…), as what was not published yet does, and are left out.',
  )
  expect(besideTable({ ...table, unnamed: 1, drafts: [], unused: [] })[0]).toMatch(
    /^One page .* does, and is left out\.$/,
  )
  expect(() => read('URL,Template\nhttps://x.example/?page_id=3,One\nx.example/?page_id=4,Two\n')).toThrow(
    'No page of the table has an address of its own, only a number (?page_id=…), so no visit can be told to be on it.',
  )
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

const articles = `Title,URL,Author,Topic,Published,Notes
One,x.example/blog/one,Ishbel Kerr,Tax; Law,2/11/2025,
Two,https://www.x.example/blog/two,Callum Reid,Law,1/20/2026,ours
Three,x.example/blog/three,Ishbel Kerr / Callum Reid,"Wills, trusts",,
Four,x.example/blog/four,,Law,5/6/2025,
`

it('takes a list of articles that has no groups as one, with topics or authors as its topics', () => {
  expect(isPageGroupTable(articles)).toBe(true)
  expect(said(articles)).toEqual([
    ['Articles', '/blog/one', undefined, 'Tax', 'Law'],
    ['Articles', '/blog/{two,four}', undefined, 'Law'],
    ['Articles', '/blog/three', undefined, 'Wills, trusts'],
  ])
  expect(besideTable(read(articles))).toEqual([
    'The table has no column of groups, so its pages are all in “Articles” (--group NAME names it).',
    '“Wills, trusts” is read as one topic: put a semicolon between several.',
    '“Author” is not used. Read as topics, it says in reports by topic what each author’s pages bring (--topics Author).',
  ])
  const authors = readPageGroups(articles, pages, { ...alone, group: 'Blog', topics: 'author' })
  expect(authors.rules.map(({ group, match, topics }) => [group, match, topics])).toEqual([
    ['Blog', '/blog/one', ['Ishbel Kerr']],
    ['Blog', '/blog/two', ['Callum Reid']],
    ['Blog', '/blog/three', ['Ishbel Kerr', 'Callum Reid']],
    ['Blog', '/blog/four', []],
  ])
  expect(besideTable(authors)).toEqual([
    '“Ishbel Kerr / Callum Reid” is read as several topics, as each of them stands in other rows too.',
  ])
  // Without topics the authors are what such a list says.
  expect(said('URL,Author\n/a,Ishbel Kerr\n/b,Callum Reid\n')).toEqual([
    ['Articles', '/a', undefined, 'Ishbel Kerr'],
    ['Articles', '/b', undefined, 'Callum Reid'],
  ])
  expect(() => readPageGroups(articles, pages, { ...alone, topics: 'Writer' })).toThrow(
    'no column "Writer"; it has Title',
  )
  expect(() => readPageGroups(sections, pages, { ...alone, group: 'Blog' })).toThrow('The column "section name" says')
})

it('is known by its columns and by the addresses and names in them', () => {
  expect(groupsPages(['Landing page', 'Content group'], [['/a', 'Blog']])).toBe(true)
  expect(groupsPages(['Page', 'Type'], [['/a', '301']])).toBe(false)
  expect(groupsPages(['Page', 'Template'], [['Start', 'Blog']])).toBe(false)
  expect(groupsPages(['Page', 'Views'], [['/a', '3']])).toBe(false)
  // Nobody did anything in a list of articles, and each is there once.
  const [one, two] = [['/a', 'Kerr', 'x'], ['/b', 'Reid', 'y']] as const // prettier-ignore
  expect(groupsPages(['Page', 'Author', 'Title'], [one, two])).toBe(true)
  expect(groupsPages(['Page', 'Author', 'Title'], [one, two, one])).toBe(false)
  expect(groupsPages(['Page', 'Author', 'User ID'], [one, two])).toBe(false)
})

const sections = `path,section name,author,published date
/guides/safe/,Safe staffing,Ishbel Kerr,12/02/2025
/blog/,Blog,Team,04/10/2024
/,Start,,04/10/2024
`

it('takes a list of sections, and says what is visited below them', () => {
  expect(isPageGroupTable(sections)).toBe(true)
  const known = at('/guides/safe', '/guides/safe/ratios', '/guides/safe/law/uk', '/blog', '/blog/a', '/pricing')
  const around = { ...alone, known }
  const { below, unused } = read(sections, pages, around)
  expect(matches(around, sections)).toEqual(['/guides/safe', '/blog', '/'])
  expect(below).toEqual([
    { page: '/guides/safe', visited: ['/guides/safe/law/uk', '/guides/safe/ratios'] },
    { page: '/blog', visited: ['/blog/a'] },
  ])
  expect(belowSentence({ below })).toBe(
    'Below /guides/safe and 1 more page of the table, 3 visited pages are in no group, such as /guides/safe/law/uk: each row stands for its page alone.',
  )
  expect(unused).toEqual([
    { name: 'author', looksLike: 'authors' },
    { name: 'published date', looksLike: 'days' },
  ])
  const whole = readPageGroups(sections, pages, { ...around, below: true })
  // The start page alone, as everything is below it.
  expect(whole.rules.map(({ match }) => match)).toEqual(['/', '/guides/safe/**', '/blog/**'])
  expect(whole.below).toEqual([])
})

it('offers nothing for an index whose pages are listed, and for what a rule that stays has', () => {
  const below = (text: string, rules: Around['rules'] = []): unknown =>
    read(`URL,Template\n${text}`, pages, { known: at('/blog', '/blog/a', '/blog/b', '/blog/page/2'), rules }).below
  expect(below('/blog,Index\n/blog/a,Post\n/blog/b,Post\n')).toEqual([])
  expect(below('/blog,Blog\n', [rule('Posts', '/blog/**')])).toEqual([])
  expect(below('/blog,Blog\n/blog/*,Post\n')).toEqual([])
  // A page is of the deepest that it lies below.
  expect(below('/blog,Blog\n/blog/page,Pages\n')).toEqual([
    { page: '/blog', visited: ['/blog/a', '/blog/b'] },
    { page: '/blog/page', visited: ['/blog/page/2'] },
  ])
})

it('has what is deeper before what it lies below, globs of the table too', () => {
  const text = 'URL,Template\n/blog,Blog\n/blog/overtime,Overtime\n/blog/*/faq,Questions\n/blog/2024/**,Old\n/**,Rest\n'
  const { rules } = readPageGroups(text, pages, { ...alone, below: true })
  expect(rules.map(({ match }) => match)).toEqual(['/blog/2024/**', '/blog/overtime/**', '/blog/*/faq', '/blog/**', '/**']) // prettier-ignore
})

it('puts each page of any table into its own group, and no other page into one', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd,e', '{f', 'g}', '{h,i}', 'x.y')
  const page = fc.record({
    host: fc.constantFrom('one.example', 'two.example'),
    path: fc.array(name, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
    group: fc.constantFrom('A', 'B'),
    topics: fc.constantFrom<string[][]>([], ['T']),
  })
  const table = fc.uniqueArray(page, { maxLength: 40, selector: ({ host, path }) => host + path })
  fc.assert(
    fc.property(table, fc.nat(40), (all, most) => {
      const count = Math.min(most, all.length)
      const listed = all.slice(0, count)
      const rules = rulesOfPages(
        listed.map(({ group, ...page }) => ({ ...page, steps: [{ group }] })),
        { known: all, rules: [], ignoreCase: false },
      )
      const known = {
        count: all.length + 1,
        host: ['', ...all.map(({ host }) => host)],
        path: ['', ...all.map(({ path }) => path)],
        ignoreCase: false,
      }
      const is = classify(rules, known)
      const below = classify(
        rulesOfPages(
          listed.map(({ group, ...page }) => ({ ...page, steps: [{ group }] })),
          { known: all, rules: [], ignoreCase: false, below: true },
        ),
        known,
      )
      all.forEach((page, index) => {
        const above = listed
          .filter(({ host, path }) => host === page.host && holdsBelow(path) && page.path.startsWith(`${path}/`))
          .toSorted((a, b) => b.path.length - a.path.length)[0]
        const own = index < count ? page : above
        expect(below.groups[below.group[index + 1]!]).toBe(own?.group ?? '(other)')
      })
      all.forEach(({ group, topics }, index) => {
        expect(is.groups[is.group[index + 1]!]).toBe(index < count ? group : '(other)')
        if (index < count) expect(is.topics[is.rule[index + 1]!]).toEqual(topics)
      })
    }),
  )
})

it('offers an alias for a visited address that a page had before', () => {
  const text = `Permalink,Template,Status,_wp_old_slug
https://x.example/lp/hr-essentials/,Classic,publish,hr-basics
https://x.example/lp/data/,Short,publish,data-old|data-older
https://x.example/lp/law/,Short,publish,data
https://x.example/lp/one/,Short,publish,both
https://x.example/lp/two/,Short,publish,both
https://x.example/?page_id=379,Short,draft,lp
https://x.example/fees/,default,publish,
`
  const known = at('/lp/hr-basics', '/lp/hr-essentials', '/lp/data', '/lp/data-older', '/lp/both', '/lp')
  const { moved } = read(text, pages, { ...alone, known })
  // Nobody came to /lp/data-old, /lp/data is another page now, and /lp/both was two.
  expect(moved).toEqual([
    { from: '/lp/hr-basics', to: '/lp/hr-essentials', host: null },
    { from: '/lp/data-older', to: '/lp/data', host: null },
  ])
  expect(movedSentence({ moved: moved.slice(0, 1) })).toBe(
    'One visited address is that of a page before it was renamed: /lp/hr-basics is /lp/hr-essentials now. It counts as a page of its own, in none of these groups, until an alias says so.',
  )
  expect(movedSentence({ moved })).toContain('2 visited addresses are those of pages before they were renamed: ')
  expect(read(text).moved).toEqual([])
  expect(movedSentence({ moved: [] })).toBeNull()
})

it('reads the export of pages as WordPress heads it, a draft not as the start page', () => {
  const text = `ID,Title,"Post Type",Permalink,Status,post_name,_wp_page_template,_wp_old_slug,Date
478,"Telehandler (draft)",page,https://x.example/?page_id=478,draft,telehandler,templates/lp-short.php,,"2026-11-10 16:20:00"
2,Home,page,https://x.example/,publish,home,default,,"2025-03-11 09:12:00"
412,Lifts,page,https://x.example/lp/lifts/,publish,lifts,templates/lp-classic.php,scissor-lifts,"2025-05-11 09:12:00"
`
  expect(isPageGroupTable(text)).toBe(true)
  const { rules, unnamed, moved } = read(text, pages, { ...alone, known: at('/', '/lp/lifts', '/lp/scissor-lifts') })
  expect(rules.map(({ match, group }) => [match, group])).toEqual([
    ['/', 'default'],
    ['/lp/lifts', 'templates/lp-classic.php'],
  ])
  expect(unnamed).toBe(1)
  expect(moved).toEqual([{ from: '/lp/scissor-lifts', to: '/lp/lifts', host: null }])
})
