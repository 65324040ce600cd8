/** What the stack costs, by tool, team, category and so on. */
import { readTools } from '../../stack/store.ts'
import { type RunReport, today } from '../report-context.ts'
import { costTable } from './cost-table.ts'

export const stackCost: RunReport<'stack-cost'> = (context, params) =>
  costTable(readTools(context.db), context.config, params, today(context))
