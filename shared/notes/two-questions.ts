/** Why three reports say different things of one tool: each asks another question. */

import { listedUpTo } from '../text/figures.ts'

/** Of the cheapest stack: tools of which the overlap report says something else. */
export interface AgainstOverlap {
  /** Kept or added here, and counted redundant there for some capability of a team. */
  keptRedundant: readonly string[]
  /** Dropped here, and kept there for some capability of a team. */
  droppedKept: readonly string[]
}

/** null where both say the same. */
export function againstOverlapSentence({ keptRedundant, droppedKept }: AgainstOverlap): string | null {
  const parts = [
    ...(droppedKept.length > 0 ? [`${listed(droppedKept)}, kept there, ${droppedKept.length === 1 ? 'goes' : 'go'}`] : []), // prettier-ignore
    ...(keptRedundant.length > 0 ? [`${listed(keptRedundant)}, counted redundant there in part, ${keptRedundant.length === 1 ? 'stays' : 'stay'}`] : []), // prettier-ignore
  ]
  if (parts.length === 0) return null
  return `The overlap looks at one capability of one team at a time and keeps the tool with most active seats where they are known of all, else the cheapest share; here all tools are weighed together, by cost alone: ${parts.join('; ')}.` // prettier-ignore
}

/** Of the removal of one tool whose capabilities others have too; null where none has. */
export const removalAloneSentence = (tool: string, capabilitiesKept: number): string | null =>
  capabilitiesKept === 0
    ? null
    : `Here ${tool} alone goes and everything else stays. The cheapest stack decides about all tools at once: it may keep ${tool} and drop those that would stand in for it.` // prettier-ignore

const shownNames = 6

const listed = (names: readonly string[]): string => listedUpTo(shownNames, names)
