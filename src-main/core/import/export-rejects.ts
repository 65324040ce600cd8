/** Rejected rows as a file: why each was rejected, or the rows alone under their header, to be mended and imported. */
import type { Params } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { csvLine } from '../../../shared/text/csv.ts'
import { writeWhole } from '../export/write-whole.ts'
import type { ReadDb } from '../workspace/db.ts'

/** Rows are kept up to this length; a longer one cannot be mended from here. */
const keptLength = 2_000

export function exportRejects(
  db: ReadDb,
  { importId, form, output }: Params<'imports.exportRejects'>,
): { rows: number; cut: number } {
  const row = db.prepare(`SELECT header, file FROM import WHERE id = ?`).get(importId) as
    { header: string; file: string } | undefined
  if (!row) throw new AppError('NOT_FOUND', `There is no import ${importId} (\`touchstack imports\` lists them).`)
  const rejects = db
    .prepare(`SELECT line, reason, raw FROM import_reject WHERE import_id = ? ORDER BY rowid`)
    .iterate(importId) as Iterable<{ line: number; reason: string; raw: string }>
  let rows = 0
  let cut = 0
  writeWhole(output, (write) => {
    if (form === 'report') write(csvLine(['line', 'reason', 'row']))
    else if (row.header !== '') write(`${row.header}\n`)
    for (const { line, reason, raw } of rejects) {
      if (form === 'report') write(csvLine([line, reason, raw]))
      else if (raw.length >= keptLength) {
        cut++
        continue
      } else write(`${raw}\n`)
      rows++
    }
  })
  return { rows, cut }
}
