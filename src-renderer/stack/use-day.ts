import { useMemo } from 'react'
import { useWorkspace } from '../api.ts'
import { isDate, money, moneyShort, signedMoney } from '../format.ts'
import { type QueryPatch, useQueryParams } from '../route.ts'

/** Invented contracts have an invented present: on this day the sample has renewals ahead and trials under way. */
const sampleDay = '2019-07-01'

/** Dates a link may carry; anything else counts as not set. */
export const asDay = (text: string | null): string | null => (text !== null && isDate(text) ? text : null)

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
