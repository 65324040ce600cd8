/**
 * Other people's numbers through our command line: vectors they publish, and Snowplow's expected first and last page of
 * every user. The data stands beside a checkout of the team's; elsewhere these tests say that it is missing.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtScript } from '../../core/testing/built.ts'
import type { Report } from '../../../shared/reports/index.ts'

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url))
const cli = fileURLToPath(builtScript('cli'))
const isHere = existsSync(join(shared, 'vectors.json'))
if (!isHere)
  process.stdout.write('Reference data is not beside this checkout: comparisons with published numbers are skipped.\n')

const run = (...args: string[]): string => execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' })

let folder: string
let workspace: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
  workspace = join(folder, 'w.touchstack')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Touch {
  person: string
  time: string
  /** Path of a page view, or null for the conversion. */
  path: string | null
}

/** Imports the touches, one page a group, and asks for a report. */
function attribute(touches: Touch[], count: 'once' | 'every', ...params: string[]): Report<'content-attribution'> {
  const rows = touches.map(
    ({ person, time, path }) => `${time},${person},${path === null ? 'Converted' : ''},${path ?? ''}`,
  )
  const file = join(folder, 'touches.csv')
  writeFileSync(file, `timestamp,visitor,event,path\n${rows.join('\n')}\n`)
  const config = join(folder, 'config.json')
  writeFileSync(config, JSON.stringify({ goals: [{ name: 'Conversion', event: 'Converted', count }] }))
  run('import', file, '-w', workspace)
  run('config', 'set', config, '-w', workspace)
  return report(...params)
}

function report(...params: string[]): Report<'content-attribution'> {
  const args = [
    'report',
    'content-attribution',
    '--goal',
    'Conversion',
    '--by',
    'page',
    ...params,
    '-w',
    workspace,
    '--format',
    'json',
  ]
  return JSON.parse(run(...args)) as Report<'content-attribution'>
}

const conversions = ({ rows }: Report<'content-attribution'>): Record<string, number> =>
  Object.fromEntries(rows.filter((row) => row.conversions > 0).map((row) => [row.key, row.conversions]))

const at = (day: number, hour = 12): string => new Date(Date.UTC(2023, 0, 10 + day, hour)).toISOString()

describe.runIf(isHere)('published first and last vectors', () => {
  interface Heuristic {
    id: string
    touch_ages_days?: number[]
    journeys?: [string, number, number][]
    first?: Record<string, number> | number[]
    last?: Record<string, number> | number[]
    conversion?: string
    touches?: { t: string; g: string }[]
    window_days?: number
    linear?: Record<string, number>
    conversions_one_person?: number
    credited_total?: number
    credited_unique?: number
    range?: [string, string]
    touch?: string
  }
  const { heuristics } = isHere
    ? (JSON.parse(readFileSync(join(shared, 'vectors.json'), 'utf8')) as { heuristics: Heuristic[] })
    : { heuristics: [] }
  const vector = (id: string): Heuristic => heuristics.find((each) => each.id === id)!

  it('posthog-five-models', () => {
    const { touch_ages_days: ages, window_days: window, first, last } = vector('posthog-five-models')
    const touches = [
      ...ages!.map((age, i) => ({ person: 'p', time: at(-age), path: `/t${i}` })),
      { person: 'p', time: at(0), path: null },
    ]
    const byTouch = (weights: number[]): Record<string, number> =>
      Object.fromEntries(weights.flatMap((weight, i) => (weight > 0 ? [[`/t${i}`, weight]] : [])))
    expect(conversions(attribute(touches, 'once', '--model', 'first', '--lookback-days', String(window)))).toEqual(
      byTouch(first as number[]),
    )
    expect(conversions(report('--model', 'last', '--lookback-days', String(window)))).toEqual(byTouch(last as number[]))
  })

  it('eeghor-mta-tests', () => {
    const { journeys, first, last } = vector('eeghor-mta-tests')
    let person = 0
    const touches = journeys!.flatMap(([path, converted, not]) =>
      Array.from({ length: converted + not }, (_, n) => {
        const who = `p${person++}`
        const steps = path.split(' > ').map((channel, i) => ({ person: who, time: at(0, i), path: `/${channel}` }))
        return n < converted ? [...steps, { person: who, time: at(0, 20), path: null }] : steps
      }).flat(),
    )
    const withSlash = (credit: object): object =>
      Object.fromEntries(Object.entries(credit).map(([key, value]) => [`/${key}`, value as number]))
    expect(conversions(attribute(touches, 'once', '--model', 'first'))).toEqual(withSlash(first!))
    expect(conversions(report('--model', 'last'))).toEqual(withSlash(last!))
  })

  it('posthog-lookback: touches before the window earn nothing', () => {
    const { touches, conversion, window_days: window, linear } = vector('posthog-lookback')
    const events: Touch[] = [
      ...touches!.map(({ t, g }) => ({ person: 'p', time: t, path: `/${g}` })),
      { person: 'p', time: conversion!, path: null },
    ]
    const only = Object.fromEntries(Object.keys(linear!).map((key) => [`/${key}`, 1]))
    expect(conversions(attribute(events, 'once', '--model', 'first', '--lookback-days', String(window)))).toEqual(only)
  })

  it('posthog-visitors-lookback: people reach back as far as credit does', () => {
    const { touch, conversion, range } = vector('posthog-visitors-lookback')
    const result = attribute(
      [
        { person: 'p', time: touch!, path: '/a' },
        { person: 'p', time: conversion!, path: null },
      ],
      'once',
      '--from',
      range![0],
      '--to',
      range![1],
      '--lookback-days',
      '30',
    )
    expect(result.rows).toMatchObject([{ key: '/a', people: 1, conversionRate: 1 }])
  })

  it('posthog-unattributed: conversions without a touch are reported, not dropped', () => {
    const result = attribute(
      [
        { person: 'a', time: at(-1), path: '/a' },
        { person: 'a', time: at(0), path: null },
        { person: 'b', time: at(0), path: null },
      ],
      'once',
    )
    expect(result.totals).toMatchObject({ conversions: 2, unattributed: 1 })
  })

  it('posthog-repeat-conversions: counted once or every time', () => {
    const {
      conversions_one_person: times,
      credited_total: every,
      credited_unique: once,
    } = vector('posthog-repeat-conversions')
    const touches: Touch[] = [
      { person: 'p', time: at(-1), path: '/a' },
      ...Array.from({ length: times! }, (_, i) => ({ person: 'p', time: at(i), path: null })),
    ]
    expect(conversions(attribute(touches, 'every'))).toEqual({ '/a': every })
    const config = join(folder, 'once.json')
    writeFileSync(config, JSON.stringify({ goals: [{ name: 'Conversion', event: 'Converted', count: 'once' }] }))
    run('config', 'set', config, '-w', workspace)
    expect(conversions(report())).toEqual({ '/a': once })
  })
})

