import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { reports, type ReportSlug } from '../../../../shared/reports/index.ts'
import { openApp } from '../../../core/testing/open-app.ts'
import { printedNote } from './note.ts'
import { reportNotes } from './report-notes.ts'

it('reports on conversions and their pages say since when pages are known, and how to start there', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
  try {
    const day = (each: number): string => String(each).padStart(2, '0')
    const rows = Array.from({ length: 20 }, (_, index) => index + 1).flatMap((each) => [
      ...(each < 11 ? [] : [`2026-08-${day(each)}T09:00:00Z,v${each},,/a`]),
      `2026-08-${day(each)}T10:00:00Z,v${each},Buy,`,
    ])
    await call('imports.run', {
      files: [{ file: file('e.csv', ['timestamp,visitor_id,event,path', ...rows].join('\n') + '\n') }],
    })
    const sentence =
      'Pages are known from 11 Aug 2026; 10 of 20 conversions lie before. With --from 2026-08-11 the report starts there.'
    for (const slug of ['time-to-convert', 'content-attribution', 'paths'] as const) {
      const said = async (params: object) =>
        (await reportNotes(call, 'w.touchstack', slug, await runReport(call, slug, params))).map(({ text }) => text)
      expect(await said({}), slug).toContain(sentence)
      expect((await said({ from: '2026-08-11' })).join(' '), slug).not.toContain('Pages are known')
    }
  } finally {
    close()
  }
})

it('templates within each language say so where paths are in one', async () => {
  for (const [other, says] of [
    ['/b', true],
    ['/de/a', false],
  ] as const) {
    const { call, file, close } = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
    try {
      const rows = ['timestamp,visitor_id,event,path', '2026-08-01,v1,,/a', `2026-08-01,v2,,${other}`, '2026-08-02,v1,Buy,'] // prettier-ignore
      await call('imports.run', { files: [{ file: file('e.csv', rows.join('\n')) }] })
      const said = async (params: object) =>
        (await reportNotes(call, 'w', 'template-ranking', await runReport(call, 'template-ranking', { by: 'page', ...params }))) // prettier-ignore
          .some(({ text }) => text.includes('Within each language is as all together'))
      expect(await said({ withinEach: 'language' })).toBe(says)
      expect(await said({})).toBe(false)
    } finally {
      close()
    }
  }
})

it('reports on a goal that counts tests and unpaid orders say so, and what leaves them out', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Order', event: 'order' }] })
  try {
    const orders = `Name,Email,Financial Status,Total,Created at,Refunded Amount,Lineitem name,Payment Method,Id
#1,a@x.org,paid,10,2026-01-01 10:00:00 -0400,0,Coffee,Shopify Payments,501
#2,b@x.org,pending,10,2026-01-02 10:00:00 -0400,0,Coffee,Shopify Payments,502
#3,c@x.org,paid,10,2026-01-03 10:00:00 -0400,0,Coffee,bogus,503
`
    await call('imports.run', { files: [{ file: file('orders.csv', orders) }] })
    const said = async () =>
      (await reportNotes(call, 'w.touchstack', 'volume', await runReport(call, 'volume', {})))
        .map(printedNote)
        .join('\n')
    const where = { 'Financial Status': { not: 'pending' }, 'Payment Method': { not: 'bogus' } }
    expect(await said()).toContain(
      `2 of 3 “order” are no real orders: tests (1), not paid (1). "where": ${JSON.stringify(where)} in the goal (config set) leaves them out.`,
    )
    await call('config.set', { config: { goals: [{ name: 'Order', event: 'order', where }] } })
    expect(await said()).not.toContain('real order')
  } finally {
    close()
  }
})

it('reports that compare days and people name those on which nothing was tracked', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
  try {
    const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
    const rows = Array.from({ length: 84 }, (_, day) => day)
      .filter((day) => day < 40 || day > 46)
      .flatMap((day) =>
        Array.from({ length: 20 }, (_, n) => `${dayOf(day)}T09:00:00Z,${day}-${n},${n === 0 ? 'Buy' : ''},/${n % 2}`),
      )
    const views = ['timestamp,visitor_id,event,path', ...rows].join('\n')
    await call('imports.run', { files: [{ file: file('e.csv', `${views}\n`) }] })
    const said = async (
      slug: 'before-after' | 'landing-trend' | 'template-comparison' | 'paths',
      params: object = {},
    ) =>
      (await reportNotes(call, 'w.touchstack', slug, await runReport(call, slug, params)))
        .map(({ text }) => text.replaceAll('\u00a0', ' '))
        .filter((text) => text.startsWith('No page views'))
    const sentence =
      'No page views: 10 – 16 Feb 2026 (7 days), where 19 a day are usual. Nothing may have been tracked then, neither visits nor conversions. Report volume has the days.'
    expect(await said('before-after', { by: 'page' })).toEqual([sentence])
    expect(await said('landing-trend', { by: 'page' })).toEqual([sentence])
    expect(await said('template-comparison', { by: 'page' })).toEqual([sentence])
    expect(await said('template-comparison', { by: 'page', from: '2026-02-17' })).toEqual([])
    expect(await said('paths')).toEqual([])
  } finally {
    close()
  }
})

