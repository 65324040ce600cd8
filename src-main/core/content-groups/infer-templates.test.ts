import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob } from './glob.ts'
import { inferTemplates } from './infer-templates.ts'

const templatesOf = (paths: readonly string[]): string[] => inferTemplates(paths).map(({ template }) => template)

describe('inferTemplates', () => {
  it('reads two variables, codes and headlines', () => {
    expect(
      templatesOf([
        '/es/l/texas/houston', '/es/l/ohio/columbus', '/es/l/florida/miami',
        '/clinic/77002', '/clinic/10001', '/clinic/94110', '/clinic/map',
        '/learn/what-it-costs', '/learn/how-it-works', '/learn/who-pays-for-it', '/learn/glossary', '/learn/first-steps',
        '/partners', '/', 'Pricing page',
      ]),
    ).toEqual(['/learn/{article}', '/clinic/{zip}', '/es/l/{state}/{city}']) // prettier-ignore
  })

  it('explains a pattern with its counts', () => {
    const [city] = inferTemplates(['/l/texas/houston', '/l/texas/austin', '/l/ohio/columbus', '/l/florida/miami'])
    expect(city).toMatchObject({
      template: '/l/{state}/{city}',
      match: '/l/*/*',
      group: 'City pages',
      why: '4 paths of 3 parts with “l”. Part 2 takes 3 values, all names of U.S. states. Part 3 takes 4 values, below 3 values of the part before.',
    })
  })

  it('keeps a page that every parent has as a literal', () => {
    const paths = ['texas', 'ohio', 'florida', 'utah'].flatMap((s) => [`/l/${s}`, `/l/${s}/faq`, `/l/${s}/${s}-city`])
    expect(templatesOf([...paths, '/l/texas/waco'])).toEqual(['/l/{state}/{city}', '/l/{state}', '/l/{state}/faq'])
  })

  it('does not take the sections of a site for a variable', () => {
    expect(templatesOf(['/about', '/press', '/team', '/pricing', '/contact', '/jobs', '/legal', '/help'])).toEqual([])
  })

  it('reads headlines at the root without taking single pages along', () => {
    const articles = Array.from({ length: 30 }, (_, n) => `/how-to-do-thing-number-${n}`)
    expect(inferTemplates([...articles, '/about', '/jobs'])).toMatchObject([
      { template: '/{article}', match: '/*-*-*', paths: articles },
    ])
  })

  it('makes a section of pages that follow no narrower template', () => {
    expect(inferTemplates(['/docs', '/docs/api', '/docs/api/v1', '/docs/guide', '/docs/guide/start'])).toMatchObject([
      { template: '/docs/**', match: '/docs/**', group: 'Docs pages' },
    ])
  })

  it('proposes the folders beside one that is proposed, however few pages they have', () => {
    const of = (folder: string, pages: number): string[] =>
      Array.from({ length: pages }, (_, n) => `/blog/${folder}/${'abcdefghij'[n]}-of-${folder}`)
    const paths = ['/blog', ...of('phrases', 9), ...of('grammar', 4), ...of('culture', 3), ...of('news', 1)]
    expect(inferTemplates(paths).map(({ match, small }) => [match, small])).toEqual([
      ['/blog/phrases/*', false],
      ['/blog/grammar/*', true],
      ['/blog/culture/*', true],
    ])
    // None of them alone.
    expect(inferTemplates([...of('grammar', 4), ...of('culture', 3)]).map(({ match }) => match)).toEqual(['/blog/**'])
  })

  it('proposes small folders: what varies where two pages are of one shape, else the folder as it is', () => {
    const paths = ['/', '/about', '/pricing', '/pricing/enterprise', '/blog', '/blog/how-to-start', '/blog/why-it-works',
      '/customers/acme', '/customers/globex', '/product/a', '/product/b/c', '/jobs/sales'] // prettier-ignore
    expect(inferTemplates(paths)).toMatchObject([
      { template: '/blog/{article}', match: '/blog/*', group: 'Articles', small: true },
      { template: '/customers/{customer}', match: '/customers/*', group: 'Customer pages', small: true },
      { template: '/pricing/**', paths: ['/pricing', '/pricing/enterprise'], group: 'Pricing pages', small: true },
      { template: '/product/**', paths: ['/product/a', '/product/b/c'], small: true },
    ])
  })

  it('lays the languages of a site over each other', () => {
    const blog = ['how-to-start', 'why-it-works', 'what-it-costs']
    const paths = ['en', 'de', 'fr'].flatMap((language) => [
      `/${language}`, `/${language}/pricing`, `/${language}/pricing/enterprise`, `/${language}/imprint`,
      ...blog.map((slug) => `/${language}/blog/${slug}`),
    ]) // prettier-ignore
    expect(inferTemplates([...paths, '/de/preise', '/status', '/it/desk'])).toMatchObject([
      { template: '/{language}/blog/{article}', match: '/{de,en,fr}/blog/*', group: 'Articles' },
      { template: '/{language}/pricing/**', match: '/{de,en,fr}/pricing/**', group: 'Pricing pages' },
      { template: '/{language}', match: '/{de,en,fr}', group: 'Home pages' },
      {
        template: '/{language}/imprint',
        match: '/{de,en,fr}/imprint',
        group: 'Imprint pages',
        why: '3 paths of 2 parts with “imprint”. Part 1 takes 3 values, all language codes. One group for all languages.',
        small: true,
      },
    ])
  })

  it('lays folders over each other that have the same below, as of industries or countries', () => {
    const edition = (folder: string) =>
      ['pricing', 'features', 'customers/acme', 'customers/globex'].map((page) => `${folder}/${page}`)
    const found = inferTemplates([...edition('/us'), ...edition('/uk'), ...edition('/industries/health'), ...edition('/industries/legal'), '/industries/other/x']) // prettier-ignore
    expect(found.map(({ match, group }) => [match, group])).toEqual([
      ['/industries/{health,legal}/customers/*', 'Customer pages'],
      ['/{uk,us}/customers/*', 'Customer pages'],
      ['/industries/{health,legal}/features', 'Industry features pages'],
      ['/industries/{health,legal}/pricing', 'Industry pricing pages'],
      ['/{uk,us}/features', 'Features pages'],
      ['/{uk,us}/pricing', 'Pricing pages'],
    ])
    expect(found[0]!.template).toBe('/industries/{industry}/customers/{customer}')
  })

  it('proposes both ways to cut pages that differ in two places, each topic and each variant', () => {
    const topics = ['facade', 'roof', 'windows']
    const paths = ['a', 'b'].flatMap((variant) => topics.map((topic) => `/lp/${variant}/${topic}`))
    const found = inferTemplates(paths)
    expect(found.map(({ match, group, otherWay }) => [match, group, otherWay])).toEqual([
      ['/lp/a/*', 'Lp a pages', true],
      ['/lp/b/*', 'Lp b pages', true],
      ['/lp/{a,b}/facade', 'Facade pages', false],
      ['/lp/{a,b}/roof', 'Roof pages', false],
      ['/lp/{a,b}/windows', 'Windows pages', false],
    ])
    expect(found[0]).toMatchObject({
      paths: ['/lp/a/facade', '/lp/a/roof', '/lp/a/windows'],
      why: '3 paths of 3 parts with “lp” and “a”. Part 3 takes 3 values. The same pages cut another way, so that “a” is compared with “b”.',
    })
    expect(templatesOf(['/de/preise', '/de/team', '/fr/preise', '/fr/team'])).not.toContain('/de/{value}')
  })

  it('does not take sections for copies that share a few pages', () => {
    const slugs = ['how-to-start', 'why-it-works', 'what-it-costs', 'who-is-behind-it', 'when-to-buy']
    const section = (name: string) => slugs.map((slug) => `/${name}/${slug}-${name}`)
    expect(templatesOf([...section('blog'), '/blog/page', '/blog/feed', ...section('news'), '/news/page', '/news/feed'])).toEqual([
      '/blog/{article}',
      '/news/{article}',
    ]) // prettier-ignore
  })

  it('names members of a section in the plural, and tells groups of one name apart', () => {
    const courts = ['northern-texas', 'western-ohio', 'utah', 'eastern-virginia', 'maine']
    expect(templatesOf(courts.map((slug) => `/courts/${slug}`))).toEqual(['/courts/{court}'])
    const city = (prefix: string, names: string[]) => names.map((name) => `${prefix}/${name}/${name}-city`)
    const all = ['texas', 'ohio', 'utah', 'iowa', 'maine']
    expect(inferTemplates([...city('/l', all), ...city('/old/l', all.slice(2))]).map(({ group }) => group)).toEqual([
      'City pages',
      'City pages, old/l',
    ])
  })

  it('lays the languages of a site over its own, which has no folder', () => {
    const courses = ['a1', 'a2', 'b1', 'b2', 'c1', 'exam'].map((slug) => `/courses/${slug}`)
    const found = inferTemplates([
      '/', '/es', '/de',
      ...courses, ...courses.slice(0, 4).map((path) => `/es${path}`), ...courses.slice(2).map((path) => `/de${path}`),
      '/about', '/es/about', '/status/api', '/status/web', '/es/nosotros/equipo', '/es/nosotros/prensa',
    ]) // prettier-ignore
    expect(found.map(({ template, match, group, languages }) => [template, match, group, languages.map((each) => `${each.match} ${each.group}`)])).toEqual([
      [
        '/{language?}/courses/{course}',
        '{,/de,/es}/courses/*',
        'Course pages',
        ['/courses/* Course pages', '/de/courses/* Course pages, de', '/es/courses/* Course pages, es'],
      ],
      ['/{language?}', '{/,/de,/es}', 'Home pages', ['/ Home pages', '/de Home pages, de', '/es Home pages, es']],
      ['/es/nosotros/{nosotro}', '/es/nosotros/*', 'Nosotro pages', []],
      ['/status/**', '/status/**', 'Status pages', []],
      ['/{language?}/about', '{,/de,/es}/about', 'About pages', ['/about About pages', '/es/about About pages, es']],
    ]) // prettier-ignore
    expect(found[0]!.why).toBe(
      '14 paths of 2 or 3 parts with “courses”. Part 1 is de, es, or left out. Part 3 takes 6 values. One group for all languages.',
    )
    expect(found[1]!.why).toBe('The home page, also below 2 language codes. One group for all languages.')
  })

  it('takes the one language that has a folder for one, and no other folder', () => {
    const city = (prefix: string) => ['texas', 'ohio', 'utah'].map((name) => `${prefix}/${name}/${name}-city`)
    expect(inferTemplates([...city('/l'), ...city('/es/l')])).toMatchObject([
      { template: '/{language?}/l/{state}/{city}', match: '{,/es}/l/*/*', group: 'City pages' },
    ])
    expect(templatesOf([...city('/l'), ...city('/old/l')])).toEqual(['/l/{state}/{city}', '/old/l/{state}/{city}'])
  })

  it('tells the sections of a language apart that has no folder in common with the site', () => {
    const pages = (folder: string, slugs: string[]): string[] => slugs.map((slug) => `${folder}/${slug}`)
    const paths = [
      ...pages('/guides', ['how-to-plan', 'what-it-costs', 'who-pays-for-it']),
      ...pages('/templates', ['budget', 'offer', 'schedule']),
      ...pages('/de/ratgeber', ['was-kostet-ein-plan', 'wie-plant-man', 'wer-zahlt-das']),
      ...pages('/de/vorlagen', ['angebot', 'budget', 'zeitplan']),
      ...pages('/de/funktionen', ['planung', 'zeiten', 'rechnung']),
      '/de',
    ]
    expect(templatesOf(paths).toSorted()).toEqual([
      '/de/funktionen/**',
      '/de/ratgeber/{article}',
      '/de/vorlagen/**',
      '/guides/{guide}',
      '/templates/{template}',
    ])
  })

  it('proposes a page and the same page in another language together', () => {
    const slug = fc.constantFrom('one', 'two', 'three', 'four', 'the-first-step', 'what-it-costs', 'how-it-works')
    const page = fc
      .tuple(fc.constantFrom('courses', 'blog', 'l', 'docs', 'about'), fc.array(slug, { maxLength: 2 }))
      .map(([folder, rest]) => `/${[folder, ...rest].join('/')}`)
    const written = fc.record({
      page,
      languages: fc.uniqueArray(fc.constantFrom('', '/de', '/es', '/fr'), { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(written, { maxLength: 40 }), (pages) => {
        const paths = [...new Set(pages.flatMap(({ page, languages }) => languages.map((code) => `${code}${page}`)))]
        const matchOfPath = new Map(
          inferTemplates(paths).flatMap(({ paths: of, match }) => of.map((path) => [path, match])),
        )
        for (const [path, match] of matchOfPath) {
          const own = path.replace(/^\/(de|es|fr)(?=\/)/, '')
          for (const same of ['', '/de', '/es', '/fr'].map((code) => `${code}${own}`))
            if (paths.includes(same)) expect([same, matchOfPath.get(same)]).toEqual([same, match])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('finds the same in any order, and every glob matches the paths it was read from', () => {
    const value = fc.constantFrom(
      'a',
      'b',
      'c',
      'texas',
      'ohio',
      'utah',
      '77002',
      '10001',
      '1',
      '2',
      '3',
      'x-y-z',
      'p-q',
    )
    const path = fc.array(value, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 60 }), (paths) => {
        const found = inferTemplates(paths)
        expect(inferTemplates(paths.toReversed()).map(({ template, why }) => [template, why])).toEqual(
          found.map(({ template, why }) => [template, why]),
        )
        for (const { match, paths: family } of found) {
          const matches = compileGlob(match)
          expect(family.filter((each) => !matches(each))).toEqual([])
        }
      }),
    )
  })
})
