/** What the stack costs, by tool, team, category and so on. */
import { DateTime } from 'luxon'
import { readTools } from '../../stack/store.ts'
import type { RunReport } from '../report-context.ts'
import { costTable } from './cost-table.ts'

export const stackCost: RunReport<'stack-cost'> = ({ db, config, now }, params) => {
  const today = DateTime.fromJSDate(now(), { zone: config.timeZone }).toFormat('yyyy-MM-dd')
  return costTable(readTools(db), config, params, today)
}
