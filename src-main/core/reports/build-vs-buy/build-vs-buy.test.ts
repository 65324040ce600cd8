import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { workspaceConfig } from '../../../../shared/config.ts'
import { decision as decisionSchema, type Decision, type DecisionInput } from '../../../../shared/decision.ts'
import { costFields } from '../../../../shared/decision-fields.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { stackSchema } from '../../workspace/schema-stack.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { evaluateDecision } from './build-vs-buy.ts'
import { costsByYear, likely, optionsOf, presentValue, rateInput } from './cost.ts'
import { drawCount, percentile, simulate, triangular } from './simulate.ts'

const emptyDb = new Database(':memory:')
emptyDb.exec(stackSchema.replaceAll(' REFERENCES import (id)', ''))
emptyDb.exec(`CREATE TABLE import (id INTEGER, kind TEXT, format TEXT, header TEXT, mapping TEXT, time_from INTEGER, time_to INTEGER, as_of TEXT, undone_at TEXT) STRICT`) // prettier-ignore
emptyDb.exec('CREATE TABLE payment (import_id INTEGER) STRICT')

let test: TestApp
beforeAll(async () => {
  test = await openApp()
})
afterAll(() => test.close())

const evaluate = async (decision: DecisionInput, seed = 1): Promise<Report<'build-vs-buy'>> =>
  test.call('decisions.evaluate', { decision, seed })

const base: DecisionInput = {
  name: 'Base',
  build: {
    engineerMonths: [2, 4, 9],
    loadedMonthlyCost: [10_000, 12_000, 15_000],
    runningPerYear: [500, 1_000, 2_000],
  },
  buy: { seats: 10, pricePerSeatYear: [2_000, 3_000, 3_500], integration: [2_000, 5_000, 9_000] },
  criteria: [
    { name: 'Fit', weight: 0.5, build: 0.8, buy: 0.4 },
    { name: 'Speed', weight: 0.5, build: 0.2, buy: 0.9 },
  ],
}

describe('the example worked out by hand', () => {
  const page = readFileSync(new URL('../../../../docs/build-or-buy-example.md', import.meta.url), 'utf8')
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!) as DecisionInput
  const expected = [
    ...page.slice(page.indexOf('## What the program must say')).matchAll(/^\| (\w.*?) +\| +(-?[\d.]+) \|$/gm),
  ]

  it('is met to the cent', async () => {
    const { totals, rows } = await evaluate(example)
    const input = rows.find((row) => row.input === 'build.engineerMonths')!
    const figures: Record<string, number | null> = {
      ...(totals as unknown as Record<string, number>),
      'Time to value equalAt': totals.criteria[0]!.equalAt,
      'build.engineerMonths low': input.low,
      'build.engineerMonths high': input.high,
      'build.engineerMonths swing': input.swing,
    }
    expect(expected).toHaveLength(9)
    for (const [, name, value] of expected) {
      const digits = value!.split('.')[1]?.length ?? 0
      expect(figures[name!]!.toFixed(digits), name).toBe(value)
    }
    expect(totals).toMatchObject({ verdict: 'too close', veto: false })
    expect(totals.reason).toBe(
      'Building costs $11,132 less over 3 years and pays back in month 32, but buying scores higher, 0.71 against 0.60.',
    )
    expect(totals.criteria[0]).toMatchObject({ verdictBelow: 'build', verdictAbove: 'too close' })
  })

  it('has every cost where the page has it', async () => {
    const { totals } = await evaluate(example)
    const [build, buy] = totals.options
    expect(build!.costs).toEqual([72_000, 20_800, 20_800, 20_800])
    expect(buy!.costs.map((cost) => Number(cost.toFixed(6)))).toEqual([10_000, 42_600, 48_800, 60_961])
    const cents = (values: number[]): number[] => values.map((value) => Number(value.toFixed(2)))
    expect(cents([0, 12, 24, 36].map((month) => build!.cumulative[month]!))).toEqual([
      72000, 90909.09, 108099.17, 123726.52,
    ])
    expect(cents([0, 12, 24, 36].map((month) => buy!.cumulative[month]!))).toEqual([
      10000, 48727.27, 89057.85, 134858.75,
    ])
    expect(build!.cumulative).toHaveLength(37)
  })
})

