import type { ReportRow } from '../../../shared/reports/index.ts'
import { budgetParts } from '../../../shared/reports/stack-budget.ts'

type Row = ReportRow<'stack-budget'>

const fields = ['cost', 'cash', 'before', ...budgetParts] as const
export type BudgetSums = { key: string } & Record<(typeof fields)[number], number>

/** Rows of months by tool added up, in the order in which their keys come first; what is not known is nothing. */
export const sumsBy = (rows: readonly Row[], keyOf: (row: Row) => string): BudgetSums[] =>
  [...Map.groupBy(rows, keyOf)].map(([key, own]) => ({
    key,
    ...(Object.fromEntries(
      fields.map((field) => [field, own.reduce((sum, row) => sum + (row[field] ?? 0), 0)]),
    ) as Record<(typeof fields)[number], number>),
  }))
