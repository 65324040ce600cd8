import { isRecordVisitor } from '../record-ids.ts'

const blocked = new Set(['', 'null', 'undefined', 'anonymous', 'guest', '-1'])

/** Ids that trackers send when they know nobody; they identify no person. */
export function isBlockedId(id: string): boolean {
  const value = id.trim().toLowerCase()
  return blocked.has(value) || /^[0-]*0[0-]*$/.test(value)
}

/** Whether a visitor id says on which device or browser somebody was. */
export const isDevice = (visitor: string): boolean => !isBlockedId(visitor) && !isRecordVisitor(visitor)
