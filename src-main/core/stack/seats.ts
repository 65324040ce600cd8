/**
 * Seats have no history: the inventory holds those of the file that wrote the tool last. Where that file was a snapshot,
 * they are those of its day, and nothing says what they were before.
 */
import type { ReadDb } from '../workspace/db.ts'
import { type Day, toDay } from './cost.ts'
import { compared, type CountedTool } from './left-out.ts'
import { areSeatsAssigned } from './merge-import.ts'
import { originsOf } from './store.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface SeatedTool {
  tool: Tool
  /** The day from which its seats are known; null = whatever the day. */
  seatsFrom: IsoDate | null
  /** Its seats are those that were given out: how many are paid for is not known. */
  isAssigned: boolean
}

/** Of the tools of a report: those whose seats are known only from a later day, and those of which only assigned ones are. */
export interface SeatsNotKnown {
  later: ReadonlySet<Tool>
  assigned: ReadonlySet<Tool>
}

/** In their order, which is that of `readTools`. */
export function seatedTools(db: ReadDb, stored: readonly CountedTool[]): SeatedTool[] {
  const rows = db.prepare(`SELECT id, as_of FROM import WHERE as_of IS NOT NULL`).all() as { id: number; as_of: IsoDate }[] // prettier-ignore
  const days = new Map(rows.map((row) => [row.id, row.as_of]))
  const tools = compared(stored)
  return stored.map((each, index) => ({
    tool: tools[index]!,
    seatsFrom: each.importId === null ? null : (days.get(each.importId) ?? null),
    isAssigned: areSeatsAssigned(each.tool, originsOf(each)),
  }))
}

const hasSeats = ({ seatsLicensed, seatsActive }: Tool): boolean => seatsLicensed !== null || seatsActive !== null

/** The tools with the seats that are known of them on a day, and those whose seats are known only from a later one. */
export function seatsKnownOn(tools: readonly SeatedTool[], day: Day): { tools: Tool[] } & SeatsNotKnown {
  const later = new Set<Tool>()
  const assigned = new Set<Tool>()
  return {
    tools: tools.map(({ tool, seatsFrom, isAssigned }) => {
      if (seatsFrom === null || toDay(seatsFrom) <= day || !hasSeats(tool)) {
        if (isAssigned) assigned.add(tool)
        return tool
      }
      const unseated = { ...tool, seatsLicensed: null, seatsActive: null }
      later.add(unseated)
      return unseated
    }),
    later,
    assigned,
  }
}
