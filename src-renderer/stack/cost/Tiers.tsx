import { useMarks } from '../../charts/marks.tsx'
import { type SwarmTier, type SwarmTool, TierSwarm } from '../../charts/TierSwarm.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { tipText } from '../../components/Tooltip.tsx'
import { counted } from '../../format.ts'
import { tierNames, tierOf } from '../cost-finding.ts'
import { unknownWords } from './known.ts'
import { tipFor } from './tip.ts'
import type { CostRow } from './words.ts'

export interface SideProps {
  rows: readonly CostRow[]
  exact: (value: number) => string
  stale: boolean
  onTable: (key: string | null) => void
}

/** How many decisions of each size: one dot per tool, the tier bounds as rules. */
export function Tiers({
  rows,
  bounds,
  exact,
  short,
  stale,
  onTable,
}: SideProps & { bounds: readonly [number, number, number]; short: (value: number) => string }) {
  // A tool of unknown cost is in no tier, and not free either.
  const known = rows.flatMap((row) => (row.annualCost === null ? [] : [{ ...row, annualCost: row.annualCost }]))
  const tips = new Map(
    known.map((row) => {
      const tip = tipFor(row, row.annualCost, false, exact)
      return [row.key, { ...tip, title: `${row.key}, ${tierNames[tierOf(row.annualCost, bounds)]!.toLowerCase()}` }]
    }),
  )
  const unknown = unknownWords({ unknownCosts: rows.reduce((sum, row) => sum + row.unknownCosts, 0) })
  const tools: SwarmTool[] = known.map((row) => ({
    key: row.key,
    label: row.key,
    cost: row.annualCost,
    tier: tierOf(row.annualCost, bounds),
    says: tipText(tips.get(row.key)!),
  }))
  const tiers = tierNames.map((name, tier): SwarmTier => {
    const inside = tools.filter((tool) => tool.tier === tier)
    return { name, tools: inside.length, cost: inside.reduce((sum, tool) => sum + tool.cost, 0) }
  }) as [SwarmTier, SwarmTier, SwarmTier, SwarmTier]
  const { mark, tip } = useMarks({
    order: tools
      .filter((tool) => tool.cost > 0)
      .toSorted((a, b) => a.cost - b.cost)
      .map((tool) => tool.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: onTable,
  })
  return (
    <section>
      <ChartFrame
        title="Tools by tier"
        caption={`one dot per tool that costs money, square-root scale${unknown && `; ${unknown}`}`}
        text={`Tools by tier of annual cost: ${tiers.map((tier) => `${tier.name} ${counted(tier.tools, 'tool')}, ${exact(tier.cost)}`).join('; ')}${unknown && `; ${unknown}`}.`}
        fileName="tools-by-tier"
        csv={() => [
          ['tool', 'annual cost', 'tier'],
          ...tools.toSorted((a, b) => b.cost - a.cost).map((tool) => [tool.label, tool.cost, tierNames[tool.tier]!]),
          ...rows.filter((row) => row.annualCost === null).map((row) => [row.key, null, null]),
        ]}
        // Every tool stands in the table of costs.
        twin={null}
        onTable={() => onTable(null)}
        stale={stale}
      >
        {(width) => (
          <TierSwarm
            tools={tools}
            tiers={tiers}
            bounds={bounds}
            width={width}
            short={short}
            exact={exact}
            label="Tools by tier"
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
    </section>
  )
}
