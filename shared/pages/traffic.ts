import type { TrafficPreview } from '../api.ts'
import { counted, listed } from '../text/figures.ts'

/** The type of hits that Google Analytics 4 marks as those of somebody who tries it out (`debug_mode` = 1). */
export const debugType = 'debug_mode'

/** The type of one's own people's, as Google Analytics 4 calls it, and of rows that an import is told are (`internalAddresses`). */
export const internalType = 'internal'

/** Types a source marks as its own people's that count in reports, with what of it; null where there is none. */
export function countedTraffic({ types }: TrafficPreview): { types: string[]; said: string } | null {
  const own = types.filter(({ out, people }) => !out && people > 0)
  if (own.length === 0) return null
  const whom = own.map(({ type, people, visitors }) =>
    visitors > 0 && visitors < people
      ? `${counted(visitors, 'visitor')}, who ${visitors === 1 ? 'is' : 'are'} ${counted(people, 'person', 'people')} by the ids ${visitors === 1 ? 'it' : 'they'} sent, ${visitors === 1 ? 'has' : 'have'} ${type}`
      : `${counted(people, 'person has', 'people have')} ${type}`,
  )
  const named = own.map(({ type }) => type)
  const isDebug = (type: string): boolean => type === debugType
  const as = [
    ...(named.every(isDebug) ? [] : ['internal traffic (traffic_type)']),
    ...(named.some(isDebug) ? ['hits of a test (debug_mode)'] : []),
  ]
  return {
    types: named,
    said: `Some events are marked as ${listed(as)}: ${listed(whom)}. With all they did they count in every report.`,
  }
}
