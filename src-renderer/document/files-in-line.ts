import type { ImportRecord } from '../../shared/import.ts'
import { count, counted } from '../format.ts'
import { baseName } from '../imports/mapping.ts'

const named = 5

/** The files that were imported, in a line of a short document: very many are counted, and five named; their check sums are in the whole one. */
export function filesInLine(files: readonly Pick<ImportRecord, 'file' | 'rowsImported'>[]): string {
  const first = files
    .slice(0, named)
    .map(({ file, rowsImported }) => `${baseName(file)} (${counted(rowsImported, 'row')})`)
  if (files.length <= named) return first.join('; ')
  const rows = files.reduce((sum, { rowsImported }) => sum + rowsImported, 0)
  return `${counted(files.length, 'file')}, ${counted(rows, 'row')}: ${first.join('; ')} and ${count(files.length - named)} more`
}
