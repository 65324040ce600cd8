/**
 * Attribution numbers that others publish, through our command line. The data stands beside a checkout of the team's;
 * elsewhere one line says that it is missing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report, ReportSlug } from '../../../shared/reports/index.ts'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url))
const isHere = existsSync(join(shared, 'vectors.json'))
if (!isHere)
  process.stdout.write('Reference data is not beside this checkout: published attribution numbers are skipped.\n')

let cli: CommandLine
let workspace: string
beforeEach(() => {
  cli = openCommandLine()
  workspace = join(cli.folder, 'w.touchstack')
})
afterEach(() => cli.close())

async function run(...args: string[]): Promise<string> {
  const { code, out, err } = await cli.touchstack([...args, '-w', workspace])
  expect([code, err]).toEqual([0, ''])
  return out
}

const report = async <S extends ReportSlug>(slug: S, ...params: string[]): Promise<Report<S>> =>
  JSON.parse(await run('report', slug, ...params, '--format', 'json')) as Report<S>

const setConfig = (config: object): Promise<string> =>
  run('config', 'set', cli.file('config.json', JSON.stringify(config)))

interface Touch {
  person: string
  time: string
  /** Label of a page view, or null for the conversion. */
  page: string | null
  source?: string
  value?: number
}

/** Imports the touches, each page a key of its own. */
async function load(touches: Touch[], count: 'once' | 'every' = 'once'): Promise<void> {
  const rows = touches.map(
    ({ person, time, page, source, value }) =>
      `${time},${person},${page === null ? 'Converted' : ''},${page ?? ''},${source ?? ''},${value ?? ''}`,
  )
  await run('import', cli.file('touches.csv', `timestamp,visitor,event,path,utm_source,value\n${rows.join('\n')}\n`))
  await setConfig({ goals: [{ name: 'Conversion', event: 'Converted', count, value: { property: 'value' } }] })
}

const credits = async (model: string, ...params: string[]): Promise<Record<string, number>> => {
  const { rows, totals } = await report('content-attribution', '--by', 'page', '--model', model, ...params)
  expect(totals.credited).toBeCloseTo(totals.attributed, 9)
  return Object.fromEntries(rows.filter((row) => row.conversions > 0).map((row) => [row.key, row.conversions]))
}

const day = 86_400_000
const base = Date.UTC(2023, 0, 10, 12)
const daysBefore = (days: number): string => new Date(base - days * day).toISOString()

/** One person, a page t0, t1, … at each age in days, and the conversion. */
const aged = (ages: number[], value?: number): Touch[] => [
  ...ages.map((age, i) => ({ person: 'p', time: daysBefore(age), page: `t${i}` })),
  { person: 'p', time: daysBefore(0), page: null, ...(value !== undefined && { value }) },
]

/** People who go along `a > b`, an hour between pages. */
function walking(journeys: readonly (readonly [path: string, converted: number, lost?: number])[]): Touch[] {
  return journeys.flatMap(([path, converted, lost = 0], journey) =>
    Array.from({ length: converted + lost }, (_, n) => {
      const person = `p${journey}-${n}`
      const steps: Touch[] = path
        .split(' > ')
        .map((page, i) => ({ person, time: new Date(base + i * 3_600_000).toISOString(), page }))
      return n < converted ? [...steps, { person, time: new Date(base + day).toISOString(), page: null }] : steps
    }).flat(),
  )
}

function near(got: Record<string, number>, expected: Record<string, number>, tolerance: number): void {
  expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort())
  for (const [key, value] of Object.entries(expected))
    expect(Math.abs(got[key]! - value), `${key}: ${got[key]!} against ${value}`).toBeLessThanOrEqual(tolerance)
}

const byTouch = (weights: number[]): Record<string, number> =>
  Object.fromEntries(weights.flatMap((weight, i) => (weight > 0 ? [[`t${i}`, weight]] : [])))

interface Vector {
  id: string
  tol?: number
  [field: string]: unknown
}

