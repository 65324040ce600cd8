/** Tools with the renewal that comes next: that of a contract which was renewed by its terms is not the one of its list. */
import type { ReadDb } from '../workspace/db.ts'
import type { Day } from './cost.ts'
import { type LeavesOut, readCountedTools } from './left-out.ts'
import { renewedByTerms } from './renewal.ts'
import { type SeatedTool, seatedTools } from './seats.ts'
import type { Tool } from './tool.ts'

/** In their order. One whose payments stopped keeps its date: it was likely left. */
export const withNextRenewal = (seated: readonly SeatedTool[], day: Day): SeatedTool[] =>
  seated.map((each) => {
    const renewed = each.unpaidSince === null ? renewedByTerms(each.tool, day) : null
    return renewed === null ? each : { ...each, tool: { ...each.tool, renewalDate: renewed.renewalDate } }
  })

/** As `readTools` has them. */
export const readRenewedTools = (db: ReadDb, config: LeavesOut, day: Day): Tool[] =>
  withNextRenewal(seatedTools(db, readCountedTools(db, config)), day).map(({ tool }) => tool)
