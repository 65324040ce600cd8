import { describe, expect, it } from 'vitest'
import { decision as decisionSchema } from '../../shared/decision.ts'
import {
  emptyDraft,
  type EstimateText,
  evenPairs,
  fromDecision,
  pairsWith,
  pairsWithout,
  parseNumber,
  isPlaceholder,
  newAlternative,
  paidToday,
  withPaidToday,
  placeholdersIn,
  seatsToday,
  sourcesAfter,
  toDecision,
  withSeatsToday,
  withPair,
} from './draft.ts'

const problems = (result: ReturnType<typeof toDecision>) => ('problems' in result ? result.problems : {})

describe('doing nothing', () => {
  const costs = [
    { name: 'Customer.io', annualCost: 13_248 },
    { name: 'Mailchimp', annualCost: 3859.34 },
    { name: 'Free', annualCost: 0 },
    { name: 'Who knows', annualCost: null },
  ]
  const draft = emptyDraft()
  const day = '2026-11-26'

  it('goes on costing what is paid for the tools of the options, or for its own', () => {
    const both = { ...draft, build: { ...draft.build, tool: 'mailchimp ' }, buy: { ...draft.buy, tool: 'Customer.io' } }
    expect(paidToday(both, '', costs, day)).toEqual({ amount: 17_107.34, tools: ['Customer.io', 'Mailchimp'], day })
    expect(paidToday(both, 'Customer.io', costs, day)).toEqual({ amount: 13_248, tools: ['Customer.io'], day })
    expect(paidToday(both, 'Who knows', costs, day)).toBeNull()
    expect(paidToday(draft, '', costs, day)).toBeNull()
  })

  it('has it as its running cost, with where it comes from, in the decision', () => {
    const option = withPaidToday(newAlternative('nothing'), { amount: 13_248, tools: ['Customer.io'], day })
    const result = toDecision({ ...draft, name: 'Mail', alternatives: [option] })
    expect('decision' in result && result.decision.alternatives[0]).toMatchObject({
      kind: 'nothing',
      runningPerYear: [13_248, 13_248, 13_248],
      sources: { runningPerYear: 'Inventory on 2026-11-26: Customer.io' },
    })
  })
})

describe('a tool that is bought by the seat', () => {
  const tools = [
    { name: 'Gainsight', annualCost: 30_000, seats: 20 },
    { name: 'Flat', annualCost: 5000, seats: null },
    { name: 'Who knows', annualCost: null, seats: 4 },
  ]

  it('brings its seats and what one of them costs, with where they come from', () => {
    const found = seatsToday(' gainsight', tools, '2026-11-26')
    expect(found).toEqual({ tool: 'Gainsight', seats: 20, pricePerSeat: 1500, day: '2026-11-26' })
    const { buy } = emptyDraft()
    const result = toDecision({ ...emptyDraft(), name: 'Health', buy: withSeatsToday(buy, found!) })
    expect('decision' in result && result.decision.buy).toMatchObject({
      seats: [20, 20, 20],
      pricePerSeatYear: [1500, 1500, 1500],
      sources: { seats: 'Inventory on 2026-11-26: Gainsight', pricePerSeatYear: 'Inventory on 2026-11-26: Gainsight' },
    })
  })

  it('brings nothing where its seats or its cost are not known', () => {
    for (const name of ['Flat', 'Who knows', 'Another', '']) expect(seatsToday(name, tools, '2026-11-26')).toBeNull()
  })
})