describe.runIf(isHere)('published vectors', () => {
  const vectors = (isHere ? JSON.parse(readFileSync(join(shared, 'vectors.json'), 'utf8')) : {}) as Record<
    'heuristics' | 'markov' | 'shapley',
    Vector[]
  >
  const find = (kind: keyof typeof vectors, id: string): Vector => vectors[kind].find((vector) => vector.id === id)!

  it('posthog-five-models', async () => {
    const vector = find('heuristics', 'posthog-five-models') as Vector &
      Record<string, number[]> & { window_days: number; half_life_days: number }
    await load(aged(vector['touch_ages_days']!))
    const lookback = ['--lookback-days', String(vector.window_days)]
    for (const model of ['first', 'last', 'linear'])
      near(await credits(model, ...lookback), byTouch(vector[model]!), vector.tol!)
    const decay = await credits('time-decay', ...lookback, '--half-life-days', String(vector.half_life_days))
    near(decay, byTouch(vector['time_decay']!), vector.tol!)
    near(await credits('position', ...lookback), byTouch(vector['position_40_20_40']!), vector.tol!)
  })

  it('posthog-repeat-touch', async () => {
    const vector = find('heuristics', 'posthog-repeat-touch') as Vector & {
      path: string[]
      linear_by_group: Record<string, number>
    }
    await load(walking([[vector.path.join(' > '), 1]]))
    near(await credits('linear'), vector.linear_by_group, vector.tol!)
  })

  it('posthog-session-grain', async () => {
    const vector = find('heuristics', 'posthog-session-grain') as Vector & {
      sessions: { group: string; pageviews: number }[]
      linear_by_group: Record<string, number>
    }
    const touches: Touch[] = vector.sessions.flatMap(({ group, pageviews }, session) =>
      Array.from({ length: pageviews }, (_, minute) => ({
        person: 'p',
        time: new Date(base + session * day + minute * 60_000).toISOString(),
        page: group,
      })),
    )
    await load([...touches, { person: 'p', time: new Date(base + 2 * day).toISOString(), page: null }])
    near(await credits('linear', '--unit', 'session'), vector.linear_by_group, 1e-12)
    near(await credits('linear'), { browsed: 0.75, bounced: 0.25 }, 1e-12)
  })

  it('posthog-exclude-direct', async () => {
    const vector = find('heuristics', 'posthog-exclude-direct') as Vector &
      Record<'linear' | 'linear_excluding_direct', Record<string, number>>
    await load([
      { person: 'p', time: daysBefore(2), page: 'paid', source: 'ads' },
      { person: 'p', time: daysBefore(1), page: 'direct' },
      { person: 'p', time: daysBefore(0), page: null },
    ])
    near(await credits('linear'), vector.linear, 1e-12)
    near(await credits('linear', '--exclude-direct'), vector.linear_excluding_direct, 1e-12)
    near(await credits('last-non-direct'), { paid: 1 }, 1e-12)
  })

  it('posthog-lookback', async () => {
    const vector = find('heuristics', 'posthog-lookback') as Vector & {
      conversion: string
      touches: { t: string; g: string }[]
      window_days: number
      linear: Record<string, number>
    }
    await load([
      ...vector.touches.map(({ t, g }) => ({ person: 'p', time: t, page: g })),
      { person: 'p', time: vector.conversion, page: null },
    ])
    near(await credits('linear', '--lookback-days', String(vector.window_days)), vector.linear, 1e-12)
  })

  it('posthog-repeat-conversions', async () => {
    const vector = find('heuristics', 'posthog-repeat-conversions') as Vector & {
      conversions_one_person: number
      credited_total: number
    }
    const conversions = Array.from({ length: vector.conversions_one_person }, (_, i) => ({
      person: 'p', time: daysBefore(-i), page: null,
    })) // prettier-ignore
    await load([{ person: 'p', time: daysBefore(1), page: 'a' }, ...conversions], 'every')
    for (const model of ['linear', 'position', 'time-decay', 'markov', 'shapley'])
      near(await credits(model), { a: vector.credited_total }, 1e-9)
  })

  it('eeghor-mta-tests', async () => {
    const vector = find('heuristics', 'eeghor-mta-tests') as Vector & { journeys: [string, number, number][] } & Record<
        string,
        Record<string, number>
      >
    await load(walking(vector.journeys))
    for (const model of ['first', 'last', 'linear']) near(await credits(model), vector[model]!, 1e-6)
    near(await credits('position'), vector['position_40_20_40']!, 1e-6)
  })

  it('eeghor-mta-two-touch: weights', async () => {
    const vector = find('heuristics', 'eeghor-mta-two-touch') as Vector & {
      path: string[]
      conversions: number
    } & Record<string, Record<string, number>>
    await load(walking([[vector.path.join(' > '), vector.conversions]]))
    near(await credits('position', '--weights', '40,20,40'), vector['position_40_40']!, 1e-9)
    near(await credits('position', '--weights', '0.3,0,0.7'), vector['position_30_70']!, 1e-9)
  })

  it('mixpanel-six-touch and adobe-mixpanel-two-touch', async () => {
    const six = find('heuristics', 'mixpanel-six-touch') as Vector & Record<string, number[]>
    const two = find('heuristics', 'adobe-mixpanel-two-touch') as Vector & Record<string, number[]>
    await load([...aged([6, 5, 4, 3, 2, 1]), ...aged([2, 1]).map((touch) => ({
      ...touch, person: 'q', page: touch.page && `q${touch.page}`,
    }))]) // prettier-ignore
    for (const [model, shape] of [
      ['position', 'u_shaped'],
      ['j', 'j_shaped'],
      ['inverse-j', 'inverse_j'],
    ] as const)
      // prettier-ignore
      near(
        await credits(model),
        { ...byTouch(six[shape]!), ...Object.fromEntries(two[shape]!.map((weight, i) => [`qt${i}`, weight])) },
        1e-9,
      )
  })

  it('half-life-7', async () => {
    const vector = find('heuristics', 'half-life-7') as Vector & { half_life_days: number } & Record<string, number[]>
    await load(aged(vector['touch_ages_days']!))
    near(await credits('time-decay'), byTouch(vector['time_decay']!), vector.tol!)
  })

  it('worked-journey-12000: value', async () => {
    const vector = find('heuristics', 'worked-journey-12000') as Vector & { value: number; linear: number; touch_days: number[]; conversion_day: number } & Record<string, number[]> // prettier-ignore
    await load(
      aged(
        vector.touch_days.map((at) => vector.conversion_day - at),
        vector.value,
      ),
    )
    const values = async (model: string): Promise<Record<string, number>> => {
      const { rows, totals } = await report('content-attribution', '--by', 'page', '--model', model)
      expect(rows.reduce((sum, row) => sum + row.value, 0)).toBeCloseTo(totals.value, 6)
      return Object.fromEntries(rows.map((row) => [row.key, row.value]))
    }
    near(await values('linear'), byTouch(vector.touch_days.map(() => vector.linear)), 1e-6)
    near(await values('time-decay'), byTouch(vector['time_decay']!), vector.tol!)
    near(await values('position'), byTouch(vector['position']!), 1e-6)
  })

  it('Markov: analyzecore', async () => {
    const vector = find('markov', 'analyzecore') as Vector & {
      journeys: [string, number, number][]
      removal_effect: Record<string, number>
      attribution_of_1: Record<string, number>
    }
    await load(walking(vector.journeys))
    near(await credits('markov'), vector.attribution_of_1, 1e-9)
    const first = await run('report', 'content-attribution', '--by', 'page', '--model', 'markov', '--format', 'json')
    const { rows } = JSON.parse(first) as Report<'content-attribution'>
    near(Object.fromEntries(rows.map((row) => [row.key, row.removalEffect!])), vector.removal_effect, 1e-9)
    // Solved, not simulated: asked again, the answer is the same to the last digit.
    expect(await run('report', 'content-attribution', '--by', 'page', '--model', 'markov', '--format', 'json')).toBe(
      first,
    )
  })

  it('Markov: eeghor-transition, by the effects that follow from its transitions', async () => {
    const vector = find('markov', 'eeghor-transition') as Vector & {
      journeys: [string, number, number][]
      transition: Record<string, number>
    }
    const rate = (step: string): number => vector.transition[step]!
    const byB = rate('start>a') * rate('a>b') * rate('b>conv')
    const byC = rate('start>a') * rate('a>c') * rate('c>conv')
    await load(walking(vector.journeys))
    const { rows } = await report('content-attribution', '--by', 'page', '--model', 'markov')
    const effects = Object.fromEntries(rows.map((row) => [row.key, row.removalEffect!]))
    near(effects, { a: 1, b: byB / (byB + byC), c: byC / (byB + byC) }, 1e-6)
  })

  it.each(['simplified-1', 'simplified-2'])('Shapley: %s', async (id) => {
    const vector = find('shapley', id) as Vector & { journeys: [string, number][]; credit: Record<string, number> }
    await load(walking(vector.journeys))
    near(await credits('shapley'), vector.credit, 1e-9)
    near(await credits('shapley-ordered'), vector.credit, 1e-9)
  })
})

