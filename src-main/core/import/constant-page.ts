/** One page that all rows of a table are on, said in place of a column: `path==/webinar`. */
import type { ColumnMap } from '../../../shared/import.ts'

/** null where a column of the table is meant, whatever it is called. */
export function constantPage({ path = '' }: ColumnMap, columns: readonly string[]): string | null {
  if (!path.startsWith('=') || columns.includes(path)) return null
  return path.slice(1).trim() || null
}

export const constantPageNote = (page: string, map: ColumnMap): string =>
  `Every row is on the page ${page}.${map.event === undefined ? '' : ' What has a name is a touch once that name counts as a page view, under Settings (`touchstack config set` with "interactions"; --map event= leaves the names out).'}`
