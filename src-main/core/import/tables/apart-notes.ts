/** A sentence about entries that may be one purchase. */
import { noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { payeeName } from '../../stack/names/names.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { isPaid, readStoredTools } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { shownPayees } from '../spend/tools-of-payments.ts'

/** A sentence that names payees beside whose entry a contract of the same name, as statements write it, stays an entry of its own. */
export function apart(db: WriteDb, paid: readonly Tool[]): string[] {
  const keyOf = ({ name }: Tool): string => payeeName(name) || vendorKey(name)
  const keys = new Set(paid.map(keyOf))
  const stored = readStoredTools(db).filter(({ tool }) => keys.has(keyOf(tool)))
  const names = [...Map.groupBy(stored, ({ tool }) => keyOf(tool)).values()].flatMap((own) => {
    const counting = own.filter(({ tool }) => tool.status !== 'retired')
    return counting.some(isPaid) && counting.some((each) => !isPaid(each)) ? own[0]!.tool.name : []
  })
  if (names.length === 0) return []
  return [noteUpTo(shownPayees, names, `${names.length} tools`, (named) => `${named}: what is paid is in another currency, of another amount or to another name than the entry has, so it is an entry of its own and both count. Likely duplicates lists them; merge them there if they are one purchase.`)] // prettier-ignore
}
