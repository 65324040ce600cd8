/** Which format a file is of, from its first rows. */
import { Columns } from './columns.ts'
import type { EventFormat, Json, Recognition, TableFormat } from './format.ts'
import { generalFormats, sourceFormats } from './index.ts'

export interface Recognised extends Recognition {
  format: EventFormat
}

/** What the beginning of a file holds, in the shape its container has. */
export type Head =
  | { container: 'csv' | 'lines'; columns: string[]; rows: string[][]; format?: TableFormat }
  | { container: 'json'; objects: Json[] }

/** Every source that recognises the file, best first: one, unless two rules overlap. General formats only after them. */
export function recogniseHead(head: Head): Recognised[] {
  const found = among(sourceFormats, head)
  return found.length > 0 ? found : among(generalFormats, head)
}

function among(formats: readonly EventFormat[], head: Head): Recognised[] {
  if (head.container === 'json')
    return formats.flatMap((format) =>
      format.container === 'json' ? named(format, format.recognise(head.objects)) : [],
    )
  const columns = new Columns(head.columns)
  return formats.flatMap((format) =>
    format.container === head.container && (head.format === undefined || head.format === format)
      ? named(format, format.recognise(columns, head.rows))
      : [],
  )
}

const named = (format: EventFormat, recognition: Recognition | null): Recognised[] =>
  recognition ? [{ format, ...recognition }] : []

/** The format whose own kind of lines these are, and its columns. */
export function recogniseLines(lines: string[]): { format: TableFormat; columns: string[] } | null {
  for (const format of sourceFormats) {
    if (format.container !== 'lines') continue
    const columns = format.lines!.columns(lines)
    if (columns) return { format, columns }
  }
  return null
}

/** Whether this is a known source, not only a table with the usual names of columns. */
export const isOfSource = ({ format }: Recognised): boolean => sourceFormats.includes(format)
