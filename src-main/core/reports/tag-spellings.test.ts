/** Sources, mediums and campaigns that are one (`tags` of the configuration): golden numbers, and what holds whatever is set. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { tagFields } from '../../../shared/config.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/**
 * January 2020, seven people and twelve rows. Ann, Bob and Cid came by one advertisement tagged in three ways, Dan by a search
 * without a tag, Eve and Flo by two letters of one newsletter, Gus by LinkedIn. Ann, Bob, Dan, Eve and Gus sign up.
 */
const csv = `timestamp,anonymous_id,event,url,referrer,utm_source,utm_medium,utm_campaign
2020-01-01T10:00:00Z,ann,,https://a.example/a,,GOOGLE,cpc,Brand_2026
2020-01-01T10:01:00Z,ann,Signup,,,,,
2020-01-02T10:00:00Z,bob,,https://a.example/a,,google,CPC,brand-2026
2020-01-02T10:01:00Z,bob,Signup,,,,,
2020-01-03T10:00:00Z,cid,,https://a.example/a,,Google,ppc,brand_2026
2020-01-04T10:00:00Z,dan,,https://a.example/a,https://www.google.com/,,,
2020-01-04T10:01:00Z,dan,Signup,,,,,
2020-01-05T10:00:00Z,eve,,https://a.example/a,,news-letter,email,
2020-01-05T10:01:00Z,eve,Signup,,,,,
2020-01-06T10:00:00Z,flo,,https://a.example/a,,NL,e-mail,
2020-01-07T10:00:00Z,gus,,https://a.example/a,,linked-in,paid-social,
2020-01-07T10:01:00Z,gus,Signup,,,,,
`
const aliases = [
  { field: 'source', from: 'news-letter', to: 'newsletter' },
  { field: 'source', from: 'nl', to: 'newsletter' },
  { field: 'source', from: 'google.*', to: 'google' },
  { field: 'campaign', from: 'brand-*', to: 'brand_*' },
  { field: 'medium', from: 'nothing', to: 'x' },
]

