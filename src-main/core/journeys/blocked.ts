import { isRecordVisitor } from '../record-ids.ts'

const blocked = new Set(['', 'null', 'undefined', 'anonymous', 'guest', '-1'])

/** Ids that trackers send when they know nobody; they identify no person. */
export function isBlockedId(id: string): boolean {
  const value = id.trim().toLowerCase()
  return blocked.has(value) || /^[0-]*0[0-]*$/.test(value)
}

/** The same, and those that a workspace says are none. */
export function blockedWith(noIds: readonly string[]): (id: string) => boolean {
  const none = new Set(noIds.map((id) => id.toLowerCase()))
  return (id) => isBlockedId(id) || none.has(id.trim().toLowerCase())
}

/** Whether a visitor id says on which device or browser somebody was. */
export const isDevice = (visitor: string): boolean => !isBlockedId(visitor) && !isRecordVisitor(visitor)
