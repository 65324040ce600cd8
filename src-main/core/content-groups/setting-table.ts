import type { SettingTable } from '../../../shared/pages/setting-table.ts'
import { costsOf } from './read-costs.ts'
import { movesPages } from './read-page-aliases.ts'
import { groupsPages } from './read-page-groups.ts'
import { weighsBuilding } from './weighs-building.ts'

/** The setting that a table of these columns and first rows is of; null = of none. */
export function settingTableOf(
  columns: readonly string[],
  first: readonly { cells: readonly string[] }[],
): SettingTable | null {
  const rows = first.map(({ cells }) => cells)
  const by = costsOf(columns)
  if (by !== null) return { is: 'costs', by }
  if (movesPages(columns, rows)) return { is: 'page-aliases' }
  if (groupsPages(columns, rows)) return { is: 'page-groups' }
  return weighsBuilding(columns, rows) ? { is: 'decision' } : null
}

/** What ads or channels cost: the columns name what was paid for, and nobody who came. */
export const isOfAds = (table: SettingTable | null): boolean => table?.is === 'costs' && table.by !== 'group'
