import type { Report } from '../../shared/reports/index.ts'
import { count, counted } from '../format.ts'

type Attribution = Pick<Report<'content-attribution'>, 'totals' | 'params' | 'rows'>

/** Sums of shares of fractional credits differ in the last bits only. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a))

/** Participation gives every key of a conversion all of it, so only its events and conversions can be added up. */
export function attributionAddsUp({ totals, params, rows }: Attribution): boolean {
  const credit = rows.reduce((sum, row) => sum + row.conversions, 0)
  const value = rows.reduce((sum, row) => sum + row.value, 0)
  return (
    totals.events === totals.used + totals.outsidePeriod + totals.ignored &&
    near(totals.conversions, totals.attributed + totals.unattributed) &&
    (params.model === 'participation' || (near(totals.conversions, credit) && near(totals.value, value)))
  )
}

interface AttributionTrustProps {
  totals: Attribution['totals']
  noun: string
  /** Money as text, where value is measured. */
  amount: ((value: number) => string) | null
}

/** Events and conversions of the attribution report. */
export function AttributionTrust({ totals, noun, amount }: AttributionTrustProps) {
  return (
    <>
      {counted(totals.events, 'event')} = <b>{count(totals.used)}</b> used
      {totals.outsidePeriod > 0 && ` + ${count(totals.outsidePeriod)} outside the period`} + {count(totals.ignored)}{' '}
      ignored{totals.leftOut > 0 && ` (${count(totals.leftOut)} of people left out)`}.&ensp;
      {count(totals.conversions)} {noun} = <b>{count(totals.attributed)}</b> credited + {count(totals.unattributed)}{' '}
      (none).
      {amount && (
        <>
          &ensp;{amount(totals.value)} = <b>{amount(totals.attributedValue)}</b> credited +{' '}
          {amount(totals.value - totals.attributedValue)} (none).
        </>
      )}
    </>
  )
}
