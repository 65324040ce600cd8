import { DateTime } from 'luxon'
import { AppError } from '../../../shared/errors.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportParams, ReportRow, ReportSlug, ReportTotals } from '../../../shared/reports/index.ts'
import type { JourneyModel } from '../journeys/model.ts'
import type { Segment } from '../journeys/segment.ts'
import type { ReadDb } from '../workspace/db.ts'
import { instant } from '../zone-days.ts'

/** All a report may look at. */
export interface ReportContext {
  db: ReadDb
  config: WorkspaceConfig
  journeys: JourneyModel
  now: () => Date
  /** Whom the report is asked about (`did`, `neverDid`); undefined = everybody. */
  segment?: Segment | undefined
}

/** `params` come back with every default filled in, also those that depend on the workspace. */
export interface ReportOutcome<S extends ReportSlug> {
  params: ReportParams<S>
  rows: ReportRow<S>[]
  totals: ReportTotals<S>
}

/** What only computes answers at once; what has to load something first, such as a solver, answers with a promise. */
export type RunReport<S extends ReportSlug> = (
  context: ReportContext,
  params: ReportParams<S>,
) => ReportOutcome<S> | Promise<ReportOutcome<S>>

/** The calendar day in the workspace time zone. */
export const today = ({ now, config }: Pick<ReportContext, 'now' | 'config'>): string =>
  DateTime.fromJSDate(now(), { zone: config.timeZone }).toFormat('yyyy-MM-dd')

const day = 86_400_000

/**
 * Period and lookback of the params in epoch ms; dates are midnight in the workspace time zone. Throws USAGE for a period that ends
 * before it starts.
 */
export function window(
  params: { from: string | null; to: string | null; lookbackDays: number | null },
  { timeZone }: WorkspaceConfig,
): { from: number; to: number; lookback: number } {
  const from = params.from === null ? -Infinity : instant(params.from, timeZone)
  const to = params.to === null ? Infinity : instant(params.to, timeZone)
  if (to < from) throw new AppError('USAGE', `The period from ${params.from} to ${params.to} ends before it starts.`)
  return {
    from,
    to,
    lookback: params.lookbackDays === null ? Infinity : params.lookbackDays * day,
  }
}
