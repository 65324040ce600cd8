import { describe, expect, it } from 'vitest'
import type { ReportRow } from '../../../shared/reports/index.ts'
import { changeColumns, changeLog, lifelineTools, lifeWords, type Period, strips } from './model.ts'

const dollars = (value: number): string => `$${value.toLocaleString('en-US')}`
const money = { currency: 'USD', exact: dollars, short: dollars, signed: dollars }

const life = (more: Partial<ReportRow<'stack-lifelines'>>): ReportRow<'stack-lifelines'> => ({
  tool: 'Looker',
  category: 'Analytics',
  team: 'Data',
  status: 'active',
  startDate: '2018-05-01',
  startWhy: 'As a list of tools says.',
  endDate: null,
  reason: 'sophistication',
  note: '',
  replaces: [],
  replacedBy: [],
  prices: [{ from: null, annualCost: 60_000 }],
  byUse: false,
  ...more,
})
const period = (more: Partial<Period>): Period => ({
  period: '2018',
  firstDay: '2018-01-01',
  lastDay: '2018-12-31',
  tools: 3,
  added: ['Looker'],
  removed: [],
  replaced: [],
  annualCost: 120_000,
  inflection: false,
  headcount: null,
  users: null,
  funding: null,
  costPerHead: null,
  milestones: [],
  categories: [],
  ...more,
})

describe('changes', () => {
  const rows = [
    life({
      replaces: ['Amplitude'],
      prices: [
        { from: null, annualCost: 60_000 },
        { from: '2019-03-01', annualCost: 84_000 },
      ],
    }),
    life({ tool: 'Amplitude', startDate: '2015-01-01', endDate: '2018-07-01', replacedBy: ['Looker'], reason: null }),
  ]
  it('are of use, and not of price, where it is billed by use', () => {
    expect(changeLog([{ ...rows[0]!, byUse: true }], '2019-01-01', '2020-01-01', money)).toMatchObject([
      { tool: 'Looker', what: 'use', amount: 24_000 },
    ])
  })
  it('are listed newest first, with their reasons and amounts', () => {
    expect(changeLog(rows, '2016-01-01', '2020-01-01', money)).toEqual([
      {
        day: '2019-03-01',
        tool: 'Looker',
        what: 'price',
        detail: '$60,000\u00a0→ $84,000 a year',
        reason: '',
        amount: 24_000,
      },
      {
        day: '2018-07-01',
        tool: 'Amplitude',
        what: 'removed',
        detail: 'replaced by Looker',
        reason: '',
        amount: -60_000,
      },
      {
        day: '2018-05-01',
        tool: 'Looker',
        what: 'replaced',
        detail: 'replaces Amplitude',
        reason: 'sophistication',
        amount: 60_000,
      },
    ])
  })
  it('mark a price step where the cost changed, not where it is first known', () => {
    const [looker] = lifelineTools(rows)
    expect(looker!.prices).toEqual([{ day: '2019-03-01', rise: true }])
    expect(lifelineTools([life({ reason: 'because' }), life({ reason: null })]).map((tool) => tool.reason)).toEqual([
      'other',
      null,
    ])
  })
  it('can be read out', () => {
    expect(lifeWords(rows[0]!, money)).toBe(
      'Looker, Analytics, since 1\u00a0May 2018, still in use, adopted for sophistication, replaced Amplitude, $84,000 a year, 1 price change',
    )
  })
})

describe('periods', () => {
  const periods = [
    period({ headcount: 54, milestones: ['Series B'], costPerHead: 2_222 }),
    period({
      period: '2019',
      tools: 4,
      firstDay: '2019-01-01',
      lastDay: '2019-06-30',
      removed: ['Drift'],
      inflection: true,
    }),
  ]
  it('become columns up to the day after their last', () => {
    expect(changeColumns(periods).map(({ from, to, added, removed }) => [from, to, added, removed])).toEqual([
      ['2018-01-01', '2019-01-01', 1, 0],
      ['2019-01-01', '2019-07-01', 1, 1],
    ])
  })
  it('become strips of what is known, milestones named on the headcount', () => {
    const drawn = strips(periods, ['tools', 'headcount', 'users'], money)
    expect(drawn.map((strip) => strip.key)).toEqual(['tools', 'headcount'])
    expect(drawn[1]!.points.map((point) => point.name)).toEqual(['Series B, 54', null])
    expect(drawn[0]!.points.map((point) => point.name)).toEqual([null, '4'])
    const months = [
      period({ headcount: 118, milestones: ['Headcount', 'Series C', 'headcount'] }),
      period({ period: '2019', headcount: 120, milestones: ['Headcount', 'Headcount'] }),
    ]
    const [strip] = strips(months, ['headcount'], money)
    expect(strip!.points.map((point) => point.name)).toEqual(['Series C, 118', 'Headcount 120'])
    expect(strip!.points[1]!.says).toBe('2019: headcount 120')
  })
})
