/**
 * Members of an archive that are read alike. An export has a file for each hour or day, of which one holds a few rows and need
 * not have every place that the others have: what is known of the rows is known of all of them together.
 */
import type { Json } from '../formats/format.ts'
import type { EventPlan } from '../events/plan.ts'
import { chooseKind } from './inspect.ts'
import { type Inspection, type SampleRow, sampledRows } from './inspection.ts'

/** Rows that are kept of thousands of members, and what they may take. */
const mostLooked = 2_000
const mostCharacters = 16 * 1024 * 1024

/** Some of many, evenly from all over them, in their order, in memory that stays the same. */
export class Spread<T> {
  private kept: T[] = []
  private seen = 0
  private every = 1
  private size = 0
  private readonly most: number
  private readonly mostSize: number
  private readonly sizeOf: (item: T) => number

  constructor(most: number, mostSize: number, sizeOf: (item: T) => number) {
    this.most = most
    this.mostSize = mostSize
    this.sizeOf = sizeOf
  }

  add(item: T): void {
    if (this.seen++ % this.every !== 0) return
    this.kept.push(item)
    this.size += this.sizeOf(item)
    while (this.kept.length > this.most * 2 || (this.size > this.mostSize && this.kept.length > 1)) this.thin()
  }

  private thin(): void {
    this.kept = this.kept.filter((_, at) => at % 2 === 0)
    this.size = this.kept.reduce((sum, item) => sum + this.sizeOf(item), 0)
    this.every *= 2
  }

  /** At most so many, from all over. */
  some(most = this.most): T[] {
    const { length } = this.kept
    return length <= most ? this.kept : Array.from({ length: most }, (_, at) => this.kept[Math.floor((at * length) / most)]!) // prettier-ignore
  }
}

interface LookedAt {
  row: SampleRow
  /** null of a table. */
  object: Json | null
}

const charactersOf = ({ row: { cells } }: LookedAt): number => cells.reduce((sum, cell) => sum + cell.length, 0)

/** What the members of one kind have together. */
class Alike {
  private readonly first: Inspection
  private readonly columns = new Set<string>()
  private readonly places = new Set<string>()
  private readonly rows = new Spread<LookedAt>(mostLooked, mostCharacters, charactersOf)

  constructor(first: Inspection) {
    this.first = first
  }

  add({ columns, places, sample, objects, member }: Inspection): void {
    for (const column of columns) this.columns.add(column)
    for (const place of places) this.places.add(place)
    sample.forEach((row, at) =>
      this.rows.add({ row: { ...row, ...(member !== null && { member }) }, object: objects[at] ?? null }),
    )
  }

  /** The same lists for each of them, by which they are known to be alike. */
  shared(): Pick<Inspection, 'columns' | 'places' | 'sample' | 'objects' | 'looked' | 'matches'> {
    const some = this.rows.some(sampledRows)
    const objectsOf = (rows: LookedAt[]): Json[] => rows.flatMap(({ object }) => (object === null ? [] : [object]))
    return {
      columns: [...this.columns],
      places: [...this.places],
      sample: some.map(({ row }) => row),
      objects: objectsOf(some),
      looked: objectsOf(this.rows.some()),
      matches: this.first.matches,
    }
  }
}

/** Whether two members of an archive are read by one mapping, what was looked at being the same. */
export const areAlike = (one: Inspection, other: Inspection): boolean => one.sample === other.sample

/** Those that are read alike, each by the first of them. */
export function groupsOf(parts: readonly Inspection[]): Inspection[][] {
  const groups = new Map<Inspection['sample'], Inspection[]>()
  for (const part of parts) {
    const group = groups.get(part.sample)
    if (group === undefined) groups.set(part.sample, [part])
    else group.push(part)
  }
  return [...groups.values()]
}

/** The same plan for another member of the archive that is read alike. */
export const planOfPart = (
  plan: EventPlan,
  { path, member, compression, container, encoding, delimiter, skipLines }: Inspection,
): EventPlan => ({ ...plan, path, member, compression, container, encoding, delimiter, skipLines })

/** Takes members one by one, and keeps of each only what is its own. */
export class Members {
  private readonly alike = new Map<string, Alike>()
  private readonly taken: { part: Inspection; of: Alike | null }[] = []

  add(part: Inspection): void {
    // Rows of other kinds are told from each other by their lines.
    const isKnown = part.matches.length > 0 || part.container === 'csv'
    const key = isKnown && chooseKind(part, {}) === 'events' ? keyOf(part) : null
    if (key === null) return void this.taken.push({ part, of: null })
    const of = this.alike.get(key) ?? new Alike(part)
    this.alike.set(key, of)
    of.add(part)
    this.taken.push({ part: { ...part, sample: [], objects: [], looked: [], places: [], columns: [] }, of })
  }

  parts(): Inspection[] {
    const shared = new Map([...this.alike.values()].map((of) => [of, of.shared()]))
    return this.taken.map(({ part, of }) => (of === null ? part : { ...part, ...shared.get(of) }))
  }
}

/** Of objects the format says how they are read; of a table each column counts. */
const keyOf = ({ container, delimiter, hasHeader, columns, matches }: Inspection): string => {
  const isJson = container === 'json' || container === 'jsonl'
  const formats = matches.map(({ id }) => id)
  return JSON.stringify(isJson ? [formats[0]] : [container, delimiter, hasHeader, formats, columns])
}
