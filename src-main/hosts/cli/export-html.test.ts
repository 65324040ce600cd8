import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

/** What somebody may put where a page name, a tag, an id or a tool's name is expected. */
const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><script src=https://evil.example/x.js></script>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">free</a>',
  '<svg/onload=alert(1)>',
  '--><iframe srcdoc="<script>alert(1)</script>">',
]

describe('export html', { timeout: 180_000 }, () => {
  let cli: CommandLine
  let html = ''
  let w = ''
  beforeAll(async () => {
    cli = openCommandLine()
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const rows = attacks.flatMap((text, i) =>
      Array.from({ length: 30 }, (_, n) => {
        const visitor = `${text}-${n}`
        return [
          [`2019-01-0${1 + i}T10:00:00Z`, visitor, '', `/${text}`, text],
          [`2019-01-0${1 + i}T11:00:00Z`, visitor, n % 2 ? 'Bought' : '', '/end', text],
        ]
          .map((row) => row.map(quoted).join(','))
          .join('\n')
      }),
    )
    const events = cli.file('events.csv', `timestamp,visitor,event,path,utm_source\n${rows.join('\n')}\n`)
    const tools = cli.file(
      'tools.csv',
      `name,category,team,capabilities,cost,billing_period,start_date\n${attacks.map((text, i) => [text, text, text, text, '12', 'year', `2018-0${1 + i}-01`].map(quoted).join(',')).join('\n')}\n`,
    )
    const config = cli.file(
      'config.json',
      JSON.stringify({
        goals: [{ name: attacks[0], event: 'Bought' }],
        contentGroups: attacks.map((text, i) => ({ group: text, match: `/*${i === 0 ? 'script' : '*'}*` })),
      }),
    )
    w = join(cli.folder, 'w.touchstack')
    for (const args of [
      ['import', events, tools, '-w', w],
      ['config', 'set', config, '-w', w],
    ])
      expect(await cli.touchstack(args)).toMatchObject({ code: 0 })
    const output = join(cli.folder, 'report.html')
    const printed = await cli.touchstack([
      'export', 'html', 'content-attribution?by=page', 'people', 'template-ranking', 'paths?by=page', 'volume',
      'import-health', 'stack-cost?asOf=2019-07-01&by=team', 'stack-overlap?asOf=2019-07-01', 'stack-evolution?asOf=2019-07-01',
      'stack-capabilities?asOf=2019-07-01', 'identity', 'build-vs-buy', 'stack-diff?a=2018-02-01&b=2019-07-01',
      'before-after?date=2019-01-04', '-w', w, '-o', output,
    ]) // prettier-ignore
    expect(printed.err).toContain('The file holds the ids of 50 people. Pass it on only to whoever may see them.')
    expect(printed).toMatchObject({ code: 0, out: expect.stringContaining('Wrote 14 reports to') as string })
    html = readFileSync(output, 'utf8')
    // It may have to build the page first.
  }, 180_000)
  afterAll(() => cli.close())

  const elements = (): string[] => [
    ...new Set([...html.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, name]) => name!.toLowerCase())),
  ]

  it('holds charts, tables, methods and what the figures rest on', () => {
    expect(html.match(/<svg[^>]*class="chart/g)?.length).toBeGreaterThan(5)
    expect(html).toContain('How is this computed?')
    expect(html).toContain('Where the figures come from')
    expect(html).toContain('events.csv')
    expect(html).toContain('touchstack report content-attribution')
  })

  it('begins with no cost per conversion where costs are of other days than the conversions', async () => {
    const own = join(cli.folder, 'costs.touchstack')
    const rows = Array.from({ length: 20 }, (_, n) => `2019-01-01,v${n},,/x\n2019-01-02,v${n},Bought,\n`)
    const events = cli.file('bought.csv', `timestamp,visitor,event,path\n${rows.join('')}`)
    expect(await cli.touchstack(['import', events, '-w', own])).toMatchObject({ code: 0 })
    const begins = async (from: string, to: string): Promise<boolean> => {
      const config = {
        goals: [{ name: 'Bought', event: 'Bought' }],
        contentGroups: [{ group: 'Pages', match: '/x' }],
        contentCosts: [{ group: 'Pages', amount: 90, from, to }],
      }
      const file = cli.file('costs.json', JSON.stringify(config))
      expect(await cli.touchstack(['config', 'set', file, '-w', own])).toMatchObject({ code: 0 })
      const output = join(cli.folder, 'return.html')
      expect(await cli.touchstack(['export', 'html', 'content-return', '-w', own, '-o', output])).toMatchObject({ code: 0 }) // prettier-ignore
      return /\bOne \w+ from Pages costs\b/.test(readFileSync(output, 'utf8').replaceAll(/<[^>]*>/g, ''))
    }
    expect(await begins('2019-01-01', '2019-02-01')).toBe(true)
    expect(await begins('2018-06-01', '2018-07-01')).toBe(false)
  })

  it('says in every report on people which ids and emails may be one person’s', async () => {
    const own = join(cli.folder, 'apart.touchstack')
    const at = '2019-01-02T10:00:00Z'
    const identifies = `id,anonymous_id,user_id,received_at,sent_at,timestamp,context_library_name,traits.email\ni1,m1,u1,${at},${at},${at},js,ann@x.org\n`
    const trials = `timestamp,user_id,event,path\n${at},u1,,/a\n2019-01-02T11:00:00Z,u1,Trial,\n${at},u2,,/b\n2019-02-10T10:00:00Z,u3,,/a\n`
    const paid = 'timestamp,user_id,event\n2019-01-03,ann@x.org,Paid\n2019-01-04,Ann@X.org,Paid\n'
    const tools = 'name,category,cost,billing_period,start_date\nFunnelytics,Analytics,12,month,2018-12-01\n'
    const files = Object.entries({ identifies, trials, paid, tools }).map(([name, text]) =>
      cli.file(`${name}.csv`, text),
    )
    const goals = ['Trial', 'Paid'].map((name) => ({ name, event: name }))
    const config = cli.file('apart.json', JSON.stringify({ goals }))
    for (const args of [
      ['import', ...files, '-w', own],
      ['config', 'set', config, '-w', own],
    ])
      expect(await cli.touchstack(args)).toMatchObject({ code: 0 })
    const views = [
      'content-attribution?by=page', 'model-comparison?by=page', 'pages-before-conversion', 'paths?by=page', 'entry-exit?by=page',
      'goal-to-goal?by=page&then=Paid', 'landing-trend?by=page', 'content-return', 'volume', 'time-to-convert', 'return-visits?by=page', 'traffic?by=page',
      'template-ranking?by=page', 'before-after?by=page&date=2019-01-03&withinDays=2', 'people', 'identity', 'cost-per-conversion',
    ] // prettier-ignore
    const output = join(cli.folder, 'apart.html')
    for (const view of views) {
      const { code, err } = await cli.touchstack(['export', 'html', view, '-w', own, '-o', output])
      expect(code, err).toBe(0)
      const chapter = readFileSync(output, 'utf8')
      expect(chapter.includes('2 user ids differ in capitals only and count as 2 people'), view).toBe(true)
      expect(chapter.split('identifies.csv has an email beside another id of each person'), view).toHaveLength(2)
    }
  })

  it('has the table of what was asked where it is short, and two templates are compared within each channel', async () => {
    const tables = async (...more: string[]): Promise<(string | undefined)[]> => {
      const output = join(cli.folder, 'within.html')
      const { code, err } = await cli.touchstack(['export', 'html', 'template-comparison?by=page&withinEach=channel', '-w', w, '-o', output, ...more]) // prettier-ignore
      expect(code, err).toBe(0)
      return [...readFileSync(output, 'utf8').matchAll(/<table[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label)
    }
    expect((await tables()).slice(0, 2)).toEqual(['Within each channel', 'Every page'])
    expect((await tables('--short'))[0]).toBe('Within each channel')
  })

  it('is short where that is asked for: the first rows of tables, the files in a line, and no help', async () => {
    const output = join(cli.folder, 'short.html')
    const args = ['content-attribution?by=page', 'people', '--short', '-w', w, '-o', output]
    expect(await cli.touchstack(['export', 'html', ...args])).toMatchObject({ code: 0 })
    const short = readFileSync(output, 'utf8')
    expect(short).not.toContain('How is this computed?')
    expect(short).not.toContain('Settings, as')
    expect(short).toMatch(/events\.csv \(420 rows\)/)
    for (const said of ['SHA-256', 'touchstack report', 'Lookback', 'Workspace ']) expect(short).not.toContain(said)
    expect(short).toContain('and 195 more')
    const most = [...short.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body]) => body!.split('<tr').length - 1)
    expect(Math.max(...most)).toBe(15)
    expect(await cli.touchstack(['export', 'traits', '--short', '-w', w, '-o', output])).toMatchObject({
      code: 2,
      err: expect.stringContaining('export traits has no option --short; it goes with export html.') as string,
    })
  })

  it('has on one page the finding of each report and its first chart, or a table, of people its first five', async () => {
    const output = join(cli.folder, 'page.html')
    const args = ['content-attribution?by=page', 'people', '--one-page', '-w', w, '-o', output]
    expect(await cli.touchstack(['export', 'html', ...args])).toMatchObject({
      code: 0,
      err: expect.stringContaining('The file holds the ids of 5 people.') as string,
    })
    const page = readFileSync(output, 'utf8')
    expect(page).toMatch(/class="[^"]*onePage/)
    expect(page).toMatch(/events\.csv \(420 rows\)/)
    for (const said of ['How is this computed?', 'Lookback', 'touchstack report']) expect(page).not.toContain(said)
    const most = [...page.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body]) => body!.split('<tr').length - 1)
    expect(most.at(-1)).toBe(5)
    expect(
      await cli.touchstack(['export', 'html', 'people', '--one-page', '--short', '-w', w, '-o', output]),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('export html takes --short or --one-page, not both.') as string,
    })
  })

  it('has for each of the reports on templates its own headline and chart, and on one page what limits them', async () => {
    const output = join(cli.folder, 'templates.html')
    const views = ['template-ranking?by=page', 'template-pairs?by=page', 'template-comparison?by=page']
    for (const size of [[], ['--short'], ['--one-page']]) {
      expect(await cli.touchstack(['export', 'html', ...views, ...size, '-w', w, '-o', output])).toMatchObject({ code: 0 }) // prettier-ignore
      const chapters = readFileSync(output, 'utf8').split(/(?=<h2>\d\. )/).slice(1, 4) // prettier-ignore
      const charts = chapters.map((chapter) => /<svg[^>]*class="chart"[^>]*aria-label="([^"]*)"/.exec(chapter)?.[1])
      expect(charts).toEqual(['Rate of every page', 'Rates of each pair', 'Rates of each pair'])
      // On one page those beside the two that are asked about, too.
      expect(chapters[2]!.includes('Rates of the two')).toBe(size[0] !== '--one-page')
      expect(chapters[1]).toMatch(/<h3[^>]*>(?:<[^>]*>)*\d+(?:<[^>]*>)* of [\d,]+ pairs (?:is|are) told apart/)
    }
    const page = readFileSync(output, 'utf8')
    expect(page.split('People choose where they land: this is association, not effect.')).toHaveLength(2)
  })

  it('has on one page the split that was chosen in place of the months, and which contracts are too late to cancel', async () => {
    const [paid, output] = [join(cli.folder, 'paid.touchstack'), join(cli.folder, 'paid.html')]
    const names = Array.from({ length: 12 }, (_, at) => `Tool ${at + 10}`)
    const list = names.map((name, at) => `${name},Kind ${at},100,year,2027-03-${at < 3 ? '01' : 20},${at < 3 ? 90 : 30},yes`) // prettier-ignore
    const card = names.map((name, at) => `2026-05-${at + 10},${name},${100 + at},USD`)
    for (const [file, lines] of [
      ['list.csv', ['name,category,cost,billing_period,renewal_date,notice_days,auto_renew', ...list]],
      ['card.csv', ['Date,Merchant,Amount,Currency', ...card]],
    ] as const)
      expect(await cli.touchstack(['import', cli.file(file, `${lines.join('\n')}\n`), '-w', paid])).toMatchObject({ code: 0 }) // prettier-ignore
    const page = async (...views: string[]): Promise<string> => {
      expect(await cli.touchstack(['export', 'html', ...views, '--one-page', '-w', paid, '-o', output])).toMatchObject({ code: 0 }) // prettier-ignore
      return readFileSync(output, 'utf8')
    }
    const day = 'asOf=2027-01-10'
    const split = await page('stack-spend?by=category', `stack-budget?by=category&${day}`, `renewals?${day}`)
    expect([...split.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body]) => body!.split('<tr').length - 1).slice(0, 2)).toEqual([9, 9]) // prettier-ignore
    for (const months of ['Paid by month', 'Cost by month']) expect(split).not.toContain(months)
    expect(split).toMatch(/limits[^>]*>Tool 10 \(\$100 a year\), Tool 11 \(\$100 a year\) and Tool 12 \(\$100 a year\) can no longer be cancelled\./) // prettier-ignore
    // Without a chart, the table has the room.
    expect((await page(`stack-completeness?${day}`)).split('<tbody>')[1]!.split('<tr')).toHaveLength(13)
    expect(await page('stack-spend', `stack-budget?${day}`)).toMatch(/Paid by month.*Cost by month/s)
  })

  it('has on one page bills that may be paid twice, and of a change of cost why', async () => {
    const [paid, output] = [join(cli.folder, 'twice.touchstack'), join(cli.folder, 'twice.html')]
    const snyk = ['2024-03-01', '2025-03-01', '2026-03-01', '2026-03-10'].map((day) => `${day},Snyk,1200,USD`)
    const card = ['Date,Merchant,Amount,Currency', ...snyk, '2025-11-05,Zoom,500,USD', '2026-11-05,Zoom,700,USD']
    const list = ['name,cost,currency,billing_period', 'Snyk,1200,USD,year']
    for (const [file, lines] of [['twice.csv', card], ['snyk.csv', list]] as const)
      expect(await cli.touchstack(['import', cli.file(file, `${lines.join('\n')}\n`), '-w', paid])).toMatchObject({ code: 0 }) // prettier-ignore
    const views = [
      'stack-spend?by=tool&from=2025-12-01&to=2026-12-01',
      'stack-cost-change?measure=period&from=2025-12-01&to=2026-12-01',
    ]
    expect(await cli.touchstack(['export', 'html', ...views, '--one-page', '-w', paid, '-o', output])).toMatchObject({ code: 0 }) // prettier-ignore
    const [, spend, change] = readFileSync(output, 'utf8').split(/(?=<h2>\d\. )/)
    expect(spend).toMatch(/limits[^>]*>More than one bill of a contract by the year, .*Snyk/)
    expect(change).toMatch(/limits[^>]*>What contracts cost over the days of the period, by the day; what was paid in it is another sum\./) // prettier-ignore
    expect(change).toMatch(/aria-label="Against /)
    expect(change).toContain('Price or seats')
    expect(change).not.toContain('Cost of the period by tool')
  })

  it('has in a short document what a decision comes to without its draws, and every renewal of the days asked about', async () => {
    const output = join(cli.folder, 'cfo.html')
    const due = cli.file(
      'due.csv',
      `name,cost,billing_period,renewal_date,notice_days,auto_renew\n${Array.from({ length: 17 }, (_, at) => `Tool ${at},10,year,2027-02-${10 + at},${at === 16 ? '' : 30},yes`).join('\n')}\nLater,10,year,2027-09-01,30,yes\n`,
    )
    const decision = cli.file(
      'decision.json',
      JSON.stringify({
        name: 'Tours',
        build: { engineerMonths: [1, 2, 4], loadedMonthlyCost: 10_000 },
        buy: { seats: 1, pricePerSeatYear: [8_000, 9_000, 12_000] },
        criteria: [{ name: 'Fit', weight: 1, build: 0.5, buy: 0.6 }],
      }),
    )
    const workspace = join(cli.folder, 'cfo.touchstack')
    expect(await cli.touchstack(['import', due, decision, '-w', workspace])).toMatchObject({ code: 0 })
    const views = ['renewals?asOf=2026-11-27&days=120', 'build-vs-buy?decision=Tours']
    expect(await cli.touchstack(['export', 'html', ...views, '--short', '-w', workspace, '-o', output])).toMatchObject({ code: 0 }) // prettier-ignore
    const tables = [...readFileSync(output, 'utf8').matchAll(/<table[^>]*aria-label="([^"]*)".*?<\/table>/gs)]
    expect(tables.map(([, label]) => label)).toEqual(['Renewals', 'Every option'])
    expect([0, 15, 16].every((at) => tables[0]![0].includes(`>Tool ${at}<`))).toBe(true)
    expect(tables[0]![0]).not.toContain('Later')
    expect(tables[0]![0]).toMatch(/at most 91.*notice unknown/)
    for (const quantile of ['P10', 'P50', 'P80', 'P90']) expect(tables[1]![0]).toContain(`>${quantile}<`)
  })

  it('shows names as text, whatever they hold: no element and no attribute comes out of a file', () => {
    // They are in it, as text.
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    for (const name of ['script', 'img', 'iframe', 'a', 'button', 'input', 'link', 'object', 'form'])
      expect(elements()).not.toContain(name)
    const tags = html.slice(html.indexOf('<body')).match(/<[^>]*>/g)!
    expect(tags.filter((tag) => /\son\w+=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([])
    expect(tags.filter((tag) => /\s(?:src|href|srcdoc|action)=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([])
  })

  it('is the document that was put together, where no report is named', async () => {
    const output = join(cli.folder, 'kept.html')
    const set = async (document: object): Promise<void> => {
      const config = cli.file('document.json', JSON.stringify({ document }))
      expect(await cli.touchstack(['config', 'set', config, '-w', w])).toMatchObject({ code: 0 })
    }
    expect(await cli.touchstack(['export', 'html', '-w', w, '-o', output])).toMatchObject({
      code: 2,
      err: expect.stringContaining('None was added to the document of this workspace') as string,
    })
    await set({
      title: 'Spring <b>2019</b>',
      introduction: 'For <i>Ann</i>:\n\nRead the second.',
      views: ['volume', 'paths?by=page&title=Ways%20%3Cb%3Eto%3C%2Fb%3E%20us'],
    })
    expect(await cli.touchstack(['export', 'html', '-w', w, '-o', output])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Wrote 2 reports to') as string,
    })
    const kept = readFileSync(output, 'utf8').replaceAll('<!-- -->', '')
    expect(kept).toContain('<h1>Spring &lt;b&gt;2019&lt;/b&gt;</h1>')
    expect(kept).toContain('2. Ways &lt;b&gt;to&lt;/b&gt; us</h2>')
    expect(kept).toMatch(/<p[^>]*>For &lt;i&gt;Ann&lt;\/i&gt;:<\/p><p[^>]*>Read the second\.<\/p>/)
    // What a person calls it does not say what it is of.
    expect(kept).toMatch(/us<\/h2><p[^>]*>[^<]+ \(by page\)<\/p>/)
    // How it was put together is no setting that figures rest on.
    expect(kept).not.toContain('paths?by=page')
    await cli.touchstack([
      'export',
      'html',
      '-w',
      w,
      '-o',
      output,
      '--title',
      'Other',
      '--introduction',
      'For the <board>.',
    ])
    expect(readFileSync(output, 'utf8')).toMatch(/<h1>Other<\/h1><p[^>]*>Workspace w, made on /)
    expect(readFileSync(output, 'utf8')).toMatch(/<p[^>]*>For the &lt;board&gt;\.<\/p>/)
    expect(await cli.touchstack(['export', 'tools', '-w', w, '-o', output, '--introduction', 'x'])).toMatchObject({ code: 2 }) // prettier-ignore
    await set({ views: [] })
  })

  it('says once what costs by several groupings have in common', async () => {
    const output = join(cli.folder, 'costs.html')
    const w = join(cli.folder, 'w.touchstack')
    const day = 'asOf=2019-07-01'
    const views = [`stack-cost?${day}`, `stack-cost?${day}&by=team`, `stack-cost?${day}&by=category`]
    expect(await cli.touchstack(['export', 'html', ...views, '-w', w, '-o', output, '--title', '<b>Spend</b> 2019'])).toMatchObject({ code: 0 }) // prettier-ignore
    const costs = readFileSync(output, 'utf8')
    expect(costs.match(/Tools by tier of annual cost:/g)).toHaveLength(1)
    // Who is one person makes no difference to what tools cost.
    expect(html).toContain('person = ')
    expect(costs).not.toContain('person = ')
    expect(costs).toContain('<h1>&lt;b&gt;Spend&lt;/b&gt; 2019</h1>')
    expect(/<title>(.*)<\/title>/.exec(costs)![1]).not.toContain('<')
    // 7 tools at 12 a year, on 1 July 2019: each chapter has its table with the sum, as the screen writes it.
    expect(costs.match(/<tfoot>.*?\$84<\/td>.*?100\.0&nbsp;%|<tfoot>.*?\$84<\/td>.*?100\.0\u00a0%/g)).toHaveLength(3)
    expect(costs.replaceAll('\u00a0', ' ').includes('What does it cost? (on 1 Jul 2019, by team)')).toBe(true)
    expect(costs.match(/>Unused seats</g)).toHaveLength(1)
    expect(costs.match(/Tools by tier, unused seats and how it is computed: in chapter 1, /g)).toHaveLength(2)
  })

  it('says nothing that is only there to be pressed', () => {
    const sources = globSync('src-renderer/**/*.tsx').map((file) => readFileSync(file, 'utf8'))
    // The fixed words of every button and of every link drawn as one, as they stand in the sources.
    const words = new Set(
      sources.flatMap(
        (text) =>
        [...text.matchAll(/<(Button|ButtonLink)\b(?:[^<>]|=>|<[^<>]*\/>)*>\s*(?:<\w+[^<>]*\/>\s*)?([A-Z][^<>{}]+?)\s*(?:<\w+[^<>]*\/>\s*)?<\/\1>/g)].map(([, , label]) => label!), // prettier-ignore
      ),
    )
    expect([...words]).toEqual(
      expect.arrayContaining(['New decision', 'Fill capabilities', 'Try again', 'Check the goal']),
    )
    // On paper it is the heading of its answer.
    words.delete('How is this computed?')
    // A kind of change too.
    words.delete('Use')
    const texts = html.slice(html.indexOf('<body')).split(/<[^>]*>/)
    expect(texts.filter((text) => words.has(text.trim()))).toEqual([])
  })

  it('says whose ids it holds, and by which of them they are known', async () => {
    expect(html).toContain('This document holds the ids of 50 people.')
    const w = join(cli.folder, 'w.touchstack')
    const output = join(cli.folder, 'people.html')
    const none = await cli.touchstack(['export', 'html', 'volume', '-w', w, '-o', output])
    expect(none).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(output, 'utf8')).not.toContain('This document holds')
    const short = await cli.touchstack(['export', 'html', 'people', '--short', '-w', w, '-o', output])
    expect(short.err).toContain('The file holds the ids of 15 people.')
    const other = join(cli.folder, 'emails.touchstack')
    const rows = ['ana@example.com', 'bob@example.com', 'u3'].map(
      (id, n) => `2019-01-0${n + 1}T10:00:00Z,v${n},${id},Page Viewed,/a`,
    )
    const events = cli.file('emails.csv', `timestamp,visitor,user_id,event,path\n${rows.join('\n')}\n`)
    const goal = cli.file('goal.json', JSON.stringify({ goals: [{ name: 'A', event: 'Page Viewed' }] }))
    await cli.touchstack(['import', events, '-w', other])
    await cli.touchstack(['config', 'set', goal, '-w', other])
    const { err } = await cli.touchstack(['export', 'html', 'people', '-w', other, '-o', output])
    expect(err).toContain('The file holds the ids of 3 people, 2 of them with an email address.')
  })

  it('says once that nobody reached a goal: with the name of an event that is nowhere, else by what to look at', async () => {
    const other = join(cli.folder, 'nobody.touchstack')
    const rows = ['/a', '/b', '/a'].map((path, n) => `2019-01-0${n + 1}T10:00:00Z,v${n},Page Viewed,${path}`)
    const events = cli.file('nobody.csv', `timestamp,visitor,event,path\n${rows.join('\n')}\n`)
    const goals = [
      { name: 'Misspelt', event: 'Page viewed' },
      { name: 'Never', event: 'Page Viewed', path: '/c' },
    ]
    await cli.touchstack(['import', events, '-w', other])
    await cli.touchstack(['config', 'set', cli.file('goals.json', JSON.stringify({ goals })), '-w', other])
    const output = join(cli.folder, 'nobody.html')
    const slugs = ['content-attribution', 'model-comparison', 'pages-before-conversion', 'time-to-convert']
    const textOf = async (goal: string): Promise<string> => {
      const views = slugs.map((slug) => `${slug}?goal=${goal}`)
      const printed = await cli.touchstack(['export', 'html', ...views, '-w', other, '-o', output])
      expect(printed).toMatchObject({ code: 0, err: '' })
      return readFileSync(output, 'utf8').replaceAll(/<[^>]*>/g, '\n')
    }
    const times = (text: string, said: string): number => text.split(said).length - 1
    const misspelt = await textOf('Misspelt')
    expect(times(misspelt, 'Nobody reached “Misspelt” in this period')).toBe(4)
    expect(times(misspelt, 'No event is called “Page viewed”; there is “Page Viewed”.')).toBe(4)
    expect(times(misspelt, 'Its event is in the data')).toBe(0)
    const never = await textOf('Never')
    expect(times(never, 'Nobody reached “Never” in this period')).toBe(4)
    expect(times(never, 'Its event is in the data, but never as the goal’s condition asks.')).toBe(4)
  })

  it('holds no control character, which no HTML has', () => {
    expect(html).toContain('everybody')
    expect(/[^\P{Cc}\t\n]/u.exec(html)).toBeNull()
  })

  it('fetches nothing, and a policy of its own lets nothing be fetched or run', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`)
    const style = /<style>(.*?)<\/style>/s.exec(html)![1]!
    expect([...style.matchAll(/url\(["']?(?!data:)/g)]).toEqual([])
    expect(style).not.toContain('@import')
    expect(html.match(/<style/g)).toHaveLength(1)
  })

  it('names the chapter that cannot be worked out', async () => {
    const args = ['export', 'html', '-w', w, '-o', join(cli.folder, 'none.html')]
    const views = ['volume', 'paths?goal=Gone&title=Ways', 'people?goal=Gone']
    expect(await cli.touchstack([...args, ...views])).toMatchObject({
      err: expect.stringContaining('Chapter 2, “Ways”: There is no goal "Gone"; ') as string,
    })
    expect((await cli.touchstack([...args, 'paths?goal=Gone'])).err).toMatch(/^There is no goal "Gone"; /)
  })

  it('refuses what is no report, and writes nothing then', async () => {
    const output = join(cli.folder, 'none.html')
    const w = join(cli.folder, 'w.touchstack')
    expect(await cli.touchstack(['export', 'html', 'nonsense', '-w', w, '-o', output])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no report "nonsense"') as string,
    })
    expect(await cli.touchstack(['export', 'html', '-w', w, '-o', output])).toMatchObject({ code: 2 })
    expect(existsSync(output)).toBe(false)
  })
})