it('cost per conversion says on which days of a chosen period costs or conversions are not known', async () => {
  const { call, file, close } = await openApp({ currency: 'EUR', goals: [{ name: 'Lead', event: 'Lead' }] })
  try {
    const days = Array.from({ length: 30 }, (_, at) => `2026-04-${String(at + 1).padStart(2, '0')}`)
    const rows = days.flatMap((day, at) => [`${day}T09:00:00Z,v${at},,/a`, `${day}T10:00:00Z,v${at},Lead,`])
    const events = file('e.csv', ['timestamp,visitor_id,event,path', ...rows].join('\n') + '\n')
    await call('imports.run', { files: [{ file: events }] })
    const said = async (params: object) =>
      (await reportNotes(call, 'w.touchstack', 'cost-per-conversion', await runReport(call, 'cost-per-conversion', params))).map(printedNote).join('\n') // prettier-ignore
    expect(await said({ from: '2026-01-01', to: '2026-05-01' })).toContain(
      'Conversions are known of 1 – 30 Apr 2026 only, so the cost of more days is divided by those of fewer. Without --from and --to the report takes the days of which both are known.',
    )
    expect(await said({})).not.toContain('are known of')
    expect(await said({})).toMatch(/^No tools are in the workspace, so nothing costs anything here: import a table .*\(touchstack import FILE\)\./) // prettier-ignore
    await call('imports.run', { files: [{ file: file('t.csv', 'Tool,Annual cost\nMiro,1200\n') }] })
    expect(await said({})).not.toContain('No tools')
  } finally {
    close()
  }
})

it('what the stack costs says what of it is likely counted twice', async () => {
  const { call, file, close } = await openApp()
  try {
    const said = async () => (await reportNotes(call, 'w.touchstack', 'stack-cost', await runReport(call, 'stack-cost', {}))).map(({ text }) => text) // prettier-ignore
    await call('imports.run', { files: [{ file: file('a.csv', 'Tool,Annual cost\nMiro,1200\nDrift,100\n') }] })
    expect(await said()).toEqual([])
    await call('imports.run', { files: [{ file: file('b.csv', 'Tool,Vendor,Annual cost\nMiro Inc,Miro,1000\n') }] })
    expect(await said()).toEqual(['Up to 1,000 USD a year of this is likely counted twice, as far as names tell: 2 entries look like the same tools under several names. Report stack-duplicates lists them; `touchstack tools merge --sure` merges those that are sure.']) // prettier-ignore
  } finally {
    close()
  }
})

it('the cost and the budget say what is likely counted twice, paid otherwise or no software', async () => {
  const { call, file, close } = await openApp({ currency: 'USD' })
  try {
    const months = ['06', '07', '08', '09', '10', '11'].flatMap((month) => [
      `2026-${month}-05,Datadog,500,USD,Software`,
      `2026-${month}-07,Brightline,300,USD,Airlines`,
    ])
    const files = [
      { file: file('a.csv', 'Tool,Vendor,Annual cost\nDatadog,,4800\nMiro,,1200\nMiro Inc,Miro,1000\n') },
      { file: file('card.csv', `Date,Merchant,Amount,Currency,Category\n${months.join('\n')}\n`) },
    ]
    await call('imports.run', { files })
    const on = { asOf: '2026-11-27' }
    const textOf = (notes: readonly { text: string }[]) => notes.map(({ text }) => text)
    const cost = textOf(await reportNotes(call, 'w', 'stack-cost', await runReport(call, 'stack-cost', on)))
    const budget = textOf(await reportNotes(call, 'w', 'stack-budget', await runReport(call, 'stack-budget', on)))
    for (const said of [cost, budget]) {
      expect(said).toContainEqual(expect.stringMatching(/^Up to 1,000 USD a year of this is likely counted twice/))
      expect(said).toContain('1 payee of this is likely no software, by what it is called or booked as: 3,600 USD a year. Brightline. It counts until somebody leaves it out (excludePayees and excludePaymentCategories in the configuration; Inventory on screen).') // prettier-ignore
      expect(said).toContainEqual(expect.stringMatching(/^Datadog: Payments since 2026-06-05 come to 6,000 USD a year/))
    }
  } finally {
    close()
  }
})

