/** What is said where days begin with the page views, and other events are older. */
import { counted, date } from './figures.ts'
import type { Report } from './reports/index.ts'

/** null where no event lies before. */
export function volumeBeginSentence({ rows, totals: { before } }: Report<'volume'>): string | null {
  const [first] = rows
  if (before === null || first === undefined) return null
  const lie = before.events === 1 ? 'lies' : 'lie'
  return `Page views begin on ${date(first.day)}; ${counted(before.events, 'event')} since ${date(before.from)} ${lie} before and ${before.events === 1 ? 'is' : 'are'} in no day here.`
}
