import { lastView } from '../document/last-views.ts'
import { carry, resume } from '../route.ts'
import { rail, type RailEntry } from './rail.ts'

const data = new Set(rail.find(({ title }) => title === 'Data')?.entries)

/** Where an entry of the rail leads from `at`: a report as it was last looked at, to itself without its filters. */
export function railLink(
  entry: RailEntry,
  at: { location: string; query: URLSearchParams; file: string | undefined },
): string {
  const { location, query, file } = at
  const view = file === undefined || data.has(entry) || location === entry.path ? undefined : lastView(file, entry.path)
  return view === undefined ? carry(entry.path, query) : resume(entry.path, query, view)
}
