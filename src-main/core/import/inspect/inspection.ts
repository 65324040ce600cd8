/** What is known of a source once its beginning was looked at. */
import type { ImportKind } from '../../../../shared/import.ts'
import type { Json, Recognition } from '../formats/format.ts'
import type { Recognised } from '../formats/recognise.ts'
import type { Container } from '../events/plan.ts'
import type { Source } from '../containers/source.ts'
import type { Damage } from '../text/decode.ts'
import type { Encoding } from '../text/encoding.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'

export interface FormatMatch extends Recognition {
  id: string
  title: string
  kind: ImportKind
}

export interface SampleRow extends TextRow {
  /** Of an archive whose files are looked at together: the one it stands in. */
  member?: string
}

export interface Inspection extends Source {
  /** As messages name it. */
  name: string
  /** Packed. */
  bytes: number
  container: Container
  encoding: string
  encodingBy: Encoding['by']
  /** "" where the text is not delimited. */
  delimiter: string
  /** Lines before the header: titles and comments. */
  skipLines: number
  /** False where the columns have no names of their own. */
  hasHeader: boolean
  /** What stands in them, without what only decorates. */
  preamble: string[]
  columns: string[]
  /** Parsed rows of the sample, header left out; for JSON, the objects' own text. Of an archive, from all members that are read alike. */
  sample: SampleRow[]
  /** Lines of the sample that are no rows. */
  broken: BrokenLine[]
  damage: Damage
  objects: Json[]
  /** The same, and more of them in an archive: one of an hour may hold nobody who is known. */
  looked: readonly Json[]
  /** Below the keys of the objects, at which a field may be said to be. */
  places: string[]
  estimatedRows: number
  /** Best first. */
  matches: FormatMatch[]
  /** All rows, of a sheet or a matrix that is read whole; null where they are still in the file. */
  rows: TextRow[] | null
  /** A sentence about a table that was turned into another. */
  turned?: string
}

export const sampledRows = 500

/** The cells of a column in the rows looked at. */
export const sampleOf = ({ columns, sample }: Pick<Inspection, 'columns' | 'sample'>, column: string): string[] =>
  sample.map(({ cells }) => cells[columns.indexOf(column)] ?? '')

/** What is known of a source before its text is looked at. */
export type Base = Pick<
  Inspection,
  'path' | 'member' | 'name' | 'bytes' | 'compression' | 'encoding' | 'encodingBy' | 'damage' | 'rows'
>

/** The text a source begins with, and how much there is of it. */
export interface Beginning {
  text: string
  /** True when `text` is all there is. */
  whole: boolean
  /** Line feeds of the whole source; null where they were not counted. */
  lineFeeds: number | null
  /** Size unpacked; estimated. */
  unpackedBytes: number
}

export function toMatch({ format: { id, title, kind }, confidence, matched, missing }: Recognised): FormatMatch {
  return { id, title, kind, confidence, matched, missing }
}

/** Column names for a sentence: on one line, whatever a header holds, and no more than can be read. */
export const listColumns = (columns: readonly string[]): string => columns.slice(0, 40).join(', ').replace(/\s+/g, ' ')