const rowsOf = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data

describe.runIf(isHere)("Snowplow's fractribution: last touch and paths of its sample", () => {
  const data = join(shared, 'data', 'snowplow-fractribution')
  const expected = (name: string) => rowsOf(join(data, `snowplow_fractribution_${name}_expected.csv`))
  /** Its channels, of the sources whose sessions lead to a conversion. */
  const channels: Record<string, string> = { '(direct)': 'Direct', google: 'Organic_Search', 'youtube.com': 'Video' }
  const lookback = ['--unit', 'session', '--lookback-days', '30']

  beforeEach(async () => {
    const source = join(data, 'snowplow_fractribution_events.csv')
    const map =
      'time=derived_tstamp,visitor=domain_userid,event=event_name,path=page_urlhost,source=mkt_source,medium=mkt_medium,messageId=event_id'
    await run('import', source, '--map', map, '--format', 'generic-events')
    // Its conversions are events with a total, whatever they are called.
    const orders = rowsOf(source).filter((row) => Number(row['tr_total']) > 0)
    const rows = orders.map((row) => `${row['derived_tstamp']!},${row['domain_userid']!},Order,${row['tr_total']!}`)
    await run('import', cli.file('orders.csv', `timestamp,visitor,event,value\n${rows.join('\n')}\n`))
    await setConfig({
      interactions: { events: ['Page Viewed', 'page_view'] },
      goals: [{ name: 'Order', event: 'Order', count: 'every', value: { property: 'value' } }],
    })
  })

  it('credits conversions and revenue to the last session within 30 days', async () => {
    const { rows, totals } = await report('content-attribution', '--model', 'last', '--by', 'source', ...lookback)
    expect(totals).toMatchObject({ conversions: 6, unattributed: 0 })
    for (const { CHANNEL, CONVERSIONS, REVENUE } of expected('channel_attribution').filter(
      (row) => row['ATTRIBUTION_TYPE'] === 'last_touch',
    )) {
      const own = rows.filter((row) => channels[row.key] === CHANNEL)
      const sum = (field: 'conversions' | 'value'): number => own.reduce((total, row) => total + row[field], 0)
      expect(Math.abs(sum('conversions') - Number(CONVERSIONS))).toBeLessThan(1e-8)
      expect(Math.abs(sum('value') - Number(REVENUE))).toBeLessThan(1e-8)
    }
  })

  it('finds the path to every conversion', async () => {
    const { rows } = await report('people', '--model', 'linear', '--by', 'source', '--who', 'converted', ...lookback)
    const paths = rows.flatMap(({ person, conversions }) =>
      conversions.map(({ at, value, touches }) => ({
        customer: `f${person}`,
        at: at!.slice(0, 19).replace('T', ' '),
        revenue: value,
        path: touches.filter(({ credit }) => credit! > 0).map(({ source }) => channels[source]!).join(' > '), // prettier-ignore
      })),
    )
    const theirs = expected('paths_to_conversion').map((row) => ({
      customer: row['customer_id']!,
      at: row['conversion_tstamp']!,
      revenue: Number(row['revenue']),
      path: row['path']!,
    }))
    const byCustomer = (a: { customer: string }, b: { customer: string }): number => (a.customer < b.customer ? -1 : 1)
    expect(paths.sort(byCustomer)).toEqual(theirs.sort(byCustomer))
  })
})

