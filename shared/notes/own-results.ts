/** What is said of the results that a platform counts itself, in a table of what its ads cost. */
import type { ContentCostsRead } from '../api.ts'
import { listed } from '../text/figures.ts'

/** null where the table has none. */
export const ownResultsSentence = ({ ownResults }: Pick<ContentCostsRead, 'ownResults'>): string | null =>
  ownResults.length === 0
    ? null
    : `${listed(ownResults.map((name) => `“${name}”`))} ${ownResults.length === 1 ? 'is' : 'are'} not read: that is what the platform counts by its own rules, and conversions are counted from events here.`
