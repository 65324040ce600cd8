/** Addresses of pages in the cells of tables. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { contentPath, splitUrl } from '../import/cells/page.ts'
import { pageSpeller } from '../journeys/spellings.ts'

export const isAddress = (cell: string): boolean => /^(\/|https?:\/\/|[\w-]+(\.[\w-]+)+(\/|$))/i.test(cell.trim())

/** Names of columns such as `from` and `type` are those of other tables too, addresses in their cells are not. */
export function holdsAddresses(column: number, rows: readonly (readonly string[])[]): boolean {
  const filled = column < 0 ? [] : rows.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.filter(isAddress).length >= 0.8 * filled.length
}

/** The path of an address as it counts, whatever its spelling. */
export function pathsAsCounted(pages: WorkspaceConfig['pages']) {
  const spell = pageSpeller(pages)
  return (address: string): string => spell(contentPath(address), splitUrl(address).host).name
}
