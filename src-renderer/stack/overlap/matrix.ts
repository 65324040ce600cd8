/** The tool × capability matrix, worked out from tools and what is redundant among them. Pure. */

export interface MatrixTool {
  tool: string
  /** As it is written down. */
  team: string
  /** The teams in it, without their parts. */
  teams: readonly string[]
  /** Workspace currency; null = not known. */
  annualCost: number | null
  capabilities: readonly string[]
  /** Capability → cost share a year that buys what the same team already has. */
  redundant: ReadonlyMap<string, number>
}

export type CellKind = 'only' | 'shared' | 'redundant'
export const matrixOrders = ['similar', 'name', 'cost', 'redundant'] as const
export type MatrixOrder = (typeof matrixOrders)[number]
/** Which capabilities are columns: those with redundant spend, those two or more tools have, or every one. */
export const matrixScopes = ['redundant', 'shared', 'all'] as const
export type MatrixScope = (typeof matrixScopes)[number]

export interface MatrixRow {
  tool: string
  team: string
  annualCost: number | null
  redundantCost: number
  /** Capability → mark; only capabilities in scope. */
  cells: Map<string, CellKind>
}

export interface Matrix {
  rows: MatrixRow[]
  columns: { capability: string; tools: number }[]
  /** In scope but left out because there is no room. */
  hiddenRows: number
  hiddenColumns: number
}

