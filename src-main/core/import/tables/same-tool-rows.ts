/**
 * Rows of a list that are one tool: a list of who uses what has one for each team. Such a row has the name of an earlier
 * one, no cost of its own, and nothing that contradicts it; its team and its lists are added to those of the earlier row.
 * Two rows with a cost each are two contracts, and stay two tools.
 */
import { nameKey } from '../../stack/graph.ts'
import type { GivenTool } from '../../stack/merge-import.ts'
import type { Tool } from '../../stack/tool.ts'
import { teamsOf } from '../../../../shared/statistics/shares.ts'

export interface FoldedRows {
  given: GivenTool[]
  /** Of which rows each of `given` is made, by their places in the list. */
  rows: number[][]
  notes: string[]
}

/** Tools named one by one; the rest is counted. */
const shownNames = 10

const added = ['team', 'capabilities', 'connectedTo', 'replaces', 'custom'] as const satisfies (keyof Tool)[]
const priced = ['cost', 'billingPeriod', 'currency', 'prices'] as const satisfies (keyof Tool)[]
const isAdded = (field: string): boolean => (added as readonly string[]).includes(field)
const isPriced = (field: string): boolean => (priced as readonly string[]).includes(field)

export function foldRows(list: readonly GivenTool[]): FoldedRows {
  const given: GivenTool[] = []
  const rows: number[][] = []
  const folded = new Set<string>()
  const first = new Map<string, number>()
  for (const [place, row] of list.entries()) {
    const key = nameKey(row.tool.name)
    const at = first.get(key)
    const earlier = at === undefined ? undefined : given[at]!
    if (at === undefined || earlier === undefined || !isMore(earlier.tool, row.tool)) {
      if (at === undefined) first.set(key, given.length)
      given.push(row)
      rows.push([place])
      continue
    }
    given[at] = { ...earlier, tool: together(earlier.tool, row.tool) }
    rows[at]!.push(place)
    folded.add(earlier.tool.name)
  }
  const names = [...folded]
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : ''
  const notes =
    names.length === 0
      ? []
      : [`${names.slice(0, shownNames).join(', ')}${more}: several rows, of which one at most has a cost, are one tool with the teams and capabilities of all of them.`] // prettier-ignore
  return { given, rows, notes }
}

/** Whether a row says more of the same tool: no cost, and where both say something else of it the same. */
function isMore(tool: Tool, row: Tool): boolean {
  if (row.cost !== null || row.prices.length > 0 || row.team === tool.team) return false
  return (Object.keys(row) as (keyof Tool)[]).every((field) => {
    if (field === 'name' || isAdded(field) || isPriced(field)) return true
    const [one, other] = [tool[field], row[field]]
    return other === null || other === '' || one === other
  })
}

function together(tool: Tool, row: Tool): Tool {
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
  return {
    ...tool,
    team: union(teamsOf(tool), teamsOf(row)).join('; '),
    capabilities: union(tool.capabilities, row.capabilities),
    connectedTo: union(tool.connectedTo, row.connectedTo),
    replaces: union(tool.replaces, row.replaces),
    custom: { ...row.custom, ...tool.custom },
  }
}
