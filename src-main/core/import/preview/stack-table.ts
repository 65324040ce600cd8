/** Dated prices and milestones. */
import type { ColumnMap, ImportPreview } from '../../../../shared/import.ts'
import { AppError } from '../../../../shared/errors.ts'
import { amountHeading } from '../columns/amount-heading.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { cellsBy, chooseStackMapping, stackMappingSoFar, stackDayOrder, stackTables } from '../tables/stack-tables.ts'
import { type PreviewBase, shownRows } from './base.ts'
import { describeColumns, fieldsByColumn } from './columns.ts'
import { askingDayOrder, rejectProblems, textProblems } from './problems.ts'
import { previewUnmapped } from './unmapped.ts'

export function previewStackTable(
  base: PreviewBase,
  inspection: Inspection,
  options: ImportOptions,
  kind: 'tool-prices' | 'milestones',
): ImportPreview {
  const table = stackTables.find((each) => each.kind === kind)!
  let map: ColumnMap
  try {
    map = chooseStackMapping(table, inspection, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_FILE' || inspection.container !== 'csv') throw error
    const known = stackMappingSoFar(table, inspection.columns, options.map)
    return previewUnmapped(base, inspection, options, error.message, { map: known, otherwise: 'dropped' })
  }
  const problems = textProblems(inspection)
  const dayOrder = askingDayOrder(problems, () =>
    stackDayOrder(table, inspection, map, inspection.sample, options.dayOrder),
  )
  // Dates that could be either are a question, not rows to reject.
  const sample = dayOrder === null ? [] : inspection.sample
  const rows = sample.map(({ line, cells }) => {
    const read = cellsBy(inspection.columns, map, cells)
    return { line, read, parsed: table.parse(read, dayOrder ?? undefined) }
  })
  const silent = rows.some(
    ({ parsed }) =>
      parsed.ok && 'price' in parsed.row && parsed.row.price.cost !== null && parsed.row.price.currency === null,
  )
  return {
    ...base,
    currency: silent ? silentCurrency(map['cost'] ?? '', options) : null,
    dayOrder: dayOrder ?? null,
    columns: describeColumns(inspection, fieldsByColumn(map), 'dropped', base.format?.confidence ?? 0.3),
    records: rows
      .filter(({ parsed }) => parsed.ok)
      .slice(0, shownRows)
      .map(({ read }) => Object.fromEntries(Object.keys(map).map((field) => [field, read(field)]))),
    problems: [
      ...problems,
      ...rejectProblems(rows.flatMap(({ line, parsed }) => (parsed.ok ? [] : [{ line, reason: parsed.reason }]))),
    ],
  }
}

/** Of dated prices that name none. */
function silentCurrency(column: string, { currency }: ImportOptions): ImportPreview['currency'] {
  if (currency !== undefined) return { code: currency, by: 'chosen' }
  const named = amountHeading(column).currency
  return named === null ? { code: null, by: 'tool' } : { code: named, by: 'name' }
}
