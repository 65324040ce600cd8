import type { Report } from '../../shared/reports/index.ts'
import { useWorkspace } from '../api.ts'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, dateRange, isDate } from '../format.ts'
import { identityWords } from '../words.ts'

type Attribution = Report<'content-attribution'>

/** Sums of shares of fractional credits differ in the last bits only. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a))

/** Events and conversions of the attribution report, and whether they add up. */
export function AttributionTrust({ first, noun }: { first: Attribution; noun: string }) {
  const { status } = useWorkspace()
  const { totals, params } = first
  const addsUp =
    totals.events === totals.used + totals.outsidePeriod + totals.ignored &&
    near(totals.conversions, totals.attributed + totals.unattributed) &&
    near(
      totals.conversions,
      first.rows.reduce((sum, row) => sum + row.conversions, 0),
    )
  const to = params.to && isDate(params.to) ? addDays(params.to, -1) : null
  const period = params.from && to && isDate(params.from) ? `${dateRange(params.from, to)} · ` : ''
  return (
    <TrustLine
      state={addsUp ? 'adds-up' : 'warn'}
      end={`${period}${status?.timeZone ?? 'UTC'} · ${identityWords[status?.identity ?? 'next-user'] ?? status?.identity}`}
    >
      <b>{addsUp ? 'Adds up.' : 'Does not add up; please check the workspace.'}</b> {counted(totals.events, 'event')} ={' '}
      <b>{count(totals.used)}</b> used
      {totals.outsidePeriod > 0 && ` + ${count(totals.outsidePeriod)} outside the period`} + {count(totals.ignored)}{' '}
      ignored.&ensp;
      {count(totals.conversions)} {noun} = <b>{count(totals.attributed)}</b> credited + {count(totals.unattributed)}{' '}
      (none).
    </TrustLine>
  )
}
