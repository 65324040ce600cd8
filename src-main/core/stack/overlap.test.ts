import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDate, anyTools, makeTool, testMoney } from '../testing/tools.ts'
import { toDay } from './cost.ts'
import { holdingsOn, totalCost } from './in-use.ts'
import {
  amountOf,
  isUpperBound,
  overlaps,
  redundancies,
  redundantSpend,
  sameCategory,
  uniqueCapabilities,
} from './overlap.ts'
import { capabilitiesOf } from '../../../shared/statistics/shares.ts'

const day = toDay('2019-06-30')
const hold = (...tools: Parameters<typeof makeTool>[0][]) => holdingsOn(tools.map(makeTool), testMoney, day)

describe('overlap of two tools', () => {
  it('is worked out from their capabilities', () => {
    // A = {email, sms, forms, chat}, B = {email, sms}: 2 shared of 4 in all; B does nothing that A does not.
    const [pair, ...others] = overlaps(
      hold(
        { name: 'B', capabilities: ['sms', 'email'], team: 'Sales' },
        { name: 'A', capabilities: ['email', 'sms', 'forms', 'chat'], team: 'Marketing' },
        { name: 'C', capabilities: ['surveys'], team: 'Sales' },
      ),
    )
    expect(pair).toEqual({
      a: 'A', b: 'B', shared: ['email', 'sms'], jaccard: 0.5, overlap: 1, containmentA: 0.5, containmentB: 1, kind: 'overlap',
    }) // prettier-ignore
    expect(others).toEqual([])
  })

  it('is redundant for the same team, never for tools without one', () => {
    const kinds = (teamA: string, teamB: string) =>
      overlaps(
        hold({ name: 'A', capabilities: ['email'], team: teamA }, { name: 'B', capabilities: ['email'], team: teamB }),
      ).map(({ kind }) => kind)
    expect(kinds('Sales', 'Sales')).toEqual(['redundant'])
    expect(kinds('Sales; Support', 'Support')).toEqual(['redundant'])
    expect(kinds('Sales', 'Support')).toEqual(['overlap'])
    expect(kinds('', '')).toEqual(['overlap'])
  })
})

describe('redundant spend', () => {
  const email = { capabilities: ['email'], team: 'Sales' }

  it('keeps the tool with the most active seats', () => {
    // Costs 1,000 and 600 over one capability each; the dearer one is used more, so the 600 are redundant.
    const found = redundancies(
      hold(
        { name: 'Cheap', cost: 600, seatsActive: 2, ...email },
        { name: 'Used', cost: 1000, seatsActive: 9, ...email },
      ),
    )
    expect(found.map(({ kept, keptBy, seatsUnknown }) => [kept.tool.name, keptBy, seatsUnknown])).toEqual([['Used', 'most active seats', []]]) // prettier-ignore
    expect(found.map(amountOf)).toEqual([600])
    expect(isUpperBound(found)).toBe(false)
  })

  it('keeps the cheapest share, then the first name, where seats are not known of all', () => {
    const found = redundancies(
      hold(
        { name: 'Dear', cost: 1000, seatsActive: 9, ...email },
        { name: 'B', cost: 600, ...email },
        { name: 'A', cost: 600, ...email },
      ),
    )
    expect(found[0]).toMatchObject({ kept: { tool: { name: 'A' } }, keptBy: 'name', seatsUnknown: ['A', 'B'] })
    // 600 against 1,000: seats of one of the two choose nothing.
    const two = redundancies(hold({ name: 'Dear', cost: 1000, ...email }, { name: 'Used', cost: 600, seatsActive: 3, ...email })) // prettier-ignore
    expect(two[0]).toMatchObject({ kept: { tool: { name: 'Used' } }, keptBy: 'cheapest share', seatsUnknown: ['Dear'] })
    const even = redundancies(hold({ name: 'Dear', cost: 1000, seatsActive: 3, ...email }, { name: 'Used', cost: 600, seatsActive: 3, ...email })) // prettier-ignore
    expect(even[0]).toMatchObject({ kept: { tool: { name: 'Used' } }, keptBy: 'cheapest share', seatsUnknown: [] })
    expect(amountOf(found[0]!)).toBe(1600)
    expect(isUpperBound(found)).toBe(true)
  })

  it('spreads a cost over capabilities and teams', () => {
    // 1,200 over three capabilities is 400 each; the other tool's 300 for chat alone is cheaper and stays.
    const found = redundancies(
      hold(
        { name: 'Suite', cost: 1200, capabilities: ['email', 'sms', 'chat'], team: 'Sales' },
        { name: 'Chatty', cost: 300, capabilities: ['chat'], team: 'Sales' },
      ),
    )
    expect(found.map(({ capability, kept }) => [capability, kept.tool.name])).toEqual([['chat', 'Chatty']])
    expect(found.map(amountOf)).toEqual([400])
    // Half of either tool for Support, 70 % and 30 % where the parts are given.
    const split = redundancies(
      hold(
        { name: 'A', cost: 100, capabilities: ['chat'], team: 'Sales 30%; Support 70%' },
        { name: 'B', cost: 300, capabilities: ['chat'], team: 'Support; Sales' },
      ),
    )
    expect(split.map((each) => [each.team, each.kept.tool.name, amountOf(each)])).toEqual([
      ['Sales', 'A', 150],
      ['Support', 'A', 150],
    ])
  })
})

