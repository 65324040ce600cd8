/**
 * What other projects expect of their own data, through an import of it. The data stands beside a checkout of the team's;
 * elsewhere this says that it is missing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { afterEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readEvents } from '../testing/read-events.ts'

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const isHere = existsSync(data)
if (!isHere) process.stdout.write('Reference data is not beside this checkout: what it expects is not compared.\n')

type Row = Record<string, string>
const table = (...path: string[]): Row[] =>
  Papa.parse<Row>(readFileSync(join(data, ...path), 'utf8').trim(), { header: true }).data

let test: TestApp | undefined
afterEach(() => {
  test?.close()
  test = undefined
})

describe.runIf(isHere)("dbt-ga4's own tests, their rows written as the BigQuery export writes them", () => {
  const velir = (...path: string[]): Row[] => table('velir-dbt-ga4', ...path)
  /** Their times are small numbers; whole seconds after a day of ours keep their order. */
  const at = (time: string): string => String((1_772_359_200 + Number(time)) * 1_000_000)
  const event = (fields: object, params: Row = {}): string =>
    JSON.stringify({
      event_name: 'page_view',
      user_pseudo_id: 'x',
      ...fields,
      event_params: Object.entries(params).map(([key, value]) => ({ key, value: { string_value: value } })),
    })
  const write = async (lines: string[], config: object = {}): Promise<string> => {
    test = await openApp({ goals: [{ name: 'G', event: 'my_conversion', count: 'every' }], ...config })
    return test.file('events.jsonl', `${lines.join('\n')}\n`)
  }

  it('user_id_mapping: the last user seen on a client', async () => {
    const folder = 'stg_Ga4__user_id_mapping'
    const lines = velir(folder, 'mock_stg_ga4__events.csv').map((row) =>
      event(
        {
          user_pseudo_id: row.client_key,
          user_id: row.user_id || undefined,
          event_timestamp: at(row.event_timestamp!),
        },
        { page_location: `https://example.org/${row.client_key!}` },
      ),
    )
    const file = await write(lines, { identity: 'last-user' })
    await test!.call('imports.run', { files: [{ file }] })
    const { rows } = await runReport(test!.call, 'people', {})
    const userOf = rows.flatMap(({ users, visitors }) => visitors.map((visitor) => [visitor, users[0]] as const))
    expect(Object.fromEntries(userOf)).toEqual({
      ...Object.fromEntries(velir(folder, 'expected.csv').map((row) => [row.client_key, row.last_seen_user_id])),
      d1: undefined,
    })
  })

  it('page_conversions: page views of every page', async () => {
    const folder = 'stg_ga4__page_conversions'
    const lines = velir(folder, 'mock_stg_ga4__events.csv').map((row, index) =>
      event(
        { event_name: row.event_name, event_timestamp: at(String(index)) },
        { page_location: `https://e.org/${row.page_key!}` },
      ),
    )
    const { events } = await readEvents(await write(lines))
    for (const { page_key: page, page_view_count: count } of velir(folder, 'expected.csv'))
      expect(events.filter((each) => each.event === 'Page Viewed' && each.path === `/${page!}`)).toHaveLength(
        Number(count),
      )
  })

  it('session_conversions_daily: conversions of every session and day', async () => {
    const folder = 'stg_ga4__session_conversions_daily'
    for (const [mock, name] of [
      ['mock_stg_ga4__events.csv', 'my_conversion'],
      ['mock_stg_ga4__nonstandard_events.csv', 'my-conversion'],
    ]) {
      // prettier-ignore
      const lines = velir(folder, mock!).map((row) =>
        event(
          { event_name: row.event_name, event_timestamp: String(Date.parse(row.event_date_dt!) * 1000) },
          { ga_session_id: row.session_key! },
        ),
      )
      const { events } = await readEvents(await write(lines))
      for (const row of velir(folder, 'expected.csv'))
        expect(
          events.filter(
            (each) =>
              each.event === name &&
              each.session === `x.${row.session_key!}` &&
              String(each.time).startsWith(row.session_partition_date!),
          ),
        ).toHaveLength(Number(row.my_conversion_count))
      test!.close()
    }
  })

  it('last_non_direct: the source of every session that came directly is that of one before', async () => {
    const folder = 'stg_ga4__sessions_traffic_sources_last_non_direct_daily'
    const lines = velir(folder, 'mock_stg_ga4__sessions_traffic_sources_daily.csv').flatMap((row) => {
      const time = Number(row.session_partition_timestamp) * 1_000_000
      return [
        event(
          { event_timestamp: String(time), collected_traffic_source: { manual_source: row.session_source } },
          { page_location: 'https://example.org/' },
        ),
        event({ event_name: 'my_conversion', event_timestamp: String(time + 1_000_000) }),
      ]
    })
    const file = await write(lines)
    await test!.call('imports.run', { files: [{ file }] })
    const { rows } = await runReport(test!.call, 'content-attribution', { model: 'last-non-direct', by: 'source' })
    const expected = new Map<string, number>()
    for (const { last_non_direct_source: source } of velir(folder, 'expected.csv'))
      expected.set(source!, (expected.get(source!) ?? 0) + 1)
    expect(
      Object.fromEntries(rows.filter((row) => row.conversions > 0).map((row) => [row.key, row.conversions])),
    ).toEqual(Object.fromEntries(expected))
  })

  it('users_first_last_events: two events within a millisecond keep the order of the file', async () => {
    const folder = 'stg_ga4__users_first_last_events'
    const lines = velir(folder, 'mock_stg_ga4__events.csv').map((row) =>
      event(
        { user_pseudo_id: row.client_key, event_timestamp: row.event_timestamp },
        { page_location: `https://example.org/${encodeURIComponent(row.event_key!)}` },
      ),
    )
    const file = await write([...lines, event({ user_pseudo_id: velir(folder, 'expected.csv')[0]!.client_key, event_name: 'my_conversion', event_timestamp: '1661339280816517' })]) // prettier-ignore
    await test!.call('imports.run', { files: [{ file }] })
    for (const [model, column] of [
      ['first', 'first_event'],
      ['last', 'last_event'],
    ] as const) {
      // prettier-ignore
      const { rows } = await runReport(test!.call, 'content-attribution', { model, by: 'page' })
      expect(rows.filter((row) => row.conversions > 0).map((row) => row.key)).toEqual([
        `/${encodeURIComponent(velir(folder, 'expected.csv')[0]![column]!)}`,
      ])
    }
  })

  it('extract_query_parameter_value: tags out of an address', async () => {
    const folder = 'macro_extract_query_parameter_value'
    const lines = velir(folder, 'urls_to_test.csv').map(({ url }, index) => {
      const tagged = url!
        .replace('param1', 'utm_source')
        .replace('param2', 'utm_medium')
        .replace('param3', 'utm_campaign')
      return event({ event_timestamp: at(String(index)) }, { page_location: `https://${tagged}` })
    })
    const { events } = await readEvents(await write(lines))
    expect(
      events.map(({ source = '', medium = '', campaign = '' }) => ({
        param1: source,
        param2: medium,
        param3: campaign,
      })),
    ).toEqual(velir(folder, 'expected.csv').map(({ param1, param2, param3 }) => ({ param1, param2, param3 })))
  })
})

