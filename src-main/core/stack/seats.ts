/**
 * Seats have no history: the inventory holds those of the file that wrote the tool last. Where that file was a snapshot,
 * they are those of its day, and nothing says what they were before.
 */
import type { ReadDb } from '../workspace/db.ts'
import { type Day, toDay } from './cost.ts'
import { compared, type CountedTool } from './left-out.ts'
import { areSeatsAssigned, lastChargeColumn } from './merge-import.ts'
import { originsOf } from './store.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface SeatedTool {
  tool: Tool
  /** The day from which its seats are known; null = whatever the day. */
  seatsFrom: IsoDate | null
  /** Its seats are those that were given out: how many are paid for is not known. */
  isAssigned: boolean
  /** Its renewal date, where nothing was paid since, as far as payments are known; null = it was, or nobody knows. */
  unpaidSince: IsoDate | null
}

/** Of the tools of a report: those whose seats are known only from a later day, and those of which only assigned ones are. */
export interface SeatsNotKnown {
  later: ReadonlySet<Tool>
  assigned: ReadonlySet<Tool>
  /** Whose renewal date has passed without a payment since. */
  unpaid: ReadonlySet<Tool>
}

/** In their order, which is that of `readTools`. */
export function seatedTools(db: ReadDb, stored: readonly CountedTool[]): SeatedTool[] {
  const rows = db.prepare(`SELECT id, as_of FROM import WHERE as_of IS NOT NULL`).all() as { id: number; as_of: IsoDate }[] // prettier-ignore
  const days = new Map(rows.map((row) => [row.id, row.as_of]))
  const tools = compared(stored)
  const charged = stored.map(({ tool }) => tool.custom[lastChargeColumn] ?? '')
  const knownTo = charged.reduce((a, b) => (b > a ? b : a), '')
  return stored.map((each, index) => ({
    tool: tools[index]!,
    seatsFrom: each.importId === null ? null : (days.get(each.importId) ?? null),
    isAssigned: areSeatsAssigned(each.tool, originsOf(each)),
    unpaidSince: unpaidSince(tools[index]!, charged[index]!, knownTo),
  }))
}

/** Days by which the bill for a renewal may come before it, or after. */
const aroundRenewal = 60

/** A contract whose date has passed is likely over where its bills, which are known of the time before, have stopped. */
function unpaidSince({ renewalDate, endDate }: Tool, lastCharge: string, knownTo: string): IsoDate | null {
  if (renewalDate === null || endDate !== null || lastCharge === '') return null
  const renewal = toDay(renewalDate)
  return toDay(lastCharge) < renewal - aroundRenewal && renewal + aroundRenewal < toDay(knownTo) ? renewalDate : null
}

const hasSeats = ({ seatsLicensed, seatsActive }: Tool): boolean => seatsLicensed !== null || seatsActive !== null

/** The tools with the seats that are known of them on a day, and those whose seats are known only from a later one. */
export function seatsKnownOn(tools: readonly SeatedTool[], day: Day): { tools: Tool[] } & SeatsNotKnown {
  const later = new Set<Tool>()
  const assigned = new Set<Tool>()
  const unpaid = new Set<Tool>()
  return {
    tools: tools.map(({ tool, seatsFrom, isAssigned, unpaidSince }) => {
      if (seatsFrom === null || toDay(seatsFrom) <= day || !hasSeats(tool)) {
        if (isAssigned) assigned.add(tool)
        else if (hasSeats(tool) && unpaidSince !== null && toDay(unpaidSince) <= day) unpaid.add(tool)
        return tool
      }
      const unseated = { ...tool, seatsLicensed: null, seatsActive: null }
      later.add(unseated)
      return unseated
    }),
    later,
    assigned,
    unpaid,
  }
}
