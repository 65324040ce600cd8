/** Looks at the first lines of a log, or of another text whose lines a format splits by itself. */
import type { TableFormat } from '../formats/format.ts'
import { recogniseHead } from '../formats/recognise.ts'
import { type Base, type Beginning, type Inspection, sampledRows, toMatch } from './inspection.ts'

export function inspectLines(
  base: Base,
  { text, unpackedBytes }: Beginning,
  { format, columns }: { format: TableFormat; columns: string[] },
): Inspection {
  const split = format.lines!.open(columns)
  const lines = text.split('\n', sampledRows)
  const sample = lines.flatMap((line, index) => {
    const cells = line.trim() === '' ? null : split(line.replace(/\r$/, ''))
    return Array.isArray(cells) ? [{ line: index + 1, cells }] : []
  })
  const head = { container: 'lines' as const, columns, rows: sample.map(({ cells }) => cells), format }
  const averageLine = Math.max(1, Buffer.byteLength(lines.join('\n')) / lines.length)
  return {
    ...base,
    container: 'lines',
    delimiter: '',
    skipLines: 0,
    hasHeader: false,
    preamble: [],
    broken: [],
    columns,
    sample,
    objects: [],
    looked: [],
    places: [],
    estimatedRows: Math.max(sample.length, Math.round(unpackedBytes / averageLine)),
    matches: recogniseHead(head).map(toMatch),
  }
}
