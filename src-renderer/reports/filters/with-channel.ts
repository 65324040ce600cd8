/** The channels with another one at a place, or none where it is empty; as the address has them. */
export function withChannel(chosen: readonly string[], at: number, channel: string): string | null {
  const next = chosen.toSpliced(at, 1, ...(channel === '' ? [] : [channel]))
  return next.length === 0 ? null : next.join(',')
}
