/** Which tool took the place of which, and on what day that was done. */
import { activeSpan, type Day } from './cost.ts'
import { nameKey } from './graph.ts'
import { compareText } from './in-use.ts'
import type { Tool } from './tool.ts'

export interface Replacement {
  from: Tool
  to: Tool
  /** When the new tool had started and the old one had ended, whichever came later. */
  day: Day
}

/**
 * A replacement is done once the new tool is there and the old one is gone; names that are in no inventory, and tools
 * that are still in use, are not replaced. Of several tools of one name it is the one that ends nearest to the start of
 * the new one.
 */
export function replacements(tools: readonly Tool[]): Replacement[] {
  const byName = Map.groupBy(tools, (tool) => nameKey(tool.name))
  const found: Replacement[] = []
  for (const to of tools) {
    const start = activeSpan(to)?.from
    if (start === undefined || !Number.isFinite(start)) continue
    for (const name of to.replaces) {
      const ended = (byName.get(nameKey(name)) ?? [])
        .filter((from) => from !== to)
        .map((from) => ({ from, end: activeSpan(from)?.to ?? Infinity }))
        .filter(({ end }) => Number.isFinite(end))
        .sort((a, b) => Math.abs(a.end - start) - Math.abs(b.end - start))
      if (ended[0]) found.push({ from: ended[0].from, to, day: Math.max(start, ended[0].end) })
    }
  }
  return found.sort(
    (a, b) => a.day - b.day || compareText(a.to.name, b.to.name) || compareText(a.from.name, b.from.name),
  )
}