it('the cost by team names teams of the heads that no tool has', async () => {
  const { call, file, close } = await openApp({ heads: { Sale: 12 } })
  try {
    await call('imports.run', { files: [{ file: file('list.csv', 'Tool,Annual cost,Team\nGong,1200,Sales\n') }] })
    const said = async (by: 'team' | 'tool') =>
      (await reportNotes(call, 'w.touchstack', 'stack-cost', await runReport(call, 'stack-cost', { by }))).map(({ text }) => text) // prettier-ignore
    expect(await said('team')).toContain('No tool is of "Sale", which `heads` in the configuration has: its people are in no cost per head.') // prettier-ignore
    expect((await said('tool')).join(' ')).not.toContain('heads')
  } finally {
    close()
  }
})

it('reports on people who did something, or never did, say of whom they are', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
  try {
    const rows = ['2026-08-01T09:00:00Z,v1,,/a', '2026-08-01T10:00:00Z,v1,Buy,', '2026-08-01T10:00:00Z,v1,Webinar,']
    await call('imports.run', {
      files: [{ file: file('e.csv', ['timestamp,visitor_id,event,path', ...rows].join('\n') + '\n') }],
    })
    const said = async (params: object) => {
      const report = await runReport(call, 'content-attribution', params)
      return (await reportNotes(call, 'w.touchstack', 'content-attribution', report)).map(({ text }) => text)
    }
    expect(await said({ did: 'Buy', neverDid: 'Webinar' })).toContain(
      'Only people who did “Buy” at some time and never did “Webinar”.',
    )
    expect((await said({})).join(' ')).not.toContain('Only people')
  } finally {
    close()
  }
})

it('a list of people says which of the properties that are asked for nobody on it has', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
  try {
    const rows = 'timestamp,user_id,event,path,Name\n2026-08-01T09:00:00Z,ann,,/a,\n2026-08-02T09:00:00Z,ann,Buy,,Ann\n'
    await call('imports.run', { files: [{ file: file('e.csv', rows) }] })
    const said = async (properties: string[]) =>
      (await reportNotes(call, 'w.touchstack', 'people', await runReport(call, 'people', { properties })))
        .map(printedNote)
        .join('\n')
    expect(await said(['Name', 'name', 'Notes'])).toContain(
      'No event of the people listed has a property "name" or "Notes".',
    )
    expect(await said(['Name'])).not.toContain('has a property')
  } finally {
    close()
  }
})

it('every report on people says which ids and emails may be one person’s', async () => {
  const { call, file, close } = await openApp({
    goals: [
      { name: 'Trial', event: 'Trial' },
      { name: 'Paid', event: 'Paid' },
    ],
  })
  try {
    const at = '2026-01-02T10:00:00Z'
    const head = 'id,anonymous_id,user_id,received_at,sent_at,timestamp,context_library_name'
    const files = {
      'identifies.csv': `${head},traits.email\ni1,m1,u1,${at},${at},${at},js,ann@x.org\n`,
      'trials.csv': `timestamp,user_id,event,path\n${at},u1,,/a\n${at},u1,Trial,\n${at},u2,,/b\n2026-02-10T10:00:00Z,u3,,/a\n`,
      'paid.csv': 'timestamp,user_id,event\n2026-01-03,ann@x.org,Paid\n2026-01-04,Ann@X.org,Paid\n',
    }
    const named = Object.entries(files).map(([name, text]) => ({ file: file(name, text) }))
    await call('imports.run', { files: named })
    const about = (Object.keys(reports) as ReportSlug[]).filter(
      (slug) => slug !== 'stack-removal' && ('goal' in reports[slug].params.shape || slug === 'entry-exit'),
    )
    expect(about.length).toBeGreaterThan(15)
    const params: Partial<Record<ReportSlug, object>> = {
      'before-after': { date: '2026-01-03', withinDays: 2 },
      'goal-to-goal': { then: 'Paid' },
      'template-comparison': { by: 'page' },
    }
    for (const slug of about) {
      const notes = await reportNotes(call, 'w', slug, await runReport(call, slug, params[slug] ?? {}))
      const said = notes.map(printedNote).join('\n')
      expect(said, slug).toContain('2 user ids differ from another in capitals only')
      expect(said.split('identifies.csv has an email beside another id of each person'), slug).toHaveLength(2)
      expect(said, slug).toContain('touchstack imports join-emails')
    }
  } finally {
    close()
  }
})

