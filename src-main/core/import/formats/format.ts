/**
 * What one export format is: how it is recognised by its content, never by its file name, and which column becomes
 * which field. A new format is one file here and one line in `index.ts`.
 */
import type { ColumnMap, ImportKind } from '../../../../shared/import.ts'
import type { EventKind } from '../plan.ts'

export interface Recognition {
  /** 0–1: how sure. */
  confidence: number
  /** Columns or keys that made it so. */
  matched: string[]
  /** Columns that would have made it surer. */
  missing: string[]
}

export interface CsvEventFormat {
  container: 'csv'
  id: string
  title: string
  kind: Extract<ImportKind, 'events'>
  /** What the rows are about. */
  events: EventKind
  /** Name given to every row; null where a column or the mapping names it. */
  constantEvent: string | null
  recognise: (columns: Columns) => Recognition | null
  /** Field → column. */
  map: (columns: Columns) => ColumnMap
  /** Columns that are neither a field nor worth keeping as a property. */
  drops: (column: string) => boolean
}

export type FlattenJson = (object: Record<string, unknown>) => FlatRow | string

export interface FlatRow {
  cells: string[]
  kind: EventKind
  properties: string | null
}

export interface JsonEventFormat {
  container: 'jsonl'
  id: string
  title: string
  kind: Extract<ImportKind, 'events'>
  /** Looks at the first objects of the file. */
  recognise: (objects: Record<string, unknown>[]) => Recognition | null
  /** Names of the cells `flatten` gives, in order: fields by their own names. */
  columns: string[]
  /** A row, or a sentence saying why the object is none. */
  flatten: FlattenJson
  /** Keys that are read, for the summary; everything else at the top level is dropped. */
  keeps: string[]
}

export type EventFormat = CsvEventFormat | JsonEventFormat

/** Header look-up that ignores case, blanks and underscores, as exports do. */
export class Columns {
  readonly names: string[]
  private readonly byKey = new Map<string, string>()

  constructor(names: string[]) {
    this.names = names
    for (const name of names) {
      const key = columnKey(name)
      if (!this.byKey.has(key)) this.byKey.set(key, name)
    }
  }

  /** The file's own spelling of the first of these that it has. */
  find(...names: string[]): string | undefined {
    for (const name of names) {
      const found = this.byKey.get(columnKey(name))
      if (found !== undefined) return found
    }
    return undefined
  }

  has(name: string): boolean {
    return this.find(name) !== undefined
  }
}

export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
}

/** Recognition by required columns; `helpful` ones raise the confidence. */
export function byColumns(columns: Columns, required: string[], helpful: string[] = []): Recognition | null {
  if (!required.every((name) => columns.has(name))) return null
  const found = helpful.filter((name) => columns.has(name))
  return {
    confidence: helpful.length === 0 ? 0.95 : 0.9 + (0.09 * found.length) / helpful.length,
    matched: [...required, ...found].map((name) => columns.find(name)!),
    missing: helpful.filter((name) => !columns.has(name)),
  }
}

/** Field → the first of the candidates the file has. */
export function mapColumns(columns: Columns, candidates: Record<string, string[]>): ColumnMap {
  const map: ColumnMap = {}
  for (const [field, names] of Object.entries(candidates)) {
    const column = columns.find(...names)
    if (column !== undefined) map[field] = column
  }
  return map
}
