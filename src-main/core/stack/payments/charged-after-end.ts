/** What was charged for tools after their contract ended. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { inCents } from '../../../../shared/text/csv.ts'
import type { ChargedAfterEnd } from '../../../../shared/notes/charged-after-end.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { compareText } from '../in-use.ts'
import { leftOutBy } from '../left-out.ts'
import { lastChargeColumn } from '../merge-import.ts'
import { paidInOne, readPaidEntries } from './paid-entry.ts'
import { paidYear } from './paid-year.ts'
import { courseBetween } from '../rates.ts'
import { readStoredTools, type StoredTool } from '../store.ts'
import type { IsoDate } from '../tool.ts'

/** In the twelve months that `paidYear` looks at; most first. */
export function readChargedAfterEnd(db: ReadDb, config: WorkspaceConfig, asOf: IsoDate): ChargedAfterEnd[] {
  // Reading all payments takes long, and hardly any inventory has such a tool.
  const suspects = new Set(readStoredTools(db).filter(isSuspect).map(({ id }) => id)) // prettier-ignore
  if (suspects.size === 0) return []
  const by = leftOutBy(config)
  const found = readPaidEntries(db, config).entries.flatMap((each): ChargedAfterEnd[] => {
    const { entry, ended } = each
    if (!suspects.has(entry.id) || by(entry) !== null) return []
    const year = paidYear(paidInOne(each, config), asOf, config)
    if (year === null || ended === null || year.chargesAfterEnd === 0) return []
    const course = courseBetween(year.currency, config.currency, config)
    return [
      {
        tool: entry.tool.name,
        toolId: entry.id,
        endDate: ended.day,
        endBy: ended.by,
        charges: year.chargesAfterEnd,
        lastCharge: year.lastCharge,
        paid: course === null ? null : inCents(year.paidAfterEnd * course),
      },
    ]
  })
  return found.sort((a, b) => (b.paid ?? 0) - (a.paid ?? 0) || compareText(a.tool, b.tool))
}

const isSuspect = ({ tool: { endDate, status, custom } }: StoredTool): boolean => {
  const last = custom[lastChargeColumn]
  return last !== undefined && (endDate === null ? status === 'retired' : last >= endDate)
}
