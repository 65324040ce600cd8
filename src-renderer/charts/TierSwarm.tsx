/**
 * One dot per tool on a square-root scale of annual cost, the tier bounds as rules: how many decisions of each size.
 * Free tools ask for no decision; they are counted in words instead of piling up at zero.
 */
import { max, scaleSqrt } from 'd3'
import { Chart } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface SwarmTool {
  key: string
  label: string
  /** A year, in workspace currency. */
  cost: number
  /** 0 (below attention) to 3 (due diligence). */
  tier: number
  /** The exact figures, as one sentence. */
  says: string
}

export interface SwarmTier {
  name: string
  tools: number
  cost: number
}

export interface TierSwarmProps {
  tools: readonly SwarmTool[]
  /** Lowest first. */
  tiers: readonly [SwarmTier, SwarmTier, SwarmTier, SwarmTier]
  bounds: readonly [number, number, number]
  width: number
  short: (value: number) => string
  exact: (value: number) => string
  label: string
  mark: ChartMark
}

const head = 46
const swarm = 120
const foot = 20
const tierSwarmHeight = head + swarm + foot

const shades = [
  { fill: 'var(--mark-2)', stroke: 'var(--mark)', opacity: 1 },
  { fill: 'var(--c1)', stroke: 'var(--c1)', opacity: 0.38 },
  { fill: 'var(--c1)', stroke: 'var(--c1)', opacity: 0.68 },
  { fill: 'var(--c1)', stroke: 'var(--c1)', opacity: 1 },
] as const

export interface Placed {
  x: number
  y: number
}

/**
 * Offsets from the middle line such that no two dots touch: each takes the nearest free place above or below. Dots
 * are placed in the order given. Exact, and the same every time.
 */
export function dodge(xs: readonly number[], radius: number): number[] {
  const gap = 2 * radius + 1
  const placed: Placed[] = []
  return xs.map((x) => {
    const near = placed.filter((dot) => Math.abs(dot.x - x) < gap)
    const candidates = [0]
    for (const dot of near) {
      const reach = Math.sqrt(gap * gap - (dot.x - x) ** 2)
      candidates.push(dot.y - reach, dot.y + reach)
    }
    candidates.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)
    const free = (y: number): boolean => near.every((dot) => (dot.x - x) ** 2 + (dot.y - y) ** 2 >= gap * gap - 1e-6)
    const y = candidates.find(free) ?? 0
    placed.push({ x, y })
    return y
  })
}

/** The largest dots with which the swarm keeps to its height. */
export function swarmRadius(xs: readonly number[], height: number): { radius: number; ys: number[] } {
  for (let radius = 6; ; radius -= 0.5) {
    const ys = dodge(xs, radius)
    const reach = max(ys, Math.abs) ?? 0
    if (reach + radius <= height / 2) return { radius, ys }
    // So many tools of one price that even small dots overflow: squeeze them, they may overlap.
    if (radius <= 2.5) return { radius, ys: ys.map((y) => (y * (height / 2 - radius)) / reach) }
  }
}

/** Left edges of the tier headings: at their bounds, moved apart just enough not to overlap. */
export function spread(wanted: readonly number[], widths: readonly number[], width: number): number[] {
  const at: number[] = []
  wanted.forEach((x, i) => at.push(i === 0 ? x : Math.max(x, at[i - 1]! + widths[i - 1]! + 16)))
  for (let i = at.length - 1; i >= 0; i--)
    at[i] = Math.max(0, Math.min(at[i]!, (i === at.length - 1 ? width : at[i + 1]! - 16) - widths[i]!))
  return at
}