it('a capability is unique to a tool when no other tool has it', () => {
  const holdings = hold({ name: 'A', capabilities: ['email', 'sms'] }, { name: 'B', capabilities: ['email'] })
  expect([...uniqueCapabilities(holdings).values()]).toEqual([['sms'], []])
})

describe('whatever the inventory', () => {
  const check = (property: (holdings: ReturnType<typeof holdingsOn>) => void) =>
    fc.assert(fc.property(anyTools, anyDate, (tools, date) => property(holdingsOn(tools, testMoney, toDay(date)))))

  it('overlap is symmetric, within its bounds, and contained where one tool is subsumed', () => {
    check((holdings) => {
      const mirrored = overlaps([...holdings].reverse())
      expect(overlaps(holdings)).toEqual(mirrored)
      for (const pair of mirrored) {
        const { jaccard, overlap, containmentA, containmentB, shared } = pair
        expect(jaccard).toBeGreaterThan(0)
        expect(jaccard).toBeLessThanOrEqual(Math.min(containmentA, containmentB))
        expect(overlap).toBe(Math.max(containmentA, containmentB))
        expect(overlap).toBeLessThanOrEqual(1)
        const capabilities = (name: string) => capabilitiesOf(holdings.find(({ tool }) => tool.name === name)!.tool)
        expect(containmentA === 1).toBe(capabilities(pair.a).every((each) => shared.includes(each)))
        expect(containmentB === 1).toBe(capabilities(pair.b).every((each) => shared.includes(each)))
      }
    })
  })

  it('redundant spend is never negative, never all of the cost, and needs a redundant pair', () => {
    check((holdings) => {
      const found = redundancies(holdings)
      const spend = redundantSpend(found)
      expect(spend).toBeGreaterThanOrEqual(0)
      expect(spend).toBeLessThanOrEqual(totalCost(holdings) * (1 + 1e-9))
      expect(found.length > 0).toBe(overlaps(holdings).some(({ kind }) => kind === 'redundant'))
      for (const { kept, others } of found) expect(others.map(({ holding }) => holding)).not.toContain(kept)
    })
  })
})

it('offers the category of tools whose capabilities nobody wrote down, the costliest first', () => {
  const found = sameCategory(
    hold(
      { name: 'Looker', category: 'BI', cost: 1000 },
      { name: 'Tableau', category: 'bi', cost: null },
      { name: 'Mailchimp', category: 'Email', cost: 3000, capabilities: ['newsletters'] },
      { name: 'Braze', category: 'Email', cost: 2000 },
      // Their capabilities say more than their category.
      { name: 'Drift', category: 'Chat', cost: 9000, capabilities: ['chat'] },
      { name: 'Intercom', category: 'Chat', cost: 9000, capabilities: ['chat'] },
      // "Other" says only that nobody looked.
      { name: 'Zoom', category: 'Other', cost: 9000 },
      { name: 'Okta', category: 'Other', cost: 9000 },
      // Accounts of the books say that it is software, and codes of merchants who sold it.
      ...['Software & Subscriptions', 'SaaS / Software', 'Logiciels et abonnements', '5734'].flatMap((category) => [
        { name: 'Figma', category, cost: 9000 },
        { name: 'Calendly', category, cost: 9000 },
      ]),
      { name: 'A', cost: 1 },
      { name: 'B', cost: 1 },
    ),
  )
  expect(found).toEqual([
    { category: 'Email', tools: ['Braze', 'Mailchimp'], annualCost: 5000 },
    { category: 'BI', tools: ['Looker', 'Tableau'], annualCost: 1000 },
  ])
})
