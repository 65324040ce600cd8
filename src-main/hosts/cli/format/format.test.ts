import { describe, expect, test, vi } from 'vitest'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import { bytes, duration, percent } from './numbers.ts'
import { reconcile } from './reconcile.ts'
import { formatTable } from './table.ts'
import { padEnd, printable, width } from './terminal.ts'

describe('csv', () => {
  test('has a line of names, and one for each row', () => {
    const row = { tool: '=x', degree: 1, betweenness: 0.5, pairsLost: 2 }
    const [head, line] = reportCsv('stack-graph', { params: {}, rows: [row] }).split('\r\n')
    expect(head).toMatch(/^tool,category,degree,betweenness,pairsLost/)
    expect(line).toMatch(/^'=x,,1,0\.5,2/)
    expect(reportCsv('stack-graph', { params: {}, rows: [] })).toBe(`${head}\r\n`)
  })
})

describe('a terminal', () => {
  test('is not rewritten by a page name', () => {
    expect(printable('/a\u001b[2J\r\n\u009b\u202e/')).toBe('/a\\u001b[2J\\u000d\\u000a\\u009b\\u202e/')
    expect(printable('/über/日本語/')).toBe('/über/日本語/')
  })

  test('gives East Asian characters two cells', () => {
    expect([width('abc'), width('日本'), width('é'), width('e\u0301'), width('👩‍👩‍👧')]).toEqual([3, 4, 1, 1, 2])
    expect(padEnd('日本', 6)).toBe('日本  ')
  })
})

test('where there are too few to tell, no p-value is printed', () => {
  const rows = [
    { key: 'a', rate: 0.5, pValue: 0.3865, pAdjusted: null, enough: false },
    { key: 'b', rate: 0.4, pValue: 0.01234, pAdjusted: 0.02, enough: true },
  ]
  const lines = formatTable({ report: 'x', params: {}, rows, totals: { pValue: 0.5, enough: false } }, 'Q?').split('\n')
  expect(lines.filter((line) => /^(a|b|total) /.test(line)).map((line) => line.split(/\s{2,}/))).toEqual([
    ['a', '50.0 %', 'too few', 'too few', 'false'],
    ['b', '40.0 %', '0.0123', '0.0200', 'true'],
    ['total', 'too few', 'false'],
  ])
})

test('what has nothing to credit has no rate, and it is said', () => {
  const rows = [
    { key: 'Blog', people: 200, conversionRate: 0.25, rateLow: 0.2, rateHigh: 0.3 },
    { key: '(none)', people: 12, conversionRate: null, rateLow: null, rateHigh: null },
  ]
  const printed = (by: string) => formatTable({ report: 'x', params: { by }, rows, totals: {} }, 'Q?')
  expect(printed('group')).toMatch(/^\(none\) +12( +–){3}$/m)
  expect(printed('group')).toContain('\n(none): no page to credit, so no rate.\n')
  expect(printed('channel')).toContain('\n(none): no touch to credit, so no rate.\n')
})

test('a share that is the same as another in every row is one column', () => {
  const row = { key: 'Blog', conversionShare: 0.2, attributedShare: 0.25, share: 0.25 }
  const heads = (rows: object[]) => formatTable({ report: 'x', params: {}, rows, totals: {} }, 'Q?').split('\n')[2]
  expect(heads([row])).toMatch(/^key +conversion share +attributed share$/)
  expect(heads([row, { ...row, share: 0.3 }])).toMatch(/ share +attributed share +share$/)
  expect(heads([{ ...row, attributedShare: 0.2, share: 0.2 }])).toMatch(/^key +conversion share$/)
})

test('the day after a period is not said to be in it', () => {
  const params = { from: '2026-06-01', date: '2026-06-12', to: '2026-06-25' }
  const [, head] = formatTable({ report: 'x', params, rows: [], totals: {} }, 'Q?').split('\n')
  expect(head).toBe('from 2026-06-01, date 2026-06-12, before 2026-06-25')
})

test('a path without a page has a name', () => {
  const rows = [
    { path: ['Blog', 'Docs'], people: 3 },
    { path: [], people: 12 },
  ]
  expect(formatTable({ report: 'x', params: {}, rows, totals: {} }, 'Q?').split('\n').slice(2)).toEqual([
    expect.stringMatching(/^path +people$/),
    expect.stringMatching(/^─+$/),
    expect.stringMatching(/^Blog; Docs +3$/),
    '(none): no page before it      12',
    '',
  ])
})

test('tables stay aligned whatever the keys are', () => {
  const table = formatTable(
    {
      report: 'x',
      params: { by: 'page', goal: null, lists: ['a', 'b'] },
      rows: [
        { key: '日本', people: 1, share: 0.5, at: null, note: 'x' },
        { key: 'a\u001b', people: 1234.5, share: 0.123_45, at: null, note: null },
      ],
      totals: { people: 1235.5, median: null, mean: 2.5 },
    },
    'Which?',
  )
  expect(table).toBe(`Which?
by page, lists a; b

key        people   share  note
───────────────────────────────
日本         1.00  50.0 %  x
a\\u001b  1,234.50  12.3 %  –
───────────────────────────────
total    1,235.50

median –, mean 2.50
`)
})

test('spans of time are said as on screen, minutes where they are less than an hour', () => {
  const row = { key: 'a', conversions: 4, pagesLow: 1, pagesMedian: 2, pagesHigh: 3, daysLow: 40 / 86_400, daysMedian: 11 / 1440, daysHigh: 2.06, dayShare: 0.5 } // prettier-ignore
  const lengths = { report: 'journey-length', params: {}, rows: [row], totals: { conversions: 4, daysMedian: 0.5 } }
  expect(formatTable(lengths, 'Which?')).toBe(`Which?

key    conversions  pages low  pages median  pages high  time low  time median  time high  day share
────────────────────────────────────────────────────────────────────────────────────────────────────
a                4          1             2           3      40 s       11 min   2.1 days     50.0 %
────────────────────────────────────────────────────────────────────────────────────────────────────
total            4                                                      12.0 h
`)
  const time = { report: 'time-to-convert', params: {}, rows: [{ days: 0, conversions: 4 }], totals: { median: 11 / 1440, mean: 3 } } // prettier-ignore
  expect(formatTable(time, 'When?')).toContain('\nmedian 11 min, mean 3.0 days\n')
})

test('rates that are compared are shares, no chance is 0, and long lists of records are counted', () => {
  const table = formatTable(
    {
      report: 'x',
      params: {},
      rows: [{ key: 'a', rateA: 0.037, difference: -0.012, low: -0.02, high: 0.001, pValue: 0.000_01, list: Array(40).fill({ path: '/x' }) }],
      totals: {},
    },
    'Which?',
  ) // prettier-ignore
  expect(table).toBe(`Which?

key  rate a  difference     low   high   p value  list
──────────────────────────────────────────────────────
a     3.7 %      -1.2 %  -2.0 %  0.1 %  < 0.0001  40

With --format json also: list.
`)
})

test('rates that are compared are shares, though none of them has a p-value', () => {
  const row = { a: 'a', b: 'b', difference: 0, low: -0.4, high: 0.4, pValue: null }
  expect(formatTable({ report: 'x', params: {}, rows: [row], totals: {} }, 'Which?')).toContain('-40.0 %  40.0 %')
})

test('lists and records in a cell are words, not JSON', () => {
  const table = formatTable(
    {
      report: 'x',
      params: {},
      rows: [
        {
          key: 'a',
          added: ['Drift', 'Intercom'],
          replaced: [{ from: 'Mailchimp', to: 'Customer.io', reason: 'volume' }],
          prices: [{ from: null, cost: 26280 }, { from: '2020-02-01', cost: null }],
          others: [{ tool: 'Drift', amount: 1234.5 }],
          one: { kind: 'x', n: 1 },
        },
        { key: 'b', added: Array.from({ length: 30 }, (_, index) => `Tool ${index}`), replaced: [], prices: [], others: [], one: null },
      ],
      totals: { added: 32, replaced: 1 },
    },
    'Which?',
    400,
  ) // prettier-ignore
  expect(table).not.toContain('{')
  const cells = table.split('\n').map((line) => line.split(/ {2,}/))
  expect(cells[4]).toEqual(['a', 'Drift; Intercom', 'Mailchimp (to Customer.io, reason volume)', '26,280; 2020-02-01 –', 'Drift 1,234.50', 'x 1']) // prettier-ignore
  expect(cells[5]).toEqual(['b', 'Tool 0; Tool 1; Tool 2; Tool 3; Tool 4; Tool 5; Tool 6; Tool 7; Tool 8; Tool 9; Tool 10; Tool 11; and 18 more', '–']) // prettier-ignore
})

test('in one column records are all counted or all written out, and deep ones are counted', () => {
  const table = formatTable(
    {
      report: 'x',
      params: {},
      rows: [
        { key: 'a', few: [{ path: '/x' }], deep: [{ at: 'x', touches: [{ path: '/' }] }] },
        { key: 'b', few: Array(40).fill({ path: '/x' }), deep: [] },
      ],
      totals: {},
    },
    'Which?',
  )
  expect(table).toBe(`Which?

key  few  deep
──────────────
a    1    1
b    40   0

With --format json also: few, deep.
`)
})

describe('sums', () => {
  test('are written out where all parts are there', () => {
    expect(
      reconcile({
        conversions: 3,
        attributed: 2.5,
        unattributed: 0.5,
        events: 10,
        used: 7,
        outsidePeriod: 1,
        ignored: 2,
        rowsRead: 12,
        rowsDuplicate: 1,
        rowsRejected: 1,
      }).lines,
    ).toEqual([
      'Conversions: 3 = 2.50 attributed + 0.50 without an interaction (page view) to credit',
      'Events: 10 = 7 used + 1 outside the period + 2 ignored',
      'Rows read: 12 = 10 imported + 1 duplicate + 1 rejected',
    ])
    expect(reconcile({ conversions: 3 }).lines).toEqual([])
    // A report on some people has the conversions of all.
    expect(reconcile({ conversions: 3, attributed: 2, unattributed: 1, notWithin: 4 }).lines).toEqual([
      'Conversions of everybody: 3 = 2 attributed + 1 without an interaction (page view) to credit',
    ])
    expect(reconcile({ value: 108.6, attributedValue: 37.2 }).lines).toEqual([
      'Value: 108.60 = 37.20 of attributed conversions + 71.40 of the others',
    ])
    expect(reconcile({ value: 0, attributedValue: 0 })).toEqual({ lines: [], used: new Set(['attributedValue']) })
  })

  test('name what is ignored for being of people left out', () => {
    const sums = { events: 10, used: 7, outsidePeriod: 0, ignored: 3 }
    const line = (of: object): string | undefined => reconcile({ ...sums, ...of }).lines[0]
    expect(line({ leftOut: 2, peopleLeftOut: 1 })).toBe(
      'Events: 10 = 7 used + 0 outside the period + 3 ignored, 2 of them of 1 person left out',
    )
    expect(line({ leftOut: 1, peopleLeftOut: 1, withoutId: 2 })).toBe(
      'Events: 10 = 7 used + 0 outside the period + 3 ignored, 1 of them of 1 person left out, 2 without a visitor or user id',
    )
    expect(line({ leftOut: 0, peopleLeftOut: 0 })).toBe('Events: 10 = 7 used + 0 outside the period + 3 ignored')
    expect(line({ leftOut: 2 })).toBe(
      'Events: 10 = 7 used + 0 outside the period + 3 ignored, 2 of them of people left out',
    )
  })

  test('that fail say so', () => {
    expect(reconcile({ events: 10, used: 7, ignored: 2 }).lines).toEqual([
      'Events: 10 do not add up; run `touchstack check`.',
    ])
  })
})

test('figures', () => {
  expect([bytes(0), bytes(999), bytes(1500), bytes(230e6), bytes(1.5e9)]).toEqual([
    '0 B',
    '999 B',
    '1.5 kB',
    '230 MB',
    '1.5 GB',
  ])
  expect([duration(0.2), duration(59.2), duration(200), duration(7500)]).toEqual([
    '1 s',
    '1 min 0 s',
    '3 min 20 s',
    '2 h 5 min',
  ])
  expect([percent(0), percent(0.12345), percent(1)]).toEqual(['0.0 %', '12.3 %', '100.0 %'])
})

test('no rows are an answer, with its reason', () => {
  const says = (report: string, totals: object): string =>
    formatTable({ report, params: {}, rows: [], totals }, 'Which?').split('\n')[2]!
  expect(says('stack-overlap', { tools: 20, withoutCapabilities: 20 })).toBe(
    'No rows: whether tools overlap cannot be told: 20 of 20 tools have no capabilities.',
  )
  expect(says('stack-overlap', { tools: 20, withoutCapabilities: 8 })).toBe(
    'No rows: no two tools share a capability; 8 of 20 have none written down.',
  )
  expect(says('stack-overlap', { tools: 20, withoutCapabilities: 0 })).toBe('No rows: no two tools share a capability.')
  expect(says('stack-overlap', { tools: 0, withoutCapabilities: 0 })).toBe('No rows: no tool is active then.')
  expect(says('stack-removal', { tool: 'Mailchimp' })).toContain('it has no capabilities, connections or channels.')
  expect(says('stack-payments', { knownFrom: null })).toContain('no payments are stored')
  expect(says('stack-diff', {})).toBe('No rows: nothing changed between the two days.')
  expect(says('renewals', { withoutDate: 3 })).toContain('; 3 active tools have no renewal date.')
  expect(says('stack-cost', { tools: 0 })).toBe('No rows: no tool is active then.')
})

test('a table fits the terminal: words give way in their middle, numbers stay whole', () => {
  const path = '/blog/lohnfortzahlung-im-krankheitsfall-bei-geringfuegig-beschaeftigten-2026'
  const document = {
    report: 'x',
    params: {},
    rows: [
      { key: path, people: 1_234_567 },
      { key: '/', people: 1 },
    ],
    totals: {},
  }
  const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))
  const whole = formatTable(document, 'Q?')
  expect(whole).toContain(path)
  const fitted = formatTable(document, 'Q?', 40)
  expect(widest(fitted)).toBe(40)
  expect(fitted).toContain('/blog/lohnfort…')
  expect(fitted).toMatch(/…\S+-2026 +1,234,567\n/)
  // Words are never narrower than sixteen, however small the terminal is.
  expect(widest(formatTable(document, 'Q?', 10))).toBe(16 + 2 + '1,234,567'.length)
})

