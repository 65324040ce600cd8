/** Some people alone, whom a report is asked about. */
import type { Goal, WorkspaceConfig } from '../../../shared/config.ts'
import type { Classification } from '../content-groups/classify.ts'
import type { JourneyModel } from './model.ts'
import type { NonConverters, Scan, ScanWindow } from './scan.ts'

/** Per person 1 where they are asked about. */
export type Segment = Uint8Array

/** What a report has of whom it is asked about. */
interface Asked {
  config: WorkspaceConfig
  journeys: JourneyModel
  /** undefined = everybody. */
  segment?: Segment | undefined
}

/** The scan of those who are asked about. */
export function scanOf(
  { config, journeys, segment }: Asked,
  goal: Goal,
  window: ScanWindow,
  classes?: Classification,
): Scan {
  const scan = journeys.scan(config, goal, window, classes)
  return segment === undefined ? scan : scanWithin(scan, segment)
}

function scanWithin({ touches, conversions, nonConverters }: Scan, segment: Segment): Scan {
  const kept = placesWithin(conversions, segment)
  return {
    touches,
    conversions: {
      count: kept.length,
      person: kept.map((c) => conversions.person[c]!),
      row: kept.map((c) => conversions.row[c]!),
      start: kept.map((c) => conversions.start[c]!),
      end: kept.map((c) => conversions.end[c]!),
      // A person is in with all of their conversions, or with none.
      first: Uint8Array.from(kept, (c) => conversions.first[c]!),
    },
    nonConverters: nonConvertersWithin(nonConverters, segment),
  }
}

function nonConvertersWithin(nonConverters: NonConverters, segment: Segment): NonConverters {
  const kept = placesWithin(nonConverters, segment)
  return {
    count: kept.length,
    person: kept.map((n) => nonConverters.person[n]!),
    start: kept.map((n) => nonConverters.start[n]!),
    end: kept.map((n) => nonConverters.end[n]!),
  }
}

function placesWithin({ count, person }: { count: number; person: Int32Array }, segment: Segment): Int32Array {
  const places = new Int32Array(count)
  let found = 0
  for (let at = 0; at < count; at++) if (segment[person[at]!] === 1) places[found++] = at
  return places.subarray(0, found)
}
