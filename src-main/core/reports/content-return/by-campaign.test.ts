/** What one conversion of a campaign costs: golden numbers. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { aliasOf, notVisitedSentence, renamedSentence } from '../../../../shared/notes/costs-covered.ts'
import { tagsAfterRead } from '../../../../shared/notes/renamed-by-id.ts'
import { openApp } from '../../testing/open-app.ts'

it('holds what a campaign cost against the conversions it brought, whatever its spelling', async () => {
  const february = { from: '2026-02-01', to: '2026-03-01' }
  const test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    tags: { ignoreCase: true, aliases: [] },
    contentCosts: [
      { group: '(other)', amount: 999 },
      { campaign: 'Brand', amount: 100, from: '2026-01-01', to: '2026-02-01' },
      { campaign: 'Brand', amount: 60, ...february },
      { campaign: 'spring', amount: 70, ...february },
      { campaign: 'never clicked', amount: 5, ...february },
      { source: 'google', amount: 200 },
    ],
  })
  try {
    const rows = [
      ['2026-01-05', 'a', 'brand', 'google'],
      ['2026-01-06', 'b', 'brand', 'google'],
      ['2026-02-03', 'c', 'brand', 'google'],
      ['2026-02-04', 'd', 'brand', 'google'],
      ['2026-02-05', 'e', 'spring', 'meta'],
      ['2026-02-06', 'f', '', ''],
    ].map(([day, who, campaign, source]) => `${day}T10:00:00Z,${who},Page Viewed,/,${campaign},${source}\n`)
    const leads = ['a', 'c', 'd', 'e', 'f'].map((who) => `2026-02-20T10:00:00Z,${who},Lead,,,\n`)
    const header = 'timestamp,anonymous_id,event,path,utm_campaign,utm_source\n'
    await test.call('imports.run', { files: [{ file: test.file('a.csv', header + rows.join('') + leads.join('')) }] })
    const shown = async (params: object) => {
      const report = await runReport(test.call, 'content-return', params)
      return report.rows.map((row) => [row.key, row.pages, row.conversions, row.cost, row.costPerConversion])
    }
    // 160 over the leads of a, c and d.
    expect(await shown({ by: 'campaign' })).toEqual([
      ['brand', null, 3, 160, 160 / 3],
      ['(not set)', null, 1, null, null],
      ['spring', null, 1, 70, 70],
      ['never clicked', null, 0, 5, null],
    ])
    expect(await shown({ by: 'source' })).toEqual([
      ['google', null, 3, 200, 200 / 3],
      ['(direct)', null, 1, null, null],
      ['meta', null, 1, null, null],
    ])
    const { totals } = await runReport(test.call, 'content-return', { by: 'campaign', from: '2026-02-01' })
    expect(totals).toMatchObject({ cost: 135, costedConversions: 4, unknownGroups: ['never clicked'] })
    const monthly = await runReport(test.call, 'content-return', { by: 'campaign', interval: 'month' })
    expect(monthly.rows.map((row) => [row.start, row.key, row.conversions, row.cost])).toEqual([
      ['2026-01-01', 'brand', 0, 100],
      ['2026-02-01', 'brand', 3, 60],
      ['2026-02-01', '(not set)', 1, null],
      ['2026-02-01', 'spring', 1, 70],
      ['2026-02-01', 'never clicked', 0, 5],
    ])
    expect((await shown({})).find(([key]) => key === '(other)')).toEqual(['(other)', 1, 5, 999, 999 / 5])
  } finally {
    test.close()
  }
})

it('names a campaign that costs know by another name than visits', async () => {
  const test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentCosts: [
      { campaign: 'FS | Lookalike 1-3% DE', amount: 90 },
      { campaign: 'FS | Retargeting', amount: 20 },
      { campaign: 'Brand Awareness', amount: 10 },
    ],
  })
  try {
    const visits = [['a', 'FS | Lookalike 1%'], ['b', 'FS | Lookalike 1%'], ['c', 'FS | Retargeting'], ['d', 'newsletter']] // prettier-ignore
    const rows = visits.map(([who, campaign]) => `2026-02-01T10:00:00Z,${who},Page Viewed,/,${campaign}\n`)
    const leads = ['a', 'b', 'c', 'd'].map((who) => `2026-02-20T10:00:00Z,${who},Lead,,\n`)
    const text = `timestamp,anonymous_id,event,path,utm_campaign\n${rows.join('')}${leads.join('')}`
    await test.call('imports.run', { files: [{ file: test.file('a.csv', text) }] })
    const ask = () => runReport(test.call, 'content-return', { by: 'campaign' })
    const report = await ask()
    const [renamed] = report.totals.renamed
    expect(report.totals.renamed).toEqual([
      { cost: 'FS | Lookalike 1-3% DE', visits: 'FS | Lookalike 1%', people: 2, conversions: 2, change: null },
    ])
    expect(report.totals).toMatchObject({ cost: 120, costedConversions: 1, costPerConversion: 120 })
    expect(notVisitedSentence(report, { money: (amount) => `${amount} €` })).toBe(
      '100 € of the 120 € is for “FS | Lookalike 1-3% DE” and “Brand Awareness”, which no visit has.',
    )
    expect(renamedSentence('campaign', renamed!, { counted: (of) => `${of} leads` })).toBe(
      '“FS | Lookalike 1%” has 2 leads and no cost, “FS | Lookalike 1-3% DE” a cost and no visit: likely one campaign under two names.',
    )
    const tags = { ignoreCase: null, aliases: [aliasOf('campaign', renamed!)] }
    await test.call('config.set', { config: { tags } })
    expect((await ask()).totals).toMatchObject({ costedConversions: 3, costPerConversion: 40, renamed: [] })
  } finally {
    test.close()
  }
})

it('finds a renamed campaign beside one of another platform that shares a word', async () => {
  const test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentCosts: [
      { campaign: 'Implants – Lookalike', amount: 90 },
      { campaign: 'Invisalign – Video', amount: 20 },
      { campaign: 'Implants | Search | Dublin', amount: 50 },
    ],
  })
  try {
    const rows = [
      ['a', 'Implants LAL test', 'facebook', 'paid_social'],
      ['b', 'Implants LAL test', '', ''],
      ['c', 'Invisalign – Video', 'facebook', 'paid_social'],
      ['d', 'Implants | Search | Dublin', 'google', 'cpc'],
    ].map(([who, ...tags]) => `2026-02-01T10:00:00Z,${who},Page Viewed,/,${tags.join(',')}\n`)
    const text = `timestamp,anonymous_id,event,path,utm_campaign,utm_source,utm_medium\n${rows.join('')}2026-02-02T10:00:00Z,a,Lead,,,,\n`
    await test.call('imports.run', { files: [{ file: test.file('a.csv', text) }] })
    const { totals } = await runReport(test.call, 'content-return', { by: 'campaign' })
    expect(totals.renamed).toEqual([
      { cost: 'Implants – Lookalike', visits: 'Implants LAL test', people: 2, conversions: 1, change: null },
    ])
  } finally {
    test.close()
  }
})

it('names a campaign that has visits under its new name only since a day, and whose costs are older', async () => {
  const days = Array.from({ length: 31 }, () => 1)
  const test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentCosts: [
      { campaign: 'PT | Excel & Power BI', amount: 31, from: '2026-10-01', to: '2026-11-01', days },
      { campaign: 'PT | Brand', amount: 10 },
    ],
  })
  try {
    const visits = [
      ['01', 'a', 'PT | Excel'],
      ['12', 'b', 'PT | Excel'],
      ['14', 'c', 'PT | Excel & Power BI'],
      ['20', 'd', 'PT | Excel & Power BI'],
      ['02', 'e', 'PT | Brand'],
    ]
    const rows = visits.map(([day, who, campaign]) => `2026-10-${day}T10:00:00Z,${who},Page Viewed,/,${campaign}\n`)
    const leads = ['a', 'c', 'e'].map((who) => `2026-10-21T10:00:00Z,${who},Lead,,\n`)
    const text = `timestamp,anonymous_id,event,path,utm_campaign\n${rows.join('')}${leads.join('')}`
    await test.call('imports.run', { files: [{ file: test.file('a.csv', text) }] })
    const report = await runReport(test.call, 'content-return', { by: 'campaign' })
    const [renamed] = report.totals.renamed
    expect(report.totals.renamed).toEqual([
      { cost: 'PT | Excel & Power BI', visits: 'PT | Excel', people: 2, conversions: 1, change: { day: '2026-10-14', to: 'cost', costs: '2026-10-01' } }, // prettier-ignore
    ])
    expect(renamedSentence('campaign', renamed!, { counted: () => '1 lead' }).replaceAll('\u00a0', ' ')).toBe(
      '“PT | Excel” has 1 lead and no cost; its visits stop about 14 Oct 2026, when those of “PT | Excel & Power BI” begin, with costs from 1 Oct 2026 on: likely one campaign under two names.',
    )
    const shared = await runReport(test.call, 'content-return', { shareCostsOf: 'campaign' })
    expect(shared.totals.renamed).toEqual(report.totals.renamed)
    await test.call('config.set', { config: { tags: { ignoreCase: null, aliases: [aliasOf('campaign', renamed!)] } } })
    const { rows: joined, totals } = await runReport(test.call, 'content-return', { by: 'campaign' })
    expect(totals.renamed).toEqual([])
    expect(joined.find(({ cost }) => cost === 31)).toMatchObject({ conversions: 2, costPerConversion: 15.5 })
  } finally {
    test.close()
  }
})

it('credits the last visit by its campaign where a visit is one touch', async () => {
  const test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentCosts: [{ campaign: 'brand', amount: 100 }],
  })
  try {
    const rows = [
      '2026-02-01T10:00:00Z,a,Page Viewed,/,spring',
      '2026-02-01T10:05:00Z,a,Page Viewed,/fees,',
      '2026-02-09T10:00:00Z,a,Page Viewed,/,brand',
      '2026-02-09T10:05:00Z,a,Page Viewed,/fees,',
      '2026-02-09T10:06:00Z,a,Lead,,',
    ]
    const csv = `timestamp,anonymous_id,event,path,utm_campaign\n${rows.join('\n')}\n`
    await test.call('imports.run', { files: [{ file: test.file('a.csv', csv) }] })
    const leadsOf = async (unit: 'interaction' | 'session') =>
      (await runReport(test.call, 'content-return', { by: 'campaign', model: 'last', unit })).rows
        .filter(({ conversions }) => conversions > 0)
        .map(({ key, costPerConversion }) => [key, costPerConversion])
    expect(await leadsOf('interaction')).toEqual([['(not set)', null]])
    expect(await leadsOf('session')).toEqual([['brand', 100]])
  } finally {
    test.close()
  }
})

it('knows from a table the campaign that was renamed, by its id and the visits there are', async () => {
  const test = await openApp({ interactions: { events: ['Page Viewed'] }, goals: [{ name: 'Lead', event: 'Lead' }] })
  try {
    const csv = 'timestamp,anonymous_id,event,path,utm_campaign\n2026-02-01T10:00:00Z,a,Page Viewed,/,managers\n'
    await test.call('imports.run', { files: [{ file: test.file('a.csv', csv) }] })
    const text = 'Month,Campaign,Campaign ID,Cost\n2026-01,managers,331904188,5\n2026-02,Relaunch,331904188,7\n'
    const read = await test.call('contentCosts.read', { text })
    expect(read.renamed).toEqual([{ field: 'campaign', from: 'Relaunch', to: 'managers' }])
    const { tags } = await test.call('config.get', {})
    await test.call('config.set', { config: { contentCosts: read.costs, ...tagsAfterRead(tags, read) } })
    const { rows } = await runReport(test.call, 'content-return', { by: 'campaign' })
    expect(rows.map(({ key, cost }) => [key, cost])).toEqual([['managers', 12]])
  } finally {
    test.close()
  }
})
