/** What inputs, options and verdicts are called, and how their values are written. */
import { costFields, type CostField, type FieldInfo, isOnBothSides } from '../../shared/decision-fields.ts'
import type { OptionKind } from '../../shared/decision.ts'
import type { ReportRow, ReportTotals } from '../../shared/reports/index.ts'
import { count, money, moneyShort, percent } from '../format.ts'

export type Totals = ReportTotals<'build-vs-buy'>
export type Swing = ReportRow<'build-vs-buy'>
export type DecisionOption = Totals['options'][number]

const fieldOf = (input: string): CostField => input.split('.').at(-1) as CostField

/** `build.oversightHoursPerWeek` → `Oversight, build`; what only one side has needs no side. */
export function inputLabel(input: string): string {
  const field = fieldOf(input)
  const { label } = costFields[field]
  return isOnBothSides(field) ? `${label}, ${input.split('.')[0] ?? ''}` : label
}

/** A value of an input in its unit: `8.5`, `$17k`, `35 %`, `4 h`. */
export function inputValue(input: string, value: number, currency: string): string {
  const { unit } = costFields[fieldOf(input)]
  return written(unit, value, currency)
}

export function written(unit: FieldInfo['unit'], value: number, currency: string): string {
  if (unit === 'money') return Math.abs(value) < 1000 ? money(value, currency) : moneyShort(value, currency)
  if (unit === 'share') return percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1)
  return unit === 'hours' ? `${count(value)} h` : count(value)
}

/** `+$37k`, `−$5k`, `$0`. */
export const signedMoney = (value: number, currency: string): string =>
  `${value > 0 ? '+' : ''}${moneyShort(value, currency)}`

export const years = (horizon: number): string => (horizon === 1 ? 'one year' : `${horizon} years`)

export const kindWords: Record<OptionKind, string> = {
  build: 'build',
  buy: 'buy',
  nothing: 'do nothing',
  own: 'use what we own',
}

/** A verdict that fewer than three draws in four agree with is narrow. */
export function isNarrow({ verdict, veto, pBuildCheaper }: Totals): boolean {
  if (veto || verdict === 'too close') return false
  return (verdict === 'build' ? pBuildCheaper : 1 - pBuildCheaper) < 0.75
}

/** The criterion whose weight has to move least, as a share of itself, before the verdict changes. */
export function nearestFlip({
  criteria,
  verdict,
}: Totals): { name: string; weight: number; at: number; becomes: string } | null {
  const flips = criteria.flatMap(({ name, weight, equalAt, verdictBelow, verdictAbove }) => {
    if (equalAt === null) return []
    const becomes = weight > equalAt ? verdictBelow : verdictAbove
    return becomes === verdict ? [] : [{ name, weight, at: equalAt, becomes }]
  })
  return flips.sort((a, b) => Math.abs(a.at - a.weight) - Math.abs(b.at - b.weight))[0] ?? null
}