describe.runIf(isHere)("Velir's dbt-ga4", () => {
  const data = join(shared, 'data', 'velir-dbt-ga4')

  it('maps every client to the user last seen on it, as rule last-user does', async () => {
    const folder = join(data, 'stg_Ga4__user_id_mapping')
    const events = rowsOf(join(folder, 'mock_stg_ga4__events.csv'))
    const rows = events.map(
      (row) =>
        `${new Date(base + Number(row['event_timestamp'])).toISOString()},${row['client_key']!},${row['user_id']!},x`,
    )
    await run('import', cli.file('e.csv', `timestamp,visitor,user_id,path\n${rows.join('\n')}\n`))
    await setConfig({ identity: 'last-user', goals: [{ name: 'Any', path: '**' }] })
    const found = new Map(
      (await report('people')).rows.flatMap(({ person, visitors }) => visitors.map((visitor) => [visitor, person])),
    )
    for (const { client_key, last_seen_user_id } of rowsOf(join(folder, 'expected.csv')))
      expect(found.get(client_key!)).toBe(last_seen_user_id)
    // Never seen with a user, so nobody but itself.
    expect(found.get('d1')).toBe('d1')
  })

  it('finds the last session that was not direct', async () => {
    const folder = join(data, 'stg_ga4__sessions_traffic_sources_last_non_direct_daily')
    const sessions = rowsOf(join(folder, 'mock_stg_ga4__sessions_traffic_sources_daily.csv'))
    const seconds = (row: Record<string, string>): number => Number(row['session_partition_timestamp']) * 1000
    await load(
      sessions.flatMap((row): Touch[] => [
        { person: row['client_key']!, time: new Date(seconds(row)).toISOString(), page: row['session_partition_key']!, source: row['session_source']! },
        { person: row['client_key']!, time: new Date(seconds(row) + 1000).toISOString(), page: null },
      ]),
      'every',
    ) // prettier-ignore
    const { rows } = await report('people', '--model', 'last-non-direct')
    const winners = rows[0]!.conversions.map(({ touches }) => touches.find(({ credit }) => credit === 1)!)
    const theirs = rowsOf(join(folder, 'expected.csv'))
    expect(winners.map(({ path }) => path)).toEqual(theirs.map((row) => row['session_partition_key_last_non_direct']))
    expect(winners.map(({ source }) => source)).toEqual(theirs.map((row) => row['last_non_direct_source']))
  })
})
