import type { ColumnMap, ImportPreview, PreviewColumn } from '../../../../shared/import.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { paymentIds, type PreviewBase } from './base.ts'
import { describeColumns, fieldsByColumn } from './columns.ts'
import { columnProblems, problem, textProblems } from './problems.ts'

/** A column that is needed is not known yet: what has been said so far, so that the rest can be. */
export function previewUnmapped(
  base: PreviewBase,
  inspection: Inspection,
  options: ImportOptions,
  detail: string,
  { map = options.map ?? {}, otherwise = 'custom field' }: { map?: ColumnMap; otherwise?: PreviewColumn['fate'] } = {},
): ImportPreview {
  return {
    ...base,
    payments: paymentIds.has(options.format ?? base.format?.id ?? ''),
    format: null,
    columns: describeColumns(inspection, fieldsByColumn(map), otherwise, 1),
    problems: [
      problem('error', columnProblems.BAD_FILE, detail, { firstLine: inspection.skipLines + 1 }),
      ...textProblems(inspection),
    ],
  }
}
