/** Sentences about when tools began, by lists and by payments. */
import { noteOfTools } from '../../../../shared/notes/note-lists.ts'
import { toDay } from '../../stack/cost.ts'
import { type LeavesOut, leftOutBy } from '../../stack/left-out.ts'
import { firstChargeColumn } from '../../stack/merge-import.ts'
import { firstSeen, type PaidPeriod, readPaidPeriods, startOf } from '../../stack/payments/first-charge.ts'
import { isPaid, readStoredTools } from '../../stack/store.ts'
import type { WriteDb } from '../../workspace/db.ts'

const commas = (items: readonly string[]): string => items.join(', ')

/** Of tools that count: sentences about whose start follows from payments since this import, and whose does not. */
export function startNotes(db: WriteDb, ids: readonly number[], config: LeavesOut, own: PaidPeriod | null): string[] {
  if (own === null) return []
  const before = readPaidPeriods(db)
  const spokenOf = new Set(ids)
  const by = leftOutBy(config)
  const known: string[] = []
  const unknown: string[] = []
  for (const stored of readStoredTools(db)) {
    if (stored.tool.startDate !== null || by(stored) !== null) continue
    const { startDate } = startOf(stored, [...before, own])
    if (startDate === null && spokenOf.has(stored.id)) unknown.push(stored.tool.name)
    if (startDate !== null && (spokenOf.has(stored.id) || startOf(stored, before).startDate === null))
      known.push(`${stored.tool.name} (${startDate})`)
  }
  return [
    ...(known.length > 0 ? [noteOfTools(known, commas, (tools) => `In use since their first charge, as payments cover the time before and have none: ${tools}.`)] : []), // prettier-ignore
    ...(unknown.length > 0 ? [noteOfTools(unknown, commas, (tools) => `Since when they are in use is not known, as their first charge is too near the first payment that was imported: ${tools}. An export of the time before would tell.`)] : []), // prettier-ignore
  ]
}

/** So much earlier or later a first charge may be than the start of a contract: paid ahead, or by invoice. */
const nearStart = 31

/** Of tools that were spoken of: a sentence where a list, or a person, and payments do not agree on when it began. */
export function startsApart(db: WriteDb, ids: readonly number[], own: PaidPeriod | null): string[] {
  const periods = [...readPaidPeriods(db), ...(own ? [own] : [])]
  const spokenOf = new Set(ids)
  const all = readStoredTools(db)
  const seen = firstSeen(db, all)
  const apart = all.flatMap((stored) => {
    const { startDate, custom, name } = stored.tool
    const first = custom[firstChargeColumn]
    if (!spokenOf.has(stored.id) || startDate === null || first === undefined || isPaid(stored) || seen.has(stored.id))
      return []
    const late = toDay(first) - toDay(startDate)
    if (late < -nearStart) return [`${name} (said to begin on ${startDate}, first charged on ${first})`]
    // A later first charge contradicts it only where payments cover the time before, and have none.
    const unsaid = { ...stored, tool: { ...stored.tool, startDate: null }, origins: { ...stored.origins, startDate: 'payments' as const } } // prettier-ignore
    const covered = startOf(unsaid, periods).startDate !== null
    const since = periods.length === 0 ? null : Math.min(...periods.map(({ from }) => from))
    if (late <= nearStart || !covered || since === null || since > toDay(startDate)) return []
    return [`${name} (said to begin on ${startDate}, and payments from then on have none before ${first})`]
  })
  if (apart.length === 0) return []
  return [noteOfTools(apart, commas, (tools) => `A list and the payments do not agree on when these began; what the list says holds: ${tools}.`)] // prettier-ignore
}
