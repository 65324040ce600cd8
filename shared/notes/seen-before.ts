/** What is said of a period in reports on who had a touch, which may have had it before. */
import { counted } from '../text/figures.ts'

interface Answer {
  params: { model: string; from: string | null; lookbackDays: number | null }
  totals: { outsidePeriod: number }
}

/** null for models of one touch, which have everybody in one row, and where nothing can be before. */
export function seenBeforeSentence({
  params: { model, from, lookbackDays },
  totals: { outsidePeriod },
}: Answer): string | null {
  if (from === null || outsidePeriod === 0 || model === 'first' || model === 'last') return null
  const when =
    lookbackDays === null ? 'before the period too' : `in the ${counted(lookbackDays, 'day')} before the period too`
  return `People of a row came in the period and saw it by its end, ${when}: “Who reads what?” counts who saw it in the period (\`report traffic\`).`
}