it('takes a fee per unit, costs that begin at go-live, and going on as today until then', async () => {
  // Over 36 months without discount: buying 6,000 + 2 × 2,040 + 34 × (1,150 + 2,400 × 0.35) = 77,740; building 420 h × 95 + 5 × 2,040 +
  // 31 × (180 + 14 × 95) = 96,910; by hand 36 × 2,040 = 73,440. 49,180 + 34 × 0.35 × R = 96,910 at R = 4,010.92 a month.
  const { totals } = await evaluate({
    name: 'Returns portal',
    discountRate: 0,
    build: { engineerMonths: 1, loadedMonthlyCost: 420 * 95, scopeContingency: 0, technicalContingency: 0, maintenanceRate: 0, runningPerYear: 12 * (180 + 14 * 95), runsFromMonth: 5, untilThenPerMonth: 2_040 },
    buy: { seats: 1, pricePerSeatYear: 12 * 1_150, unitsPerYear: 28_800, pricePerUnit: 0.35, implementation: 6_000, runsFromMonth: 2, untilThenPerMonth: 2_040 },
    criteria: [{ name: 'Fit', weight: 1, build: 0.5, buy: 0.5 }],
    alternatives: [{ kind: 'nothing', name: 'By hand', runningPerYear: 12 * 2_040 }],
  }) // prettier-ignore
  expect(totals.buyPv).toBeCloseTo(77_740, 6)
  expect(totals.buildPv).toBeCloseTo(96_910, 6)
  expect(totals.alternatives[0]!.pv).toBeCloseTo(73_440, 6)
  expect(totals.tipping!.equalAt! / 12).toBeCloseTo(4_010.924, 3)
})

/** Exact: a fraction of whole numbers. Figures of random decisions have three decimals, so nothing is rounded. */
class Ratio {
  readonly n: bigint
  readonly d: bigint
  constructor(n: bigint, d: bigint) {
    this.n = n
    this.d = d
  }
  static of(value: number): Ratio {
    return new Ratio(BigInt(Math.round(value * 1000)), 1000n)
  }
  plus(other: Ratio): Ratio {
    return new Ratio(this.n * other.d + other.n * this.d, this.d * other.d)
  }
  times(other: Ratio): Ratio {
    return new Ratio(this.n * other.n, this.d * other.d)
  }
  over(other: Ratio): Ratio {
    return new Ratio(this.n * other.d, this.d * other.n)
  }
  isAtMost(other: Ratio): boolean {
    return this.n * other.d <= other.n * this.d
  }
  number(): number {
    // Enough digits before the division that the quotient is a double's worth.
    return Number((this.n * 10n ** 12n) / this.d) / 1e12
  }
}

const thousandths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((value) => value / 1000)
const triple = (min: number, max: number): fc.Arbitrary<[number, number, number]> =>
  fc.tuple(thousandths(min, max), thousandths(min, max), thousandths(min, max)).map((values) => {
    const [a, b, c] = values.toSorted((x, y) => x - y)
    return [a!, b!, c!]
  })
const either = (min: number, max: number): fc.Arbitrary<number | [number, number, number]> =>
  fc.oneof(thousandths(min, max), triple(min, max))

