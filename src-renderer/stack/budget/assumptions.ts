/** What a budget assumes, in the address and in words. */
import { basisFor, type BudgetBasis, budgetBases, type UpliftKind } from '../../../shared/reports/stack-budget.ts'
import type { QueryPatch } from '../../route.ts'

export interface Assumptions {
  /** Percent on each renewal; `own` = as the price of each tool rose. */
  uplift: number | 'own'
  /** What it is counted on; undefined = every renewal. */
  upliftOn?: UpliftKind | undefined
  /** Percent a year. */
  seats: number
  usage: number
  /** What tools are budgeted by; undefined = their price. */
  basis?: BudgetBasis | undefined
  /** `Zoom=price` */
  basisOf?: string[] | undefined
  /** Tools that grow with the headcount. */
  headcountOf?: string[] | undefined
}

export const nothingAssumed: Assumptions = { uplift: 0, seats: 0, usage: 0 }

/** A percentage as somebody types it, `5`, `2,5` or `−3`; an empty field is 0, and NaN is none. */
export function readPercent(text: string): number {
  const typed = text.trim().replace(/\s*%$/, '').replace('−', '-').replace(',', '.')
  if (typed === '') return 0
  const percent = /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN
  return percent >= -100 && percent <= 1000 ? percent : Number.NaN
}

export function assumptionsIn(query: URLSearchParams): Assumptions {
  const percent = (key: string): number => readPercent(query.get(key) ?? '') || 0
  return {
    uplift: query.get('uplift') === 'own' ? 'own' : percent('uplift'),
    upliftOn: query.get('upliftOn') === 'yearly' ? 'yearly' : undefined,
    seats: percent('seatGrowth'),
    usage: percent('usageGrowth'),
    basis: budgetBases.find((id) => id !== 'price' && id === query.get('basis')),
    basisOf: namesIn(query.get('basisOf'))?.filter((each) => basisFor(each) !== null),
    headcountOf: namesIn(query.get('headcountOf')),
  }
}

/** `Zoom, Slack`, as somebody types names; undefined = none. */
export function namesIn(text: string | null): string[] | undefined {
  const names = (text ?? '').split(',').flatMap((each) => each.trim() || [])
  return names.length === 0 ? undefined : names
}

export const assumptionsPatch = ({
  uplift,
  upliftOn,
  seats,
  usage,
  basis,
  basisOf,
  headcountOf,
}: Assumptions): QueryPatch => ({
  uplift: uplift === 0 ? null : uplift,
  upliftOn: uplift === 0 ? null : (upliftOn ?? null),
  seatGrowth: seats === 0 ? null : seats,
  usageGrowth: usage === 0 ? null : usage,
  basis: basis ?? null,
  basisOf: basisOf?.join(',') ?? null,
  headcountOf: headcountOf?.join(',') ?? null,
})

/** `uplift 5 %, seats +10 %`; null = nothing is assumed. */
export function assumptionWords({
  uplift,
  upliftOn,
  seats,
  usage,
  basis,
  basisOf,
  headcountOf,
}: Assumptions): string | null {
  const signed = (percent: number): string => `${percent > 0 ? '+' : '−'}${Math.abs(percent)}\u00a0%`
  const words = [
    ...(basis === undefined ? [] : [basis === 'bills' ? 'last bills' : 'paid last year']),
    ...(basisOf === undefined ? [] : [basisOf.join(', ')]),
    ...(headcountOf === undefined ? [] : ['headcount']),
    ...(uplift === 0
      ? []
      : [`${uplift === 'own' ? 'own uplift' : `uplift ${signed(uplift)}`}${upliftOn === 'yearly' ? ' of yearly bills' : ''}`]), // prettier-ignore
    ...(seats === 0 ? [] : [`seats ${signed(seats)}`]),
    ...(usage === 0 ? [] : [`use ${signed(usage)}`]),
  ]
  return words.length === 0 ? null : words.join(', ')
}