test('prints the inputs of a decision as they were given, rates beside amounts', () => {
  const rows = [
    { input: 'buy.seats', swing: 0, lowValue: 25.5, likelyValue: 25, highValue: 25 },
    { input: 'buy.priceUplift', swing: 0.065, lowValue: 0.065, likelyValue: 0.1, highValue: 0 },
  ]
  const lines = formatTable({ report: 'x', params: {}, rows, totals: {} }, 'Q?').split('\n')
  expect(lines.at(-2)).toMatch(/^buy\.priceUplift +0\.07 +0\.065 +0\.10 +0\.00$/)
})

test('leaves out what was doubled and what is due where there is nothing of either', () => {
  const document = (doubled: number) => ({
    report: 'stack-payments',
    params: {},
    rows: [{ tool: 'Figma', paid: 0, doubled, due: 0 }],
    totals: { doubled, due: 0 },
  })
  expect(formatTable(document(0), 'q')).toMatch(/^tool +paid$/m)
  expect(formatTable(document(5), 'q')).toMatch(/^tool +paid +doubled$/m)
})

test('properties of people are columns beside their email, under names that no other column has', () => {
  const rows = [
    { person: 'ann', email: 'ann@x.io', properties: { Name: 'Ann', person: 'x' } },
    { person: 'bob', email: null, properties: {} },
  ]
  const table = formatTable({ report: 'people', params: { properties: ['Name', 'person'] }, rows, totals: {} }, 'Who?')
  expect(table.split('\n').slice(3, 7).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['person', 'email', 'name', 'person (property)'],
    [expect.stringMatching(/^─+$/)],
    ['ann', 'ann@x.io', 'Ann', 'x'],
    ['bob', '–', '–', '–'],
  ]) // prettier-ignore
})