describe.runIf(isHere)("Snowplow's web model: first and last page of every user", () => {
  /** These three are defined by Snowplow's sessions, which first and last interaction are not. */
  const needSessions: Record<string, string> = {
    'long session': 'events past the third day of a session are left out',
    'Multiple first sessions per user':
      'two sessions begin in the same millisecond, and a rule on session ids picks one',
    'Unexpired session': 'a session of 2020 goes on in 2021, and the later part is left out',
  }

  it('comes out of an import of the file as it is', () => {
    const data = join(shared, 'data', 'snowplow-web', 'integration_tests', 'data')
    const config = join(folder, 'config.json')
    writeFileSync(config, JSON.stringify({ goals: [{ name: 'Any', event: 'none' }] }))
    const imported = run('import', join(data, 'source', 'snowplow_web_events.csv'), '-w', workspace, '--json')
    // Three of the 160 rows repeat an event id.
    expect((JSON.parse(imported) as { files: object[] }).files[0]).toMatchObject({
      format: 'snowplow-csv',
      rowsRead: 160,
      rowsImported: 157,
      rowsDuplicate: 3,
    })
    run('config', 'set', config, '-w', workspace)
    const output = join(folder, 'traits.jsonl')
    run('export', 'traits', '-w', workspace, '-o', output, '--goal', 'Any', '--people', 'known')
    interface Traits {
      userId: string
      firstInteraction: { contentPath: string } | null
      lastInteraction: { contentPath: string } | null
    }
    const records = readFileSync(output, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Traits)
    const byUser = new Map(records.map((record) => [record.userId, record]))
    const expected = Papa.parse<Record<string, string>>(
      readFileSync(join(data, 'expected', 'snowplow_web_users_expected.csv'), 'utf8'),
      {
        header: true,
        skipEmptyLines: true,
      },
    ).data
    const bare = (path: string): string => (path.length > 1 ? path.replace(/\/$/, '') : path)
    const differing = expected.filter((user) => {
      const record = byUser.get(user.user_id!)
      return (
        record?.firstInteraction?.contentPath !== bare(user.first_page_urlpath!) ||
        record.lastInteraction?.contentPath !== bare(user.last_page_urlpath!)
      )
    })
    expect(expected).toHaveLength(11)
    expect(differing.map((user) => user.user_id).sort()).toEqual(Object.keys(needSessions).sort())
  })
})
