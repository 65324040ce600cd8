/** Lifelines by category, worked out from the inventory. Pure. */

export type Reason = 'volume' | 'sophistication' | 'new focus' | 'other' | null

export interface LifelineTool {
  key: string
  tool: string
  category: string
  /** null = in use since before anything was written down. */
  start: string | null
  /** The first day without it; null = still in use. */
  end: string | null
  reason: Reason
  /** Names of the tools it took over from. */
  replaces: readonly string[]
  /** Dated price changes, with whether the cost rose. */
  prices: readonly { day: string; rise: boolean }[]
}

export interface Lifeline {
  key: string
  label: string
  start: string | null
  end: string | null
  reason: Reason
  /** Keys of the tools that took over. */
  replacedBy: string[]
  prices: readonly { day: string; rise: boolean }[]
}

export interface LifelineGroup {
  category: string
  lines: Lifeline[]
  /** Tools in use from a day on, by rising day, starting at the first day shown. */
  counts: { day: string; tools: number }[]
  folded: boolean
}

/** Name of the group of tools without a category. */
export const noCategory = '(none)'

const byStart = (a: { start: string | null; tool: string }, b: { start: string | null; tool: string }): number =>
  (a.start ?? '').localeCompare(b.start ?? '') || (a.tool < b.tool ? -1 : a.tool > b.tool ? 1 : 0)

/**
 * Tools in use on at least one day of [from, to), by category; the categories that came first are first, tools without
 * one last. `open` says which groups show each tool; above `mostLines` lines in all, the others are folded.
 */
export function lifelineGroups(
  tools: readonly LifelineTool[],
  from: string,
  to: string,
  options: { open: ReadonlySet<string>; mostLines: number },
): LifelineGroup[] {
  const shown = tools.filter((tool) => (tool.start ?? '') < to && (tool.end === null || tool.end > from))
  const byName = new Map<string, LifelineTool[]>()
  for (const tool of shown) byName.set(tool.tool, [...(byName.get(tool.tool) ?? []), tool])
  const successors = new Map<string, string[]>()
  for (const tool of shown)
    for (const name of tool.replaces)
      for (const old of byName.get(name) ?? []) successors.set(old.key, [...(successors.get(old.key) ?? []), tool.key])

  const groups = new Map<string, LifelineTool[]>()
  for (const tool of shown.toSorted(byStart)) {
    const category = tool.category === '' ? noCategory : tool.category
    groups.set(category, [...(groups.get(category) ?? []), tool])
  }
  const fold = shown.length > options.mostLines
  return [...groups]
    .toSorted(([a], [b]) => Number(a === noCategory) - Number(b === noCategory))
    .map(([category, members]) => ({
      category,
      lines: members.map((tool) => ({
        key: tool.key,
        label: tool.tool,
        start: tool.start,
        end: tool.end,
        reason: tool.reason,
        replacedBy: successors.get(tool.key) ?? [],
        prices: tool.prices.filter(({ day }) => day >= from && day < to),
      })),
      counts: countByDay(members, from, to),
      // A line or two take no more room than their number as an area.
      folded: fold && members.length > 2 && !options.open.has(category),
    }))
}

/** Tools in use from a day on, wherever that number changes within [from, to). */
export function countByDay(
  tools: readonly Pick<LifelineTool, 'start' | 'end'>[],
  from: string,
  to: string,
): { day: string; tools: number }[] {
  const changes = new Map<string, number>([[from, 0]])
  const change = (day: string, by: number): void => {
    if (day < to) changes.set(day < from ? from : day, (changes.get(day < from ? from : day) ?? 0) + by)
  }
  for (const { start, end } of tools) {
    change(start ?? from, 1)
    if (end !== null) change(end, -1)
  }
  let now = 0
  return [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, by]) => ({ day, tools: (now += by) }))
}
