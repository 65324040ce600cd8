/** When a contract must be cancelled so that it does not renew. Dates are never rolled forward. */
import { type Day, toDate, toDay } from './cost.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface Renewal {
  renewalDate: IsoDate
  /** Renewal date − notice days; notice days that are not known count as 0. */
  cancelBy: IsoDate
  /** From `day` to cancelBy; negative when that has passed. */
  daysLeft: number
  /** null = not known. */
  noticeDays: number | null
}

/** null = the renewal date is not known. */
export function renewalOf(tool: Tool, day: Day): Renewal | null {
  if (tool.renewalDate === null) return null
  const cancelBy = toDay(tool.renewalDate) - (tool.noticeDays ?? 0)
  return {
    renewalDate: tool.renewalDate,
    cancelBy: toDate(cancelBy),
    daysLeft: cancelBy - day,
    noticeDays: tool.noticeDays,
  }
}
