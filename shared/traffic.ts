import type { TrafficPreview } from './api.ts'
import { counted, listed } from './figures.ts'

/** Types a source marks as its own people's that count in reports, with what of it; null where there is none. */
export function countedTraffic({ types }: TrafficPreview): { types: string[]; said: string } | null {
  const own = types.filter(({ out, people }) => !out && people > 0)
  if (own.length === 0) return null
  const whom = own.map(({ type, people }) => `${counted(people, 'person has', 'people have')} ${type}`)
  return {
    types: own.map(({ type }) => type),
    said: `Some events are marked as internal traffic (traffic_type): ${listed(whom)}. With all they did they count in every report.`,
  }
}