describe('a decision that is typed', () => {
  it('starts complete but for its name', () => {
    expect(problems(toDecision(emptyDraft()))).toEqual({ name: 'must not be empty' })
    const result = toDecision({ ...emptyDraft(), name: 'Tours' })
    expect(result).toMatchObject({ decision: { name: 'Tours', horizonYears: 3, discountRate: 0.1 } })
    if ('decision' in result) expect(result.decision.build.maintenanceRate).toEqual([0.15, 0.2, 0.35])
  })

  it('weighs no option that nobody has chosen', () => {
    expect(emptyDraft().alternatives).toEqual([])
  })

  it('says of each figure whether somebody has put it in', () => {
    const { build } = emptyDraft()
    const { engineerMonths: value } = build.fields
    const { engineerMonths: source } = build.sources
    expect(isPlaceholder('engineerMonths', value, source)).toBe(true)
    expect(isPlaceholder('engineerMonths', ['', '7', ''], source)).toBe(false)
    expect(isPlaceholder('engineerMonths', value, 'Ann, May')).toBe(false)
  })

  it('counts what nobody has put in yet', () => {
    const draft = { ...emptyDraft(), alternatives: [newAlternative('nothing')] }
    const all = placeholdersIn(draft)
    expect(all).toBeGreaterThan(10)
    const { build } = draft
    // Doing nothing at no cost is one until its cost is known, or somebody says that it has none.
    const [nothing] = draft.alternatives
    const paid = withPaidToday(nothing!, { amount: 1200, tools: ['Slack'], day: '2026-11-26' })
    expect(placeholdersIn({ ...draft, alternatives: [paid] })).toBe(all - 1)
    const free = { ...nothing!, sources: { runningPerYear: 'Ann: it costs nothing' } }
    expect(placeholdersIn({ ...draft, alternatives: [free] })).toBe(all - 1)
    const typed = { ...build, fields: { ...build.fields, engineerMonths: ['', '7', ''] as EstimateText } }
    expect(placeholdersIn({ ...draft, build: typed })).toBe(all - 1)
    // The same figure with a source of its own is somebody's.
    const said = { ...build, sources: { ...build.sources, engineerMonths: 'Ann, May' } }
    expect(placeholdersIn({ ...draft, build: said })).toBe(all - 1)
  })

  it('reads decimal commas where they can be nothing else', () => {
    expect(['1,5', '12,50', '12,000', '1,234,567.5', '1,5k', '0,25'].map(parseNumber)).toEqual([1.5, 12.5, 12_000, 1_234_567.5, 1500, 0.25]) // prettier-ignore
    expect(parseNumber('1,2,3')).toBeNaN()
    expect(['1.058,93', '1.234.567', '1 058,93', '€1.234'].map(parseNumber)).toEqual([
      1058.93, 1_234_567, 1058.93, 1234,
    ])
  })

  it('asks which of two numbers 13.000 is, at its field', () => {
    const typed = (value: EstimateText) => {
      const draft = { ...emptyDraft(), name: 'Tours' }
      draft.build = { ...draft.build, fields: { ...draft.build.fields, loadedMonthlyCost: value } }
      return toDecision(draft)
    }
    expect(problems(typed(['', '13.000', '']))).toEqual({
      'build.loadedMonthlyCost': '“13.000” may be 13,000 or 13: type 13000 or 13',
    })
    for (const text of ['13000', '13,000', '13.000,00', '13.000 €', '13k'])
      expect(typed(['', text, ''])).toMatchObject({ decision: { build: { loadedMonthlyCost: [13_000, 13_000, 13_000] } } }) // prettier-ignore
    expect(typed(['', '1,5', ''])).toMatchObject({ decision: { build: { loadedMonthlyCost: [1.5, 1.5, 1.5] } } })
  })

  it('has no default’s source for a figure that was typed', () => {
    const { sources } = emptyDraft().build
    expect(sourcesAfter(sources, 'loadedMonthlyCost')['loadedMonthlyCost']).toBe('')
    expect(sourcesAfter({ ...sources, seats: 'Ann, May' }, 'seats')['seats']).toBe('Ann, May')
  })

  it('comes back from a stored one unchanged', () => {
    const stored = decisionSchema.parse({
      name: 'Tours',
      discountRate: 0.085,
      capabilities: ['a', 'b, c'],
      build: { engineerMonths: [1, 2.5, 4.125], loadedMonthlyCost: 12_000, maintenanceRate: 0.07, sources: { engineerMonths: 'Ann' } },
      buy: { seats: 3, pricePerSeatYear: [1, 2, 3], tool: 'Appcues' },
      criteria: [{ name: 'Fit', weight: 0.55, build: 0.35, buy: 1 }, { name: 'Cost', weight: 0.45, build: 0, buy: 0.2 }],
      alternatives: [{ name: 'Own', kind: 'own', seats: 4, utilities: { Fit: 0.3 }, veto: 'gone' }],
      decided: { choice: 'Buy', by: 'Ann', on: '2020-01-02' },
      revisitOn: '2021-01-02',
    }) // prettier-ignore
    expect(toDecision(fromDecision(stored))).toEqual({ decision: stored })
  })

  it('says what is wrong at the field it is in', () => {
    const draft = { ...emptyDraft(), name: 'Tours', horizonYears: 'three' }
    draft.build = { ...draft.build, fields: { ...draft.build.fields, engineerMonths: ['5', '4', '8'] } }
    draft.buy = { ...draft.buy, fields: { ...draft.buy.fields, seats: ['', 'many', ''] } }
    draft.criteria = draft.criteria.map((each) => ({ ...each, weight: '20' }))
    const found = problems(toDecision(draft))
    expect(Object.keys(found).toSorted()).toEqual(['build.engineerMonths', 'buy.seats', 'horizonYears'])
    expect(found['build.engineerMonths']).toBe('must rise: low ≤ likely ≤ high')
    const weights = problems(toDecision({ ...emptyDraft(), name: 'x', criteria: draft.criteria }))
    expect(weights).toEqual({ criteria: 'the weights add up to 1.4, and must add up to 1' })
  })

  it('takes numbers as people write them', () => {
    expect(['12,000', '12k', '1.5m', '30 %', '$400', '.5', '-3', '1e5', '', 'x'].map(parseNumber)).toEqual([
      12_000,
      12_000,
      1_500_000,
      30,
      400,
      0.5,
      -3,
      NaN,
      NaN,
      NaN,
    ])
  })

  it('keeps comparisons when criteria come and go', () => {
    const matrix = withPair(evenPairs(3), 0, 1, 4)
    expect(matrix).toEqual([[1, 4, 1], [0.25, 1, 1], [1, 1, 1]]) // prettier-ignore
    expect(pairsWithout(pairsWith(matrix), 2)).toEqual([[1, 4, 1], [0.25, 1, 1], [1, 1, 1]]) // prettier-ignore
  })
})