test('a table of more rows than a call takes arguments is written, and its figures without making a format for each', () => {
  const made = vi.spyOn(Number.prototype, 'toLocaleString')
  const rows = Array.from({ length: 200_000 }, (_, at) => ({ key: `page ${at}`, people: at, credit: at + 0.5 }))
  const text = formatTable({ report: 'content-attribution', params: {}, rows, totals: {} }, 'Which pages?')
  expect(made).not.toHaveBeenCalled()
  made.mockRestore()
  const lines = text.split('\n')
  expect(lines.at(-2)).toBe('page 199999  199,999  199,999.50')
  expect(lines.filter((line) => line.startsWith('page '))).toHaveLength(200_000)
})

test('a table wider than its room says once what is the same in every row, and goes on below with the names again', () => {
  const row = (key: string, of: object) => ({ key, model: 'first', ...Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`people${at}`, 1000 + at + key.length])), alone: null, ...of }) // prettier-ignore
  const rows = [row('Story', { alone: 7 }), row('Video', { people5: 0 }), row('Classic', {})]
  const document = { report: 'x', params: {}, rows, totals: { people1: 3000 } }
  const printed = formatTable(document, 'Q?', 60)
  const lines = printed.split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
  expect(lines.filter((line) => line.startsWith('key')).map((line) => line.split(/ {2,}/))).toEqual([
    ['key', 'people0', 'people1', 'people2', 'people3', 'people4'],
    ['key', 'people5'],
  ])
  expect(lines.filter((line) => line.startsWith('Video'))).toHaveLength(2)
  // Sums stand in the part that has them.
  expect(lines.filter((line) => line.startsWith('total'))).toHaveLength(1)
  expect(printed).toContain('Of Story alone: alone 7.\nIn every row: model first.')
  // Where there is room it is one table with every column, and words are cut for a terminal alone.
  expect(formatTable(document, 'Q?', 100)).toMatch(/^key +model +people0 .* people5 +alone$/m)
  const long = 'a very long name of a campaign, as people write them into their tags'.repeat(2)
  const piped = formatTable({ ...document, rows: [row(long, {}), row('b', {})] }, 'Q?')
  expect(piped).toContain(long)
})