it('reports on conversions say where times were likely read in the wrong zone, and what reads them again', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] })
  try {
    const day = (who: number): string => `2026-01-${String(who + 1).padStart(2, '0')}`
    // Views at ten in Berlin, where it is nine in UTC; leads in UTC. One person saw a page the day before.
    const views = Array.from({ length: 20 }, (_, who) => `${day(who)} 10:00:00,p${who},/a`)
    const leads = Array.from({ length: 20 }, (_, who) => `${day(who)}T09:${10 + who}:00Z,p${who},Lead`)
    await call('imports.run', { files: [{ file: file('pages.csv', ['timestamp,anonymous_id,path', '2025-12-31 10:00:00,p0,/a', ...views].join('\n')) }] }) // prettier-ignore
    await call('imports.run', { files: [{ file: file('leads.csv', ['timestamp,anonymous_id,event', ...leads].join('\n')) }] }) // prettier-ignore
    for (const slug of ['landing-trend', 'content-return', 'people', 'time-to-convert'] as const) {
      const notes = await reportNotes(call, 'w', slug, await runReport(call, slug, {}))
      const found = notes.filter(({ text }) => text.includes('19 of 20 conversions have no content page before them in the data: they fall 1 hour')) // prettier-ignore
      expect(found, slug).toHaveLength(1)
      expect(printedNote(found[0]!)).toContain('touchstack imports undo 1 -w w')
    }
  } finally {
    close()
  }
})

it('reports that count the past name what is retired and has no end, in one sentence', async () => {
  const { call, file, close } = await openApp({ currency: 'USD' })
  try {
    const list = file('tools.csv', 'Tool,Annual cost,Status\nOkta,36000,Active\nOld,500,Cancelled\n')
    await call('imports.run', { files: [{ file: list, asOf: '2026-06-01' }] })
    const said = async (slug: ReportSlug, params: object) =>
      (await reportNotes(call, 'w', slug, await runReport(call, slug, params))).map(({ text }) => text)
    const sentence = 'When 1 retired tool ended is not known, so it is in use on no day: Old.'
    const period = { from: '2025-01-01', to: '2026-01-01' }
    expect(await said('stack-evolution', period)).toContain(sentence)
    expect(await said('stack-cost', period)).toContain(sentence)
    expect(await said('stack-cost', { asOf: '2025-06-01' })).toContain(sentence)
    expect(await said('stack-cost-change', period)).toContain(sentence)
    expect(await said('stack-diff', { a: '2025-06-01', b: '2026-06-01' })).toContain(sentence)
    expect(await said('stack-cost', { asOf: '2026-06-01' })).not.toContain(sentence)
  } finally {
    close()
  }
})

it('conversions without a page lead to who they are, and those to how a file that happened on one page gets it', async () => {
  const { call, file, close } = await openApp({ goals: [{ name: 'Fair', event: 'Fair' }] })
  try {
    const list = file('fair.csv', 'Email,Registered\nann@x.org,2026-02-01\nbob@x.org,2026-02-02\n')
    await call('imports.run', { files: [{ file: list, map: { time: 'Registered', user: 'Email', event: '=Fair' } }] })
    const notes = await reportNotes(call, 'w', 'content-attribution', await runReport(call, 'content-attribution', { from: '2026-02-01' })) // prettier-ignore
    expect(notes.flatMap(({ commands }) => commands)).toContainEqual({
      does: 'see who they are',
      command: "touchstack report people --key '(none)' --goal Fair --from 2026-02-01 -w w",
    })
    const people = await reportNotes(call, 'w', 'people', await runReport(call, 'people', { key: '(none)' }))
    expect(people.map(({ text }) => text).join(' ')).toContain('import it again with that page (--map path==/webinar)')
    const all = await reportNotes(call, 'w', 'people', await runReport(call, 'people', {}))
    expect(all.map(({ text }) => text).join(' ')).not.toContain('with that page')
  } finally {
    close()
  }
})
