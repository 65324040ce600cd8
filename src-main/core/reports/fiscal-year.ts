/** Periods that are asked for as a year of the books. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { type DaySpan, fiscalYearName, fiscalYearSpan } from '../../../shared/stack/fiscal-year.ts'

interface Asked {
  from: string | null
  to?: string | null
  fiscalYear: number | null
}

/** The days of `fiscalYear`; null = none is asked for. Throws USAGE where other days are too. */
export function fiscalPeriod(
  { from, to, fiscalYear }: Asked,
  config: Pick<WorkspaceConfig, 'fiscalYearStart'>,
): DaySpan | null {
  if (fiscalYear === null) return null
  const span = fiscalYearSpan(fiscalYear, config.fiscalYearStart)
  if ((from ?? span.from) === span.from && (to ?? span.to) === span.to) return span
  throw new AppError('USAGE', `Give either a fiscal year or other days: ${fiscalYearName(fiscalYear, config.fiscalYearStart)} is from ${span.from} to before ${span.to}.`) // prettier-ignore
}