export interface MatrixOptions {
  order: MatrixOrder
  scope: MatrixScope
  /** null = every team. */
  team: string | null
  mostRows: number
  mostColumns: number
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const redundantCost = (tool: MatrixTool): number => [...tool.redundant.values()].reduce((sum, cost) => sum + cost, 0)

export function buildMatrix(tools: readonly MatrixTool[], options: MatrixOptions): Matrix {
  const holders = new Map<string, number>()
  for (const tool of tools)
    for (const capability of tool.capabilities) holders.set(capability, (holders.get(capability) ?? 0) + 1)
  const redundantBy = new Map<string, number>()
  for (const tool of tools)
    for (const [capability, cost] of tool.redundant)
      redundantBy.set(capability, (redundantBy.get(capability) ?? 0) + cost)
  const ofTeam = tools.filter((tool) => options.team === null || tool.teams.includes(options.team))
  const inScope = (capability: string): boolean =>
    options.scope === 'all' ||
    (options.scope === 'shared' ? (holders.get(capability) ?? 0) > 1 : redundantBy.has(capability))

  const wanted = ofTeam.filter((tool) => tool.capabilities.some(inScope))
  // What does not fit is what costs least: it is the least of a decision.
  const kept = wanted
    .toSorted(
      (a, b) =>
        redundantCost(b) - redundantCost(a) || (b.annualCost ?? 0) - (a.annualCost ?? 0) || byName(a.tool, b.tool),
    )
    .slice(0, options.mostRows)
  const counts = new Map<string, number>()
  for (const tool of kept)
    for (const capability of tool.capabilities)
      if (inScope(capability)) counts.set(capability, (counts.get(capability) ?? 0) + 1)
  const capabilities = [...counts.keys()]
    .toSorted(
      (a, b) =>
        (redundantBy.get(b) ?? 0) - (redundantBy.get(a) ?? 0) ||
        (holders.get(b) ?? 0) - (holders.get(a) ?? 0) ||
        byName(a, b),
    )
    .slice(0, options.mostColumns)
  const drawn = new Set(capabilities)

  const rows = kept.map((tool): MatrixRow => ({
    tool: tool.tool,
    team: tool.team,
    annualCost: tool.annualCost,
    redundantCost: redundantCost(tool),
    cells: new Map(
      tool.capabilities
        .filter((capability) => drawn.has(capability))
        .map((capability) => [
          capability,
          tool.redundant.has(capability) ? 'redundant' : holders.get(capability) === 1 ? 'only' : 'shared',
        ]),
    ),
  }))
  const arranged = arrange(rows, capabilities)
  const sorters: Record<MatrixOrder, (a: MatrixRow, b: MatrixRow) => number> = {
    similar: () => 0,
    name: (a, b) => a.tool.localeCompare(b.tool, 'en', { numeric: true }),
    cost: (a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1),
    redundant: (a, b) => b.redundantCost - a.redundantCost || (b.annualCost ?? -1) - (a.annualCost ?? -1),
  }
  const ordered = arranged.rows.toSorted(sorters[options.order])
  // Columns follow the rows, so that marks stay near a diagonal in every order.
  const place = new Map(ordered.map((row, index) => [row, index]))
  const columns =
    options.order === 'similar'
      ? arranged.columns
      : arranged.columns.toSorted((a, b) => firstHolder(a, ordered, place) - firstHolder(b, ordered, place))
  return {
    rows: ordered,
    columns: columns.map((capability) => ({ capability, tools: holders.get(capability) ?? 0 })),
    hiddenRows: wanted.length - kept.length,
    hiddenColumns: counts.size - capabilities.length,
  }
}

function firstHolder(capability: string, rows: readonly MatrixRow[], place: ReadonlyMap<MatrixRow, number>): number {
  const first = rows.find((row) => row.cells.has(capability))
  return first ? (place.get(first) ?? 0) : rows.length
}

/**
 * Similar rows and columns side by side: one block per group of tools connected by capabilities, the largest first, and
 * within it rows and columns turn by turn in the order of their mean places (the barycentre method), until nothing
 * moves.
 */
function arrange(
  rows: readonly MatrixRow[],
  capabilities: readonly string[],
): { rows: MatrixRow[]; columns: string[] } {
  const blocks = components(rows).map((block) => {
    const inBlock = new Set(block.flatMap((row) => [...row.cells.keys()]))
    let ordered = block.toSorted((a, b) => byName(a.tool, b.tool))
    let columns = capabilities.filter((capability) => inBlock.has(capability))
    for (let round = 0; round < 24; round++) {
      const rowPlace = new Map(ordered.map((row, index) => [row, index]))
      const nextColumns = byMean(columns, (capability) =>
        ordered.filter((row) => row.cells.has(capability)).map((row) => rowPlace.get(row)!),
      )
      const columnPlace = new Map(nextColumns.map((capability, index) => [capability, index]))
      const nextRows = byMean(ordered, (row) => [...row.cells.keys()].map((capability) => columnPlace.get(capability)!))
      const still = nextRows.every((row, i) => row === ordered[i]) && nextColumns.every((c, i) => c === columns[i])
      ordered = nextRows
      columns = nextColumns
      if (still) break
    }
    return { rows: ordered, columns }
  })
  return { rows: blocks.flatMap((block) => block.rows), columns: blocks.flatMap((block) => block.columns) }
}

/** Sorted by the mean of each item's numbers; equal means keep their order. */
function byMean<T>(items: readonly T[], places: (item: T) => number[]): T[] {
  const means = new Map(
    items.map((item) => {
      const numbers = places(item)
      return [item, numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)]
    }),
  )
  return items.toSorted((a, b) => means.get(a)! - means.get(b)!)
}

/** Rows connected by shared capabilities, directly or through others; the largest group first. */
function components(rows: readonly MatrixRow[]): MatrixRow[][] {
  const group = new Map<MatrixRow, number>()
  const byCapability = new Map<string, MatrixRow[]>()
  for (const row of rows)
    for (const capability of row.cells.keys()) {
      const holders = byCapability.get(capability)
      if (holders) holders.push(row)
      else byCapability.set(capability, [row])
    }
  let groups = 0
  for (const row of rows) {
    if (group.has(row)) continue
    const open = [row]
    group.set(row, groups)
    for (let next = open.pop(); next; next = open.pop())
      for (const capability of next.cells.keys())
        for (const other of byCapability.get(capability) ?? [])
          if (!group.has(other)) {
            group.set(other, groups)
            open.push(other)
          }
    groups++
  }
  const found: MatrixRow[][] = Array.from({ length: groups }, () => [])
  for (const row of rows) found[group.get(row)!]!.push(row)
  return found.toSorted((a, b) => b.length - a.length)
}
