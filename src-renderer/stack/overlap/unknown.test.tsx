import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Report } from '../../../shared/reports/index.ts'
import { CheapestPanel } from './CheapestPanel.tsx'
import { SameCategoryPanel } from './SameCategoryPanel.tsx'
import { cannotBeTold, keptUnknown, notCompared } from './unknown.ts'

const dollars = (amount: number): string => `$${amount}`
const money = { exact: dollars, short: dollars, signed: dollars } as Parameters<typeof CheapestPanel>[0]['money']

it('says that nothing can be told only where nothing is known', () => {
  expect(cannotBeTold({ tools: 20, withoutCapabilities: 20 })).toBe('20 of 20 tools have no capabilities')
  expect(cannotBeTold({ tools: 1, withoutCapabilities: 1 })).toBe('1 of 1 tool has no capabilities')
  expect(cannotBeTold({ tools: 20, withoutCapabilities: 19 })).toBeNull()
  expect(cannotBeTold({ tools: 0, withoutCapabilities: 0 })).toBeNull()
  expect(notCompared({ withoutCapabilities: 8 })).toBe('8 tools without capabilities are not compared')
  expect(keptUnknown({ withoutCapabilities: 1 })).toBe('1 tool without capabilities stays: nothing says what it does.')
})

it('names the tools of one category instead of a saving', () => {
  const totals = {
    tools: 20,
    withoutCapabilities: 20,
    sameCategory: [{ category: 'BI', tools: ['Looker', 'Tableau'], annualCost: 1000 }],
  } as Report<'stack-overlap'>['totals']
  const markup = renderToStaticMarkup(<SameCategoryPanel totals={totals} href="/inventory" money={money} />)
  expect(markup).toContain('20 of 20 tools have no capabilities, so what could be dropped cannot be told.')
  expect(markup).toContain('Looker and Tableau')
  expect(markup).toContain('Fill capabilities')
  expect(markup).not.toContain('saved')
})

it('says of which part of a saving the day to cancel by has passed', () => {
  const dropped = { decision: 'drop', team: 'Growth', capabilities: [], annualCost: 15, locked: false }
  const result = {
    params: { horizonYears: 1 },
    rows: [
      { ...dropped, tool: 'VWO', exit: 'unsure' },
      { ...dropped, tool: 'Segment', annualCost: 5, exit: 'in time' },
    ],
    totals: { costBefore: 100, costAfter: 80, saving: 20, switchingCost: 0, changes: 2, optimal: true, uncovered: [], lost: [], unknownCosts: 0, withoutCapabilities: 0, tooLate: 1, costTooLate: 15, droppedKept: ['VWO'], keptRedundant: [] }, // prettier-ignore
  } as unknown as Report<'stack-consolidation'>
  const words = (markup: string): string => markup.replace(/<[^>]*>/g, '')
  const markup = renderToStaticMarkup(<CheapestPanel result={result} href="/x" money={money} />)
  expect(words(markup)).toContain('for $15 of it (VWO) the day to cancel by has passed')
  expect(words(markup)).toContain('here all tools are weighed together, by cost alone: VWO, kept there, goes.')
})

it('does not claim that nothing is lost of what nobody wrote down', () => {
  const result = {
    params: { horizonYears: 1 },
    rows: [],
    totals: { costBefore: 100, costAfter: 80, saving: 20, switchingCost: 0, changes: 1, optimal: true, uncovered: [], lost: [], unknownCosts: 0, withoutCapabilities: 2, droppedKept: [], keptRedundant: [] }, // prettier-ignore
  } as unknown as Report<'stack-consolidation'>
  const markup = renderToStaticMarkup(<CheapestPanel result={result} href="/x" money={money} />)
  expect(markup).toContain('No known capability is lost.')
  expect(markup).toContain('2 tools without capabilities stay: nothing says what they do.')
})
