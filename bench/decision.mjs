/**
 * 10,000 draws of a decision with ten options: processor time, median and least of twenty.
 *
 *   node bench/decision.mjs
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decision as decisionSchema } from '../shared/decision.ts'
import { workspaceConfig } from '../shared/config.ts'
import { evaluateDecision } from '../src-main/core/reports/build-vs-buy/build-vs-buy.ts'
import { openWorkspace } from '../src-main/core/workspace/workspace.ts'

const spread = { oversightHoursPerWeek: [1, 2, 3], implementation: [1, 2, 3], integration: [1, 2, 3], exit: [0, 1, 2] }
const growth = { seatGrowth: [0, 0.1, 0.2], priceUplift: [0, 0.05, 0.1] }
const decision = decisionSchema.parse({
  name: 'Ten options',
  horizonYears: 5,
  loadedHourlyRate: [80, 90, 110],
  build: {
    engineerMonths: [2, 4, 9],
    loadedMonthlyCost: [10_000, 12_000, 15_000],
    runningPerYear: [500, 1_000, 2_000],
  },
  buy: { seats: 10, pricePerSeatYear: [2_000, 3_000, 3_500], ...growth, ...spread },
  alternatives: Array.from({ length: 8 }, (_, index) => ({
    name: `Vendor ${index}`,
    kind: 'buy',
    seats: [5, 10, 20],
    pricePerSeatYear: [1_000, 2_000, 3_000],
    ...growth,
    ...spread,
  })),
  criteria: [
    { name: 'Fit', weight: 0.5, build: 0.8, buy: 0.4 },
    { name: 'Speed', weight: 0.5, build: 0.2, buy: 0.9 },
  ],
})
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const workspace = openWorkspace(join(folder, 'bench.touchstack'), { create: true })
const context = { db: workspace.reader, config: workspaceConfig.parse({}), now: () => new Date('2020-01-01T00:00:00Z') }
const times = Array.from({ length: 20 }, () => {
  const before = process.cpuUsage()
  evaluateDecision(decision, context, { seed: 1, asOf: null })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}).toSorted((a, b) => a - b)
workspace.close()
rmSync(folder, { recursive: true, force: true })
console.log(`10,000 draws × 10 options: median ${times[10].toFixed(0)} ms, least ${times[0].toFixed(0)} ms`)
