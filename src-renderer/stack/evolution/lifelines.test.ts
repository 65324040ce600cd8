import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countByDay, lifelineGroups, type LifelineTool } from './lifelines.ts'

const tool = (
  name: string,
  start: string | null,
  end: string | null,
  more: Partial<LifelineTool> = {},
): LifelineTool => ({
  key: name,
  tool: name,
  category: 'Analytics',
  start,
  end,
  reason: null,
  replaces: [],
  prices: [],
  ...more,
})

const drawAll = { open: new Set<string>(), mostLines: 99 }

describe('lifelineGroups', () => {
  it('groups by category in the order they came, those without one last', () => {
    const groups = lifelineGroups(
      [
        tool('Later', '2018-01-01', null, { category: 'CRM' }),
        tool('Nameless', '2014-01-01', null, { category: '' }),
        tool('Looker', '2018-05-01', null),
        tool('Mixpanel', '2016-03-01', null),
      ],
      '2015-01-01',
      '2020-01-01',
      drawAll,
    )
    expect(groups.map((group) => [group.category, group.lines.map((line) => line.label)])).toEqual([
      ['Analytics', ['Mixpanel', 'Looker']],
      ['CRM', ['Later']],
      ['(none)', ['Nameless']],
    ])
  })

  it('links a tool to what replaced it, and leaves out what was never in use in the period', () => {
    const [group] = lifelineGroups(
      [
        tool('Amplitude', '2016-01-01', '2019-11-01'),
        tool('Looker', '2018-05-01', null, { replaces: ['Amplitude', 'unknown'] }),
        tool('Gone', '2010-01-01', '2015-01-01'),
        tool('Later', '2020-01-01', null),
      ],
      '2015-01-01',
      '2020-01-01',
      drawAll,
    )
    expect(group!.lines.map((line) => [line.label, line.replacedBy])).toEqual([
      ['Amplitude', ['Looker']],
      ['Looker', []],
    ])
  })

  it('folds all but the opened categories once there are many', () => {
    const three = (category: string) => ['A', 'B', 'C'].map((name) => tool(name + category, null, null, { category }))
    const tools = [...three('Analytics'), ...three('CRM'), tool('Alone', null, null, { category: 'Payments' })]
    const folded = lifelineGroups(tools, '2015-01-01', '2020-01-01', { open: new Set(['CRM']), mostLines: 6 })
    expect(folded.map((group) => group.folded)).toEqual([true, false, false])
  })
})

it('counts by day: 3 Jan one starts, 5 Jan it ends as another starts', () => {
  const tools = [tool('A', '2019-01-03', '2019-01-05'), tool('B', '2019-01-05', null), tool('C', null, null)]
  expect(countByDay(tools, '2019-01-01', '2019-02-01')).toEqual([
    { day: '2019-01-01', tools: 1 },
    { day: '2019-01-03', tools: 2 },
    { day: '2019-01-05', tools: 2 },
  ])
})

it('never counts below zero and ends with the tools in use on the last day', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => `2019-02-${String(each).padStart(2, '0')}`)
  const life = fc
    .tuple(day, fc.option(day))
    .map(([start, end]) => ({ start, end: end !== null && end <= start ? null : end }))
  fc.assert(
    fc.property(fc.array(life, { maxLength: 20 }), (lives) => {
      const counts = countByDay(lives, '2019-02-05', '2019-02-20')
      expect(counts.every((point) => point.tools >= 0)).toBe(true)
      const last = lives.filter(({ start, end }) => start < '2019-02-20' && (end === null || end > '2019-02-19')).length
      expect(counts.at(-1)!.tools).toBe(last)
    }),
  )
})
