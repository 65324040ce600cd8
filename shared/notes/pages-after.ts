/** What is said of conversions whose people have pages only afterwards, as contacts of a list that were known long before the visits. */
import { count, counted } from '../text/figures.ts'
import type { ZoneShift } from '../reports/report.ts'

interface Answer {
  params: { goal: string | null }
  totals: { conversions: number; pagesAfter: number; zoneShift: ZoneShift }
}

/** A share of conversions that is worth a word. */
const some = 0.01

/** null where they are next to none, and where times in a wrong zone are why. */
export function pagesAfterSentence({ params: { goal }, totals }: Answer): string | null {
  const { conversions, pagesAfter, zoneShift } = totals
  if (pagesAfter === 0 || pagesAfter < some * conversions || zoneShift !== null) return null
  const lie = pagesAfter === 1 ? 'lies' : 'lie'
  const named = goal === null ? 'this goal' : `“${goal}”`
  return `${count(pagesAfter)} of ${counted(conversions, 'conversion')} ${lie} before the first page view of their own person, as those of contacts known from before: what brought these people since has no credit for them, and looks too dear. What they did then, such as sending a form, as the goal of content attribution, of people who did ${named}, has them (--goal, --did).`
}
