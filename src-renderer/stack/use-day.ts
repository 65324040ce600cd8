import { useMemo } from 'react'
import { type DaySpan, fiscalYearSpan } from '../../shared/stack/fiscal-year.ts'
import { useWorkspace } from '../api.ts'
import { isDate, money, moneyShort, signedMoney } from '../format.ts'
import { type QueryPatch, useQueryParams } from '../route.ts'

/** Invented contracts have an invented present: on this day the sample has renewals ahead and trials under way. */
const sampleDay = '2019-07-01'

/** Dates a link may carry; anything else counts as not set. */
export const asDay = (text: string | null): string | null => (text !== null && isDate(text) ? text : null)

/** The period of an address, as days or as a fiscal year; null = it has none. */
export function periodIn(query: URLSearchParams, first: number): DaySpan | null {
  const [from, to, year] = [asDay(query.get('from')), asDay(query.get('to')), query.get('fiscalYear')]
  if (from !== null && to !== null && from < to) return { from, to }
  return year !== null && /^(19[7-9]|2[01]\d)\d$|^2200$/.test(year) ? fiscalYearSpan(Number(year), first) : null
}

export interface StackDay {
  /** The day the stack is looked at; null = today. */
  asOf: string | null
  /** The same, as a date. */
  day: string
  query: URLSearchParams
  setQuery: (patch: QueryPatch, options?: { replace?: boolean }) => void
}

/** The day out of the address, which all screens of the stack share; without one, today, or the sample's own day. */
export function useStackDay(): StackDay {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const asked = query.get('asOf')
  const asOf = asked === 'today' ? null : (asDay(asked) ?? (status?.sample ? sampleDay : null))
  return { asOf, day: asOf ?? new Date().toISOString().slice(0, 10), query, setQuery }
}

export interface Money {
  currency: string
  /** `$148,800`; of another currency where one is given. */
  exact: (value: number, currency?: string) => string
  /** `$150k` */
  short: (value: number, currency?: string) => string
  /** `+$1,200`, `−$300` */
  signed: (value: number) => string
}

/** Amounts in the workspace currency. */
export function useMoney(): Money {
  const { status } = useWorkspace()
  const currency = status?.currency ?? 'USD'
  return useMemo(
    () => ({
      currency,
      exact: (value, own = currency) => money(value, own),
      short: (value, own = currency) => moneyShort(value, own),
      signed: (value) => signedMoney(value, currency),
    }),
    [currency],
  )
}
