const blocked = new Set(['', 'null', 'undefined', 'anonymous', 'guest', '-1'])

/** Ids that trackers send when they know nobody; they identify no person. */
export function isBlockedId(id: string): boolean {
  const value = id.trim().toLowerCase()
  return blocked.has(value) || /^[0-]*0[0-]*$/.test(value)
}
