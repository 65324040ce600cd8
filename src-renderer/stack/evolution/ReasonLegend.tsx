import type { Report } from '../../../shared/reports/index.ts'
import { Adopted } from '../../charts/Evolution.tsx'
import { count } from '../../format.ts'
import s from '../stack.module.css'
import type { Reason } from './lifelines.ts'

const reasons: { reason: Reason; label: string }[] = [
  { reason: 'volume', label: 'volume' },
  { reason: 'sophistication', label: 'sophistication' },
  { reason: 'new focus', label: 'new focus' },
]

/** The marks at the start of a lifeline, with how often each; and those at its end. */
export function ReasonLegend({ rows }: { rows: Report<'stack-lifelines'>['rows'] }) {
  const times = (reason: Reason): number => rows.filter((row) => row.reason === reason).length
  const removed = rows.filter((row) => row.endDate !== null).length
  const priced = rows.some((row) => row.prices.length > 1)
  return (
    <span className={s['legend']}>
      <span>adopted for</span>
      {reasons.map(({ reason, label }) => (
        <span key={label}>
          <svg width="12" height="12" aria-hidden="true">
            <Adopted reason={reason} x={6} y={6} />
          </svg>
          {label} {count(times(reason))}
        </span>
      ))}
      <span>
        <svg width="6" height="12" aria-hidden="true">
          <path d="M3 0v12" stroke="var(--c4)" strokeWidth="2.5" />
        </svg>
        removed {count(removed)}
      </span>
      {priced && (
        <span>
          <svg width="10" height="12" aria-hidden="true">
            <path d="M5 3l4 6h-8z" fill="var(--ink)" />
          </svg>
          price
        </span>
      )}
    </span>
  )
}
