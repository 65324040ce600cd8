/** Every event format, most specific first. */
import type { EventFormat } from './format.ts'
import { genericEvents } from './generic-events.ts'
import { segmentAliases, segmentIdentifies, segmentPages, segmentTracks } from './segment-csv.ts'
import { segmentJsonl } from './segment-jsonl.ts'

export const eventFormats: readonly EventFormat[] = [
  segmentAliases,
  segmentTracks,
  segmentPages,
  segmentIdentifies,
  segmentJsonl,
  genericEvents,
]
