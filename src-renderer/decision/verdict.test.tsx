import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Verdict } from './Verdict.tsx'
import type { Totals } from './words.ts'

const totals = (more: Partial<Totals>): Totals =>
  ({
    verdict: 'too close',
    veto: false,
    buildPv: 300_000,
    buyPv: 100_000,
    breakEvenMonth: null,
    pBuildCheaper: 0,
    horizonYears: 3,
    scoreBuild: 0.5,
    scoreBuy: 0.5,
    scored: false,
    criteria: [{ name: 'Fit', weight: 1, build: 0.5, buy: 0.5, difference: 0, equalAt: null, verdictBelow: 'buy', verdictAbove: 'buy' }], // prettier-ignore
    ...more,
  }) as Totals
const says = (more: Partial<Totals>): string =>
  renderToStaticMarkup(<Verdict totals={totals(more)} currency="USD" />).replace(/<[^>]*>/g, '')

it('does not call scores that nobody gave a tie', () => {
  expect(says({})).toBe(
    'Not scored yet: buying costs $200,000 less over 3 years by the likely figures, and how well each fits nobody has said',
  )
  const scored = [{ name: 'Fit', weight: 1, build: 0.8, buy: 0.2 }] as Totals['criteria']
  expect(says({ criteria: scored, scored: true, scoreBuild: 0.8, scoreBuy: 0.2 })).toMatch(
    /^Too close to call: buying costs/,
  )
})

it('gives the odds by one rule, never a 1 % that the chart calls 0.0 %', () => {
  const buy = (pBuildCheaper: number): string => says({ verdict: 'buy', pBuildCheaper })
  expect(buy(0)).toContain('and no draw says otherwise')
  expect(buy(0.0004)).toContain('in under 1 % of the draws building is cheaper')
  expect(buy(0.3)).toContain('but in 30 % of the draws building is cheaper')
})