const criteria = fc
  .array(fc.record({ share: fc.integer({ min: 1, max: 100 }), build: thousandths(0, 1), buy: thousandths(0, 1) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((items) => {
    const sum = items.reduce((total, { share }) => total + share, 0)
    return items.map(({ share, build, buy }, index) => ({ name: `C${index}`, weight: share / sum, build, buy }))
  })

const decisions: fc.Arbitrary<DecisionInput> = fc.record({
  name: fc.constant('Random'),
  horizonYears: fc.integer({ min: 1, max: 10 }),
  discountRate: thousandths(0, 0.4),
  build: fc.record({
    engineerMonths: either(0, 40),
    loadedMonthlyCost: either(0, 30_000),
    scopeContingency: either(0, 1),
    technicalContingency: either(0, 1),
    maintenanceRate: either(0, 1),
    runningPerYear: either(0, 50_000),
    oversightHoursPerWeek: either(0, 20),
  }),
  buy: fc.record({
    seats: either(0, 300),
    pricePerSeatYear: either(0, 2_000),
    seatGrowth: either(-0.5, 1),
    priceUplift: either(-0.2, 0.5),
    implementation: either(0, 50_000),
    integration: either(0, 50_000),
    oversightHoursPerWeek: either(0, 20),
    exit: either(0, 50_000),
  }),
  loadedHourlyRate: either(0, 200),
  criteria,
})

/** The definitions, read a second time: exact fractions, flows listed year by year, months compared one by one. */
function reference(decision: Decision) {
  const mid = (estimate: readonly number[]): Ratio => Ratio.of(estimate[1]!)
  const one = Ratio.of(1)
  const { build, buy, horizonYears: years } = decision
  const effort = mid(build.engineerMonths).times(mid(build.loadedMonthlyCost))
  const built = effort.times(one.plus(mid(build.scopeContingency)).plus(mid(build.technicalContingency)))
  const hours = (each: typeof build | typeof buy): Ratio =>
    mid(each.oversightHoursPerWeek).times(Ratio.of(52)).times(mid(decision.loadedHourlyRate))
  const discount = one.plus(Ratio.of(decision.discountRate))
  const power = (ratio: Ratio, exponent: number): Ratio =>
    Array.from({ length: exponent }, () => ratio).reduce((product, each) => product.times(each), one)
  const builds = [built]
  const buys = [mid(buy.implementation).plus(mid(buy.integration))]
  for (let t = 1; t <= years; t++) {
    const keep = mid(build.maintenanceRate).times(built).plus(mid(build.runningPerYear)).plus(hours(build))
    const seats = mid(buy.seats).times(power(one.plus(mid(buy.seatGrowth)), t - 1))
    const price = mid(buy.pricePerSeatYear).times(power(one.plus(mid(buy.priceUplift)), t - 1))
    const last = t === years ? mid(buy.exit) : Ratio.of(0)
    builds.push(keep.over(power(discount, t)))
    buys.push(seats.times(price).plus(hours(buy)).plus(last).over(power(discount, t)))
  }
  const sum = (values: Ratio[]): Ratio => values.reduce((total, each) => total.plus(each), Ratio.of(0))
  const until = (values: Ratio[], month: number): Ratio => {
    const whole = Math.floor(month / 12)
    const begun = values[whole + 1]
    const paid = sum(values.slice(0, whole + 1))
    return begun ? paid.plus(begun.times(new Ratio(BigInt(month % 12), 12n))) : paid
  }
  let breakEven: number | null = null
  for (let month = 1; month <= 12 * years && breakEven === null; month++)
    if (until(builds, month).isAtMost(until(buys, month))) breakEven = month
  return { buildPv: sum(builds).number(), buyPv: sum(buys).number(), breakEven }
}

const context = { db: emptyDb, config: workspaceConfig.parse({}), now: () => new Date('2020-01-01T00:00:00Z') }
/** Without a workspace: the likely figures alone, a thousand times. */
function likelyFigures(decision: Decision) {
  const [build, buy] = optionsOf(decision)
  const rate = rateInput(decision)
  return [build!, buy!].map(({ inputs }) => presentValue(costsByYear(likely([...inputs, rate]), decision), decision))
}

describe('a thousand random decisions', () => {
  it('cost, break even and score as an independent reading of the definitions has it', () => {
    let met = 0
    let never = 0
    fc.assert(
      fc.property(decisions, (input) => {
        const decision = decisionSchema.parse(input)
        const { totals } = evaluateDecision(decision, context, { seed: 7, asOf: null }, 50)
        const expected = reference(decision)
        expect(totals.buildPv).toBeCloseTo(expected.buildPv, 4)
        expect(totals.buyPv).toBeCloseTo(expected.buyPv, 4)
        expect(totals.breakEvenMonth).toBe(expected.breakEven)
        const score = (side: 'build' | 'buy'): number =>
          decision.criteria.map((each) => each.weight * each[side]).reduce((a, b) => a + b)
        expect(totals.scoreBuild).toBeCloseTo(score('build'), 10)
        expect(totals.scoreBuy).toBeCloseTo(score('buy'), 10)
        if (expected.breakEven === null) never++
        else met++
      }),
      { numRuns: 1_000, seed: 2019 },
    )
    // Both ends of the definition were exercised.
    expect(Math.min(met, never)).toBeGreaterThan(50)
  }, 120_000)

  it('never get cheaper by costing more', () => {
    const fields = [
      'engineerMonths',
      'loadedMonthlyCost',
      'scopeContingency',
      'maintenanceRate',
      'runningPerYear',
    ] as const
    const bought = [
      'seats',
      'pricePerSeatYear',
      'seatGrowth',
      'priceUplift',
      'implementation',
      'integration',
      'exit',
    ] as const
    fc.assert(
      fc.property(
        decisions,
        fc.constantFrom(...fields),
        fc.constantFrom(...bought),
        thousandths(0, 3),
        (input, builtField, boughtField, more) => {
          const decision = decisionSchema.parse(input)
          const raised = structuredClone(decision)
          raised.build[builtField] = raised.build[builtField].map((value) => value + more) as [number, number, number]
          raised.buy[boughtField] = raised.buy[boughtField].map((value) => value + more) as [number, number, number]
          const [build, buy] = likelyFigures(decision)
          const [dearerBuild, dearerBuy] = likelyFigures(raised)
          const slack = 1e-9 * Math.max(1, build!, buy!)
          expect(dearerBuild).toBeGreaterThanOrEqual(build! - slack)
          expect(dearerBuy).toBeGreaterThanOrEqual(buy! - slack)
        },
      ),
    )
  })
})

describe('weights', () => {
  it('move a score toward the criterion that gets more', () => {
    fc.assert(
      fc.property(decisions, fc.nat(), thousandths(0, 1), (input, pick, part) => {
        const decision = decisionSchema.parse(input)
        const index = pick % decision.criteria.length
        const chosen = decision.criteria[index]!
        const weight = chosen.weight + (1 - chosen.weight) * part
        const rest = 1 - chosen.weight
        const moved = structuredClone(decision)
        moved.criteria.forEach((each, at) => {
          each.weight = at === index ? weight : rest > 0 ? (each.weight / rest) * (1 - weight) : 0
        })
        const score = (each: Decision): number =>
          evaluateDecision(each, context, { seed: 1, asOf: null }, 2).totals.scoreBuild
        const before = Math.abs(score(decision) - chosen.build)
        expect(Math.abs(score(moved) - chosen.build)).toBeLessThanOrEqual(before + 1e-9)
      }),
      { numRuns: 100 },
    )
  })

  it('make both score the same where the report says so, and the verdict is what it says on either side', () => {
    fc.assert(
      fc.property(decisions, (input) => {
        const decision = decisionSchema.parse(input)
        const { totals } = evaluateDecision(decision, context, { seed: 1, asOf: null }, 2)
        totals.criteria.forEach((row, index) => {
          if (row.equalAt === null) return
          const at = (weight: number) => {
            const other = structuredClone(decision)
            other.criteria.forEach((each, position) => {
              each.weight = position === index ? weight : (each.weight / (1 - row.weight)) * (1 - weight)
            })
            return evaluateDecision(other, context, { seed: 1, asOf: null }, 2).totals
          }
          const equal = at(row.equalAt)
          expect(equal.scoreBuild).toBeCloseTo(equal.scoreBuy, 8)
          if (row.equalAt > 0.001) expect(at(row.equalAt / 2).verdict).toBe(row.verdictBelow)
          if (row.equalAt < 0.999) expect(at((1 + row.equalAt) / 2).verdict).toBe(row.verdictAbove)
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('draws', () => {
  it('are the same for the same seed, others for another, and P stays between 0 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, fc.integer({ min: 0, max: 0xffff_ffff }), async (input, seed) => {
        const [once, again] = [await evaluate(input, seed), await evaluate(input, seed)]
        expect(again).toEqual(once)
        const { pBuildCheaper, buildP50, buildP80, buyP50, buyP80, options, difference } = once.totals
        expect(pBuildCheaper).toBeGreaterThanOrEqual(0)
        expect(pBuildCheaper).toBeLessThanOrEqual(1)
        expect(buildP80).toBeGreaterThanOrEqual(buildP50)
        expect(buyP80).toBeGreaterThanOrEqual(buyP50)
        expect(options.reduce((sum, each) => sum + each.pCheapest, 0)).toBeLessThanOrEqual(1 + 1e-9)
        expect(difference.bins.reduce((sum, count) => sum + count, 0)).toBe(drawCount)
      }),
      { numRuns: 15 },
    )
    expect((await evaluate(base, 1)).totals.buildP50).not.toBe((await evaluate(base, 2)).totals.buildP50)
  }, 60_000)

  it('of one option are not changed by another, nor by what else has a spread', async () => {
    const alone = (await evaluate(base)).totals
    const beside = (
      await evaluate({
        ...base,
        alternatives: [{ name: 'Vendor B', kind: 'buy', seats: 5, pricePerSeatYear: [1, 2, 3] }],
      })
    ).totals
    expect(beside.options.slice(0, 2).map((each) => each.quantiles)).toEqual(
      alone.options.map((each) => each.quantiles),
    )
    const fixed = (await evaluate({ ...base, build: { ...base.build, engineerMonths: 4 } })).totals
    expect(fixed.options[1]!.quantiles).toEqual(alone.options[1]!.quantiles)
  })

  it('follow the triangle: quantiles of one uncertain input are those of its distribution', async () => {
    // Building costs its engineer-months, 2 to 10 and most often 3, times 1,000, and nothing else.
    const build = {
      engineerMonths: [2, 3, 10],
      loadedMonthlyCost: 1_000,
      scopeContingency: 0,
      technicalContingency: 0,
      maintenanceRate: 0,
    }
    const { totals } = await evaluate({
      ...base,
      build: build as DecisionInput['build'],
      buy: { seats: 1, pricePerSeatYear: 0, implementation: 5_000 },
    })
    // Above the mode: F(x) = 1 − (10 − x)² ÷ (8 · 7).
    const quantile = (p: number): number => 1_000 * (10 - Math.sqrt((1 - p) * 56))
    expect(totals.buildP50 / quantile(0.5)).toBeCloseTo(1, 1.7)
    expect(totals.buildP80 / quantile(0.8)).toBeCloseTo(1, 1.7)
    // P(build < 5,000) = 1 − 25/56.
    expect(Math.abs(totals.pBuildCheaper - (1 - 25 / 56))).toBeLessThan(0.02)
  })

  it('have the mean and the ends of a triangle', () => {
    const options = optionsOf(
      decisionSchema.parse({
        ...base,
        horizonYears: 1,
        discountRate: 0,
        buy: { seats: 1, pricePerSeatYear: [1, 4, 13] },
      }),
    )
    const rate = rateInput(decisionSchema.parse(base))
    const values = simulate(options, rate, { horizonYears: 1, discountRate: 0 }, 5)[1]!
    expect(values.reduce((sum, each) => sum + each, 0) / drawCount).toBeCloseTo(6, 0.8)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...values)).toBeLessThanOrEqual(13)
    expect([0, 1].map((u) => triangular([1, 4, 13], u))).toEqual([1, 13])
    expect([triangular([1, 1, 3], 0.5), triangular([1, 3, 3], 0.5)]).toEqual([3 - Math.sqrt(2), 1 + Math.sqrt(2)])
  })

  it('of equal options are never strictly cheaper', async () => {
    const { totals } = await evaluate({
      ...base,
      build: {
        engineerMonths: 1,
        loadedMonthlyCost: 100,
        scopeContingency: 0,
        technicalContingency: 0,
        maintenanceRate: 0,
      },
      buy: { seats: 0, pricePerSeatYear: 0, implementation: 100 },
    })
    expect(totals).toMatchObject({ pBuildCheaper: 0, breakEvenMonth: 1, verdict: 'too close' })
    expect(totals.options.map((each) => each.pCheapest)).toEqual([0, 0])
  })

  it('are summed up by linear percentiles', () => {
    const values = Float64Array.from([1, 2, 3, 4])
    expect([0, 0.5, 0.8, 1].map((p) => percentile(values, p))).toEqual([1, 2.5, 3.4000000000000004, 4])
  })
})

describe('the verdict', () => {
  const cheapBuild = { engineerMonths: 1, loadedMonthlyCost: 1_000 }
  const dearBuild = { engineerMonths: 100, loadedMonthlyCost: 10_000 }
  const scores = (build: number, buy: number) => [{ name: 'Fit', weight: 1, build, buy }]

  it('is the side that wins both, else too close with the reason, and a veto settles it', async () => {
    const of = async (patch: Partial<DecisionInput>) => (await evaluate({ ...base, ...patch })).totals
    expect(await of({ build: cheapBuild, criteria: scores(0.9, 0.1) })).toMatchObject({ verdict: 'build' })
    expect(await of({ build: dearBuild, criteria: scores(0.1, 0.9) })).toMatchObject({
      verdict: 'buy',
      breakEvenMonth: null,
    })
    const split = await of({ build: cheapBuild, criteria: scores(0.1, 0.9) })
    expect(split.verdict).toBe('too close')
    expect(split.reason).toMatch(
      /^Building costs \$.* less over 3 years and pays back in month 1, but buying scores higher, 0\.90 against 0\.10\.$/,
    )
    expect((await of({ build: cheapBuild, criteria: scores(0.6, 0.6) })).reason).toMatch(/and both score 0\.60\.$/)
    // Where a new decision stands: a verdict on these scores would be one on nothing.
    const fresh = await of({ build: cheapBuild, criteria: scores(0.5, 0.5) })
    expect(fresh).toMatchObject({ verdict: 'too close', scored: false, placeholders: [] })
    expect(fresh.reason).toMatch(/^Not scored yet: building costs .*, and how well each fits nobody has said\.$/)
    // A figure of one's own is none, whatever source still stands beside it.
    const { engineerMonths, loadedMonthlyCost } = costFields
    const sources = { engineerMonths: engineerMonths.source, loadedMonthlyCost: loadedMonthlyCost.source }
    const started = { engineerMonths: engineerMonths.start, loadedMonthlyCost: 1_000, sources }
    expect(await of({ build: started })).toMatchObject({ placeholders: ['build.engineerMonths'] })
    const idle = (more: object) => of({ alternatives: [{ kind: 'nothing', name: 'Do nothing', ...more }] })
    expect(await idle({})).toMatchObject({ placeholders: ['nothing.runningPerYear'] })
    expect(await idle({ runningPerYear: 500 })).toMatchObject({ placeholders: [] })
    expect(await idle({ sources: { runningPerYear: 'Ann: no tool is paid for' } })).toMatchObject({ placeholders: [] })
    const out = await of({
      build: cheapBuild,
      criteria: scores(0.9, 0.1),
      cannotBeRecreated: true,
      cannotBeRecreatedBecause: 'Nobody else has the graph',
    })
    expect(out).toMatchObject({
      verdict: 'buy',
      veto: true,
      reason: 'Building is out whatever it costs: Nobody else has the graph.',
    })
    expect(out.criteria.every((each) => each.verdictBelow === 'buy' && each.verdictAbove === 'buy')).toBe(true)
  })

  it('leaves alternatives beside it, each with cost, score and doubt', async () => {
    const { totals } = await evaluate({
      ...base,
      alternatives: [
        { name: 'Vendor B', kind: 'buy', buy: { seats: 10, pricePerSeatYear: 100 } },
        { name: 'Do nothing', kind: 'nothing', oversightHoursPerWeek: 0, utilities: { Fit: 0, Speed: 1 } },
        {
          name: 'What we own',
          kind: 'own',
          engineerMonths: 1,
          loadedMonthlyCost: 10_000,
          veto: 'Its vendor is leaving',
        },
      ],
    })
    expect(totals.alternatives.map(({ name, kind, score, veto }) => ({ name, kind, score, veto }))).toEqual([
      { name: 'Vendor B', kind: 'buy', score: 0.65, veto: null },
      { name: 'Do nothing', kind: 'nothing', score: 0.5, veto: null },
      { name: 'What we own', kind: 'own', score: null, veto: 'Its vendor is leaving' },
    ])
    expect(totals.alternatives[0]!.pv).toBeCloseTo(1_000 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331), 6)
    expect(totals.alternatives[1]).toMatchObject({ pv: 0, pCheapest: 1 })
    expect(totals.alternatives[2]!.pv).toBeCloseTo(15_000 + 3_000 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331), 6)
  })

  it('sorts the tornado by swing and names inputs as the file does', async () => {
    const { rows } = await evaluate(base)
    expect(rows.map((row) => row.swing)).toEqual(rows.map((row) => row.swing).toSorted((a, b) => b - a))
    expect(rows[0]!.input).toBe('build.engineerMonths')
    expect(rows.map((row) => row.input)).toContain('loadedHourlyRate')
    expect(rows.find((row) => row.input === 'buy.seats')).toMatchObject({ swing: 0 })
  })
})

describe('what is owned already', () => {
  it('is listed from the active tools and never scales', async () => {
    const own = await openApp()
    const sought = { ...base, capabilities: ['Tours', 'surveys', 'matching', 'MATCHING'] }
    const without = await own.call('decisions.evaluate', { decision: sought })
    const file = own.file(
      'tools.csv',
      'name,capabilities,status,cost,start_date,end_date\nAlpha,tours;surveys,active,10,2019-01-01,\nBeta,tours,candidate,10,,\nGamma,matching,active,1,2018-01-01,2019-06-01\n',
    )
    await own.call('imports.run', { files: [{ file }] })
    const { totals } = await own.call('decisions.evaluate', { decision: sought })
    expect(totals.owned).toEqual([
      { capability: 'Tours', tools: ['Alpha'] },
      { capability: 'surveys', tools: ['Alpha'] },
    ])
    expect(totals.residue).toEqual(['matching'])
    expect({ ...totals, owned: [], residue: [] }).toEqual({ ...without.totals, owned: [], residue: [] })
    own.close()
  })

  it.each([
    [19_999, 'below attention'],
    [20_000, 'compare with stack'],
    [50_000, 'review'],
    [80_000, 'due diligence'],
  ])('a first year of %i is %s', async (pricePerSeatYear, tier) => {
    const { totals } = await evaluate({ ...base, buy: { seats: 1, pricePerSeatYear } })
    expect(totals.price).toMatchObject({ annual: pricePerSeatYear, tier })
  })
})

describe('the stored report', () => {
  it('takes the decision by name and version, and says what there is', async () => {
    await expect(runReport(test.call, 'build-vs-buy', {})).rejects.toThrow('There is no decision in this workspace yet')
    const first = await test.call('decisions.save', { id: null, decision: base })
    await test.call('decisions.save', { id: first.id, decision: { ...base, discountRate: 0 } })
    const { params, totals } = await runReport(test.call, 'build-vs-buy', { decision: 'base' })
    expect(params).toEqual({ decision: 'Base', version: 2, seed: 1, asOf: '2020-01-01' })
    expect((await runReport(test.call, 'build-vs-buy', { version: 1 })).totals.buyPv).toBeLessThan(totals.buyPv)
    await expect(runReport(test.call, 'build-vs-buy', { decision: 'Other' })).rejects.toThrow('there are "Base".')
    await expect(runReport(test.call, 'build-vs-buy', { version: 9 })).rejects.toThrow('no version 9; the latest is 2')
  })
})

it('counts a share of an engineer from the month on in which it goes live', () => {
  const decision = decisionSchema.parse({
    name: 'Reporting',
    discountRate: 0,
    build: { engineerMonths: 12, loadedMonthlyCost: 7900, scopeContingency: 0, technicalContingency: 0, maintenanceRate: 0, runningPerYear: 3600, oversightShare: 0.3, goLiveMonth: 6 }, // prettier-ignore
    buy: {
      seats: 1,
      pricePerSeatYear: 18_000,
      priceUplift: 0.05,
      implementation: 9000,
      oversightShare: [0.05, 0.1, 0.15],
    },
    criteria: [{ name: 'Cost', weight: 1, build: 0.5, buy: 0.5 }],
    alternatives: [{ name: 'By hand', kind: 'nothing', oversightShare: 0.5 }],
  })
  const [build, buy, hand] = optionsOf(decision).map(({ inputs }) => presentValue(costsByYear(likely(inputs), decision), decision)) // prettier-ignore
  // 12 × 7,900 + 36 × 300 + 0.3 × 7,900 × 30 months.
  expect(build).toBeCloseTo(176_700, 6)
  // 18,000 × (1 + 1.05 + 1.1025) + 9,000 + 0.1 × 7,900 × 36.
  expect(buy).toBeCloseTo(94_185, 6)
  expect(hand).toBeCloseTo(0.5 * 7900 * 36, 6)
  const without = optionsOf(decisionSchema.parse({ ...decision, build: { ...decision.build, oversightShare: 0, goLiveMonth: 0 } })) // prettier-ignore
  expect(without[0]!.inputs.map(({ field }) => field)).not.toContain('oversightShare')
})