describe.runIf(isHere)("dbt-segment's sample", () => {
  it('is a page view with its campaign', async () => {
    const { events } = await readEvents(
      join(data, 'dbt-labs-segment/integration_tests/seeds/example_segment_pages.csv'),
    )
    expect(events).toEqual([
      {
        time: '2015-02-23T22:28:55.000Z',
        event: 'Page Viewed',
        visitor: '507f191e810c19729de860ea',
        user: '97980cfea0067',
        host: 'www.getdbt.com',
        path: '/product',
        referrer: 'https://www.google.com/',
        source: 'facebook',
        medium: 'social',
        campaign: 'autumn_collection_2015',
      },
    ])
  })
})

describe.runIf(isHere)("Snowplow's web model", () => {
  it('page views: the same pages at the same times', async () => {
    const folder = join(data, 'snowplow-web/integration_tests/data')
    const { events } = await readEvents(join(folder, 'source/snowplow_web_events.csv'))
    const derived = await readEvents(join(folder, 'expected/snowplow_web_page_views_expected.csv'))
    // By user: where the domain's id changes within a session, Snowplow takes its first one for all of it.
    const key = ({ time, user, path }: Record<string, unknown>): string => [time, user, path].join(' ')
    const ours = new Set(events.filter(({ event }) => event === 'Page Viewed').map(key))
    expect(derived.events).toHaveLength(43)
    expect(derived.events.filter((view) => !ours.has(key(view)))).toEqual([])
  })
})

describe.runIf(isHere)("retentioneering's shop", () => {
  it('tells its story: who comes from social networks rarely buys, who comes from paid search does', async () => {
    const steps =
      'home catalog search product_view filter_results promo_page review_page compare wishlist_add account_page support_chat add_to_cart cart shipping_details payment_details payment_error error_page checkout_bug'
    test = await openApp({
      interactions: { events: steps.split(' ') },
      goals: [{ name: 'Purchase', event: 'purchase' }],
    })
    const { files } = await test.call('imports.run', {
      files: [{ file: join(data, 'retentioneering-ecom/ecom.csv.gz'), map: { path: 'event' } }],
    })
    expect(files[0]).toMatchObject({ format: 'generic-events', rowsRead: 31_106, rowsImported: 31_106 })
    const { rows } = await runReport(test.call, 'content-attribution', { model: 'first', by: 'source' })
    // Counted by hand: people of each channel, and those of them with a purchase.
    expect(
      Object.fromEntries(rows.map(({ key, people, convertedPeople }) => [key, [people, convertedPeople]])),
    ).toEqual({
      organic: [219, 115],
      paid_search: [169, 105],
      email: [95, 51],
      social: [87, 42],
      direct: [30, 15],
    })
    const rates = rows.toSorted((a, b) => a.conversionRate! - b.conversionRate!).map(({ key }) => key)
    expect([rates[0], rates.at(-1)]).toEqual(['social', 'paid_search'])
  })
})
