/**
 * Seats have no history: the inventory holds those of the file that wrote the tool last. Where that file was a snapshot,
 * they are those of its day, and nothing says what they were before.
 */
import { spelledAlike } from '../../../shared/capabilities.ts'
import type { ReadDb } from '../workspace/db.ts'
import { type Day, toDay } from './cost.ts'
import { type LeavesOut, readCountedTools } from './left-out.ts'
import { inOwnCurrency, type IsoDate, type Tool } from './tool.ts'

export interface SeatedTool {
  tool: Tool
  /** The day from which its seats are known; null = whatever the day. */
  seatsFrom: IsoDate | null
}

/** In the order of `readTools`. */
export function readSeatedTools(db: ReadDb, config: LeavesOut): SeatedTool[] {
  const rows = db.prepare(`SELECT id, as_of FROM import WHERE as_of IS NOT NULL`).all() as { id: number; as_of: IsoDate }[] // prettier-ignore
  const days = new Map(rows.map((row) => [row.id, row.as_of]))
  const stored = readCountedTools(db, config)
  const tools = spelledAlike(stored.map(({ tool }) => inOwnCurrency(tool)))
  return stored.map(({ importId }, index) => ({
    tool: tools[index]!,
    seatsFrom: importId === null ? null : (days.get(importId) ?? null),
  }))
}

const hasSeats = ({ seatsLicensed, seatsActive }: Tool): boolean => seatsLicensed !== null || seatsActive !== null

/** The tools with the seats that are known of them on a day, and those whose seats are known only from a later one. */
export function seatsKnownOn(tools: readonly SeatedTool[], day: Day): { tools: Tool[]; later: ReadonlySet<Tool> } {
  const later = new Set<Tool>()
  return {
    tools: tools.map(({ tool, seatsFrom }) => {
      if (seatsFrom === null || toDay(seatsFrom) <= day || !hasSeats(tool)) return tool
      const unseated = { ...tool, seatsLicensed: null, seatsActive: null }
      later.add(unseated)
      return unseated
    }),
    later,
  }
}
