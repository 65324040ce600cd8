import { useCallback } from 'react'
import { runReport } from '../../../shared/api.ts'
import { renewalCalendar } from '../../../shared/stack/renewal-calendar.ts'
import { useEngine, useWorkspace } from '../../api.ts'
import { toast } from '../../components/Toast.tsx'
import { downloadText } from '../../export.ts'
import { counted } from '../../format.ts'

/** Saves the renewals as an iCalendar file, and says how many. */
export function useRenewalCalendar(asOf: string | null, days: number): () => Promise<void> {
  const { call } = useEngine()
  const { status } = useWorkspace()
  const currency = status?.currency ?? 'USD'
  return useCallback(async () => {
    try {
      const report = await runReport(call, 'renewals', { asOf, days })
      downloadText(renewalCalendar(report, currency), 'renewals.ics', 'text/calendar;charset=utf-8')
      toast({ text: `${counted(report.rows.length, 'renewal')} saved as renewals.ics.` })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : 'The calendar could not be made.' })
    }
  }, [call, asOf, days, currency])
}