describe('one source, medium or campaign in several spellings', () => {
  let test: TestApp
  const by = async (dimension: 'source' | 'medium' | 'campaign' | 'channel') => {
    const { rows } = await runReport(test.call, 'content-attribution', { by: dimension })
    return Object.fromEntries(rows.map((row) => [row.key, [row.people, row.conversions]]))
  }
  const set = (tags: object) => test.call('config.set', { config: { tags } })
  beforeAll(async () => {
    test = await openApp({ goals: [{ name: 'Signup', event: 'Signup' }] })
    await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
  })
  afterEach(() => set({}))
  afterAll(() => test.close())

  const apart = {
    GOOGLE: [1, 1], google: [1, 1], Google: [1, 0], 'google.com': [1, 1], 'news-letter': [1, 1], NL: [1, 0], 'linked-in': [1, 1],
  } // prettier-ignore

  it('keeps them apart by default', async () => {
    expect(await by('source')).toEqual(apart)
    expect(await by('campaign')).toEqual({
      '(not set)': [4, 3], Brand_2026: [1, 1], 'brand-2026': [1, 1], brand_2026: [1, 0],
    }) // prettier-ignore
  })

  it('makes them one everywhere, and several again', async () => {
    await set({ ignoreCase: true, aliases })
    // google: Ann, Bob, Cid by tag and Dan by referrer. newsletter: Eve, who signs up, and Flo.
    expect(await by('source')).toEqual({ google: [4, 3], newsletter: [2, 1], 'linked-in': [1, 1] })
    expect(await by('medium')).toEqual({
      cpc: [2, 2], ppc: [1, 0], email: [1, 1], 'e-mail': [1, 0], 'paid-social': [1, 1], '(not set)': [1, 1],
    }) // prettier-ignore
    expect(await by('campaign')).toEqual({ '(not set)': [4, 3], brand_2026: [3, 2] })
    // The search without a tag stays a search; LinkedIn in whatever spelling is a social site.
    expect(await by('channel')).toEqual({
      'Paid Search': [3, 2], 'Organic Search': [1, 1], Email: [2, 1], 'Paid Social': [1, 1],
    }) // prettier-ignore
    // A host that is no way to come from, as a checkout on another site.
    await set({ aliases: [{ field: 'source', from: 'google.com', to: '(direct)' }] })
    expect(await by('channel')).toMatchObject({ Direct: [1, 1] })
    expect(await by('source')).toMatchObject({ '(direct)': [1, 1] })
    await set({ ignoreCase: true, aliases })
    const status = await test.call('workspace.status', {})
    expect(status?.spelling).toMatchObject({ ignoreTagCase: true, tagAliases: 5 })
    await set({})
    expect(await by('source')).toEqual(apart)
  })

  it('knows a key that was written down in another spelling, in drills, comparisons and channels of tools', async () => {
    await set({ ignoreCase: true, aliases })
    for (const key of ['google', 'GOOGLE', 'google.com']) {
      const people = await runReport(test.call, 'people', { by: 'source', key })
      expect(people.rows.map(({ visitors }) => visitors[0]).sort()).toEqual(['ann', 'bob', 'cid', 'dan'])
      expect(new Set(people.rows.flatMap(({ conversions }) => conversions.flatMap(({ touches }) => touches.map(({ source }) => source))))).toEqual(new Set(['google'])) // prettier-ignore
    }
    const compared = await runReport(test.call, 'template-comparison', { by: 'source', a: 'NL', b: 'Google' })
    expect(compared.rows).toMatchObject([{ a: 'newsletter', peopleA: 2, convertedA: 1, b: 'google', peopleB: 4, convertedB: 3 }]) // prettier-ignore
    await test.call('tools.add', { tool: { name: 'Ads', cost: 1000, startDate: '2019-01-01' } })
    const toolChannels = [{ tool: 'Ads', by: 'source', keys: ['GOOGLE', 'Google', 'google'] }]
    await test.call('config.set', { config: { toolChannels } })
    const removal = await runReport(test.call, 'stack-removal', { tool: 'Ads', asOf: '2020-01-31' })
    expect(removal.rows.filter(({ effect }) => effect === 'touches dark')).toMatchObject([{ name: 'google', firstTouch: 3 }]) // prettier-ignore
    const cost = await runReport(test.call, 'cost-per-conversion', { by: 'source', from: '2020-01-01', to: '2020-01-31' }) // prettier-ignore
    expect(cost.rows.find(({ key }) => key === 'google')).toMatchObject({ conversions: 3, tools: ['Ads'] })
    expect(cost.rows.map(({ key }) => key)).not.toContain('GOOGLE')
  })

  it('says beforehand what a setting is about, and what is alike still', async () => {
    const preview = await test.call('tags.preview', { tags: { ignoreCase: true, aliases } } as never)
    // Sources: three Googles, google.com, news-letter, NL, linked-in. Mediums: cpc, CPC, ppc, email, e-mail, paid-social.
    expect(preview.fields).toEqual({
      source: { stored: 7, counted: 3 },
      medium: { stored: 6, counted: 5 },
      campaign: { stored: 3, counted: 1 },
    })
    // Another name: GOOGLE, Google, google.com, news-letter, NL; CPC; Brand_2026, brand-2026. All but Gus.
    expect(preview.renamed).toEqual({ names: 8, people: 6 })
    expect(preview.aliases.map(({ names, people }) => [names, people])).toEqual([[1, 1], [1, 1], [1, 1], [1, 1], [0, 0]]) // prettier-ignore
    expect(preview.capitals).toMatchObject({ names: 7, as: 3 })
    expect(preview.proposals).toEqual([
      { field: 'medium', from: 'e-mail', to: 'email', people: 1, toPeople: 1, why: 'spelling' },
    ])
    const kept = await test.call('tags.preview', { tags: { ignoreCase: false, aliases: [] } })
    expect(kept.proposals.filter(({ from, to }) => from.toLowerCase() === to.toLowerCase())).toEqual([])
    expect(kept.proposals.length).toBeGreaterThan(0)
    const { proposals } = await test.call('tags.preview', { tags: { ignoreCase: true, aliases: [] } })
    expect(proposals.map(({ from, to, why }) => `${from} → ${to}, ${why}`)).toEqual([
      'google.com → google, host', 'e-mail → email, spelling', 'brand-2026 → brand_2026, spelling',
    ]) // prettier-ignore
  })

  it('names the costs whose names an alias speaks for, though no visit has them', async () => {
    const named = [{ field: 'campaign', from: 'Retargeting – all', to: 'brand_2026' }]
    const contentCosts = [{ campaign: 'Retargeting – all', amount: 5 }, { source: 'Retargeting – all', amount: 7 }] // prettier-ignore
    await test.call('config.set', { config: { contentCosts } })
    const { aliases: found } = await test.call('tags.preview', { tags: { ignoreCase: true, aliases: named } } as never)
    expect(found).toMatchObject([{ names: 0, costs: ['Retargeting – all'] }])
    await test.call('config.set', { config: { contentCosts: [] } })
  })

  it('writes no stored row anew', async () => {
    await set({ ignoreCase: true, aliases })
    const output = `${test.folder}/events-out.csv`
    await test.call('export.events', { output })
    const text = readFileSync(output, 'utf8')
    for (const name of ['GOOGLE', 'Google', 'NL', 'Brand_2026', 'CPC']) expect(text).toContain(name)
  })

  it('refuses what it cannot follow, by place', async () => {
    await expect(set({ aliases: [{ field: 'source', from: 'a', to: 'b*' }] })).rejects.toThrow(
      'The configuration was not changed: tags.aliases[0]: "b*" can keep what "a" stands for only where both have one *',
    )
    await expect(set({ aliases: [{ field: 'host', from: 'a', to: 'b' }] })).rejects.toThrow('tags.aliases[0].field')
    const twice = { field: 'source', from: 'a', to: 'b' }
    await expect(set({ aliases: [twice, twice] })).rejects.toThrow('two aliases are called "source a"')
    await expect(set({ aliases: [twice, { ...twice, field: 'medium' }] })).resolves.toBeDefined()
  })

  it('changes names, never how many people or conversions there are', async () => {
    const totals = async () =>
      Promise.all(
        [...tagFields, 'channel' as const].map(async (dimension) => {
          const { rows, totals } = await runReport(test.call, 'content-attribution', { by: dimension })
          const sum = (of: (row: (typeof rows)[number]) => number): number =>
            rows.reduce((all, row) => all + of(row), 0)
          return [totals.people, totals.conversions, sum(({ people }) => people), sum((row) => row.conversions)]
        }),
      )
    const before = await totals()
    const name = fc.constantFrom('GOOGLE', 'google', 'NL', 'news-letter', 'google.com', 'cpc', 'g*', '*', 'x', '(direct)', '(not set)', '(none)') // prettier-ignore
    const alias = fc.record({ field: fc.constantFrom(...tagFields), from: name, to: name.filter((to) => !to.includes('*')) }) // prettier-ignore
    const list = fc.uniqueArray(alias, { maxLength: 6, selector: ({ field, from }) => `${field} ${from}` })
    await fc.assert(
      fc.asyncProperty(list, fc.constantFrom(true, false, null), async (some, ignoreCase) => {
        await set({ ignoreCase, aliases: some })
        expect(await totals()).toEqual(before)
        if (some.length === 0 && ignoreCase !== true) expect(await by('source')).toEqual(apart)
      }),
      { numRuns: 15 },
    )
  })
})
