/** What reports that compare days or people say of days in their period on which nothing was tracked. */
import type { TrackingGap } from '../api.ts'
import { count, counted, dateRange, listed } from '../text/figures.ts'
import type { ReportSlug } from '../reports/index.ts'

const told: readonly ReportSlug[] = [
  'before-after',
  'landing-trend',
  'traffic',
  'template-comparison',
  'template-ranking',
  'template-pairs',
  'content-attribution',
]

export const tellsOfGaps = (slug: ReportSlug): boolean => told.includes(slug)

const mostNamed = 3

/** null where there are none. */
export function trackingGapsSentence(gaps: readonly TrackingGap[]): string | null {
  if (gaps.length === 0) return null
  const named = gaps
    .slice(0, mostNamed)
    .map(({ first, last, days }) => `${dateRange(first, last)} (${counted(days, 'day')})`)
  const more = gaps.length - named.length
  const usual = gaps.map((gap) => gap.usual)
  const [low, high] = [Math.min(...usual), Math.max(...usual)].map((each) => count(Math.round(each)))
  return `No page views: ${listed([...named, ...(more > 0 ? [`${count(more)} more times`] : [])])}, where ${low === high ? low : `${low} to ${high}`} a day are usual. Nothing may have been tracked then, neither visits nor conversions.`
}
