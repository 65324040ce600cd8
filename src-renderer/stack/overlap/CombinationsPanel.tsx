import { useMarks } from '../../charts/marks.tsx'
import { UpSet } from '../../charts/UpSet.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { type TipContent, tipText } from '../../components/Tooltip.tsx'
import { count, counted, listed } from '../../format.ts'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'
import { type Combination, combinations, drawnCombinations } from './combinations.ts'
import type { MatrixTool } from './matrix.ts'

const keyOf = (combination: Combination): string => combination.tools.join('\u0000')

export interface CombinationsPanelProps {
  tools: readonly MatrixTool[]
  money: Money
  stale: boolean
  mostTools: number
  mostColumns: number
  onTable: () => void
}

/** Who shares what: exact sets of tools, weighed by money. */
export function CombinationsPanel({ tools, money, stale, mostTools, mostColumns, onTable }: CombinationsPanelProps) {
  const all = combinations(tools)
  const { drawn, tools: rows } = drawnCombinations(all, mostTools, mostColumns)
  const tips = new Map(
    drawn.map((combination): [string, TipContent] => [
      keyOf(combination),
      {
        title: listed(combination.tools),
        figures: [
          { label: 'Cost shares a year', value: money.exact(combination.cost), strong: true },
          { label: 'Capabilities', value: count(combination.capabilities.length) },
        ],
        note: `${listed(combination.capabilities)}.${combination.redundant ? ' A team pays for it more than once.' : ''}`,
      },
    ]),
  )
  const { mark, tip } = useMarks({ order: drawn.map(keyOf), tip: (key) => tips.get(key) ?? null })
  if (drawn.length === 0) {
    return (
      <section>
        <h2 className={s['title']}>Who shares what</h2>
        <EmptyState title="No capability is held by two tools">
          {tools.every((tool) => tool.capabilities.length === 0)
            ? 'Capabilities are what tools can do, separated by semicolons or commas in the column “capabilities”.'
            : 'Every capability is the job of one tool.'}
        </EmptyState>
      </section>
    )
  }
  const held = new Map(tools.map((tool) => [tool.tool, tool.capabilities.length]))
  const rest = all.length - drawn.length
  return (
    <section>
      <ChartFrame
        title="Who shares what"
        caption="cost a year behind each combination"
        text={drawn
          .slice(0, 5)
          .map((each) => `${listed(each.tools)} share ${listed(each.capabilities)}, ${money.exact(each.cost)}`)
          .join('; ')}
        fileName="who-shares-what"
        csv={() => [
          ['tools', 'capabilities', 'cost shares a year', 'redundant'],
          ...all.map((each) => [
            each.tools.join(';'),
            each.capabilities.join(';'),
            each.cost,
            each.redundant ? 'yes' : 'no',
          ]),
        ]}
        onTable={onTable}
        stale={stale}
      >
        {(width) => (
          <UpSet
            rows={rows.map((tool) => ({ tool, capabilities: held.get(tool) ?? 0 }))}
            columns={drawn.map((each) => ({
              key: keyOf(each),
              tools: each.tools,
              cost: each.cost,
              redundant: each.redundant,
              says: tipText(tips.get(keyOf(each))!),
            }))}
            width={width}
            short={money.short}
            label="Who shares what"
            mark={mark}
          />
        )}
      </ChartFrame>
      <p className={s['caption']}>
        {drawn
          .slice(0, 3)
          .map((each) => `${listed(each.capabilities.slice(0, 3))}: ${counted(each.tools.length, 'tool')}`)
          .join('; ')}
        .{rest > 0 && ` ${counted(rest, 'more combination')} in the export.`}
      </p>
      {tip}
    </section>
  )
}