export function TierSwarm({ tools, tiers, bounds, width, short, exact, label, mark }: TierSwarmProps) {
  const edge = 12
  const most = Math.max(bounds[2] * 1.25, max(tools, (tool) => tool.cost) ?? 0)
  const x = scaleSqrt([0, most], [edge, width - edge])
  const height = tierSwarmHeight
  const middle = head + swarm / 2 + 6
  const axis = head + swarm

  const free = tools.filter((tool) => tool.cost <= 0).length
  const ordered = tools.filter((tool) => tool.cost > 0).sort((a, b) => b.cost - a.cost || (a.label < b.label ? -1 : 1))
  const { radius, ys } = swarmRadius(
    ordered.map((tool) => x(tool.cost)),
    swarm - 34,
  )

  const headings = tiers.map((tier, i) => {
    const range = i === 0 ? `under ${short(bounds[0])}` : i === 3 ? `${short(bounds[2])} and more` : ''
    const many = `${tier.tools} ${tier.tools === 1 ? 'tool' : 'tools'}`
    if (tier.tools === 0) return { name: tier.name, many: 'none', sum: '' }
    const sum = exact(tier.cost)
    return {
      name: tier.name,
      many: range ? `${many}, ${range}` : many,
      sum: i === 0 && free > 0 ? `${sum}, ${free} free` : sum,
    }
  })
  const widths = headings.map((h) => Math.max(textWidth(h.name), textWidth(h.many, 11), textWidth(h.sum, 11)))
  const rules = bounds.map((bound) => x(bound))
  const starts = spread([0, ...rules.map((rule) => rule + 8)], widths, width)

  const named = nameable(
    ordered.map((tool, i) => ({ ...tool, x: x(tool.cost), y: ys[i]! })),
    width,
  )

  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {headings.map((heading, i) => (
          <g key={heading.name} transform={`translate(${starts[i]},0)`}>
            <text y={12} fill="var(--ink)" fontWeight={520}>
              {heading.name}
            </text>
            <text y={27} fontSize={11} fill="var(--ink-3)">
              {heading.many}
            </text>
            <text y={41} fontSize={11} fill="var(--ink-3)">
              {heading.sum}
            </text>
          </g>
        ))}
        {rules.map((rule, i) => {
          const top = starts[i + 1]! - 8
          return (
            <path
              key={i}
              d={`M${top} 0V${head - 2}L${rule} ${head + 10}V${axis}`}
              fill="none"
              stroke="var(--mark)"
              strokeDasharray="2 3"
            />
          )
        })}
        <line x1={0} x2={width} y1={axis} y2={axis} stroke="var(--mark)" />
        {axisTicks(bounds, most, x).map((tick, i, ticks) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={axis} y2={axis + 4} stroke="var(--mark)" />
            {(i === 0 || x(tick) - x(ticks[i - 1]!) > 36) && (
              <text
                x={Math.min(x(tick), width - textWidth(short(tick), 11) / 2)}
                y={axis + 16}
                fontSize={11}
                textAnchor="middle"
                fill="var(--ink-3)"
              >
                {short(tick)}
              </text>
            )}
          </g>
        ))}
        {named.map((name) => (
          <g key={name.key}>
            <line
              x1={name.x}
              x2={name.x}
              y1={middle + name.y + (name.above ? -radius - 2 : radius + 2)}
              y2={middle + (name.above ? -34 : 30)}
              stroke="var(--mark)"
            />
            <text
              x={name.textX}
              y={middle + (name.above ? -38 : 41)}
              fontSize={11}
              fill="var(--ink-2)"
              paintOrder="stroke"
              stroke="var(--bg)"
              strokeWidth={4}
              strokeLinejoin="round"
            >
              {name.text}
            </text>
          </g>
        ))}
      </g>
      {ordered.map((tool, i) => {
        const shade = shades[tool.tier] ?? shades[0]
        return (
          <g key={tool.key} {...mark(tool.key, tool.says)}>
            <circle
              data-chrome=""
              className="hit"
              cx={x(tool.cost)}
              cy={middle + ys[i]!}
              r={Math.max(radius + 3, 6)}
              fill="transparent"
            />
            <circle
              cx={x(tool.cost)}
              cy={middle + ys[i]!}
              r={radius}
              fill={shade.fill}
              fillOpacity={shade.opacity}
              stroke={shade.stroke}
            />
          </g>
        )
      })}
    </Chart>
  )
}

/** The bounds, all of which are drawn, then round amounts where there is room for them. */
function axisTicks(bounds: readonly number[], most: number, x: (value: number) => number): number[] {
  const ticks = [...bounds]
  const power = 10 ** Math.floor(Math.log10(bounds[0]!) - 1)
  const round = [1, 2, 5, 10, 20, 50, 100, 120, 160, 200, 300, 500, 750, 1000, 1500, 2000, 5000, 10_000].map(
    (n) => n * power,
  )
  for (const amount of round)
    if (amount <= most && ticks.every((tick) => Math.abs(x(tick) - x(amount)) > 42)) ticks.push(amount)
  return ticks.sort((a, b) => a - b)
}

interface Named {
  key: string
  x: number
  y: number
  textX: number
  text: string
  above: boolean
}

/** Names of the most expensive tools whose words find a free place above or below the swarm. */
function nameable(dots: readonly (SwarmTool & Placed)[], width: number): Named[] {
  const named: Named[] = []
  const crowd = dots.filter((dot) => dot.y !== 0)
  for (const dot of dots) {
    if (named.length === 6 || dot.tier === 0) break
    if (dot.y !== 0) continue
    const text = fit(dot.label, 116, 11)
    const textLength = textWidth(text, 11)
    const textX = Math.max(0, Math.min(dot.x - textLength / 2, width - textLength))
    const free = (above: boolean): boolean =>
      named.every((other) => other.above !== above || apart(other, textX, textLength)) &&
      crowd.every((other) => Math.abs(other.x - dot.x) > 10 || other.y < 0 !== above)
    const above = free(true) ? true : free(false) ? false : null
    if (above === null) continue
    named.push({ key: dot.key, x: dot.x, y: dot.y, textX, text, above })
  }
  return named
}

const apart = (other: Named, textX: number, length: number): boolean =>
  textX > other.textX + textWidth(other.text, 11) + 8 || textX + length + 8 < other.textX
