import type { ReactNode } from 'react'
import type { Report } from '../../../shared/reports/index.ts'
import { barRowHeight, type CostBar, CostBars } from '../../charts/CostBars.tsx'
import { useMarks } from '../../charts/marks.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { tipText } from '../../components/Tooltip.tsx'
import { useRowsDrawn } from '../../document/view.ts'
import { count, plural } from '../../format.ts'
import s from '../stack.module.css'
import { costWords } from './known.ts'
import { tipFor } from './tip.ts'
import { type CostRow, none } from './words.ts'

/** Key of the bar that stands for all that are not drawn; no name can be this. */
const restKey = '\u0000rest'
/** Bars that fit a window 800 px high; a taller one has room for more. */
const barsAtLeast = 15

export interface CostByKeyProps {
  report: Report<'stack-cost'>
  words: { one: string; many: string }
  period: boolean
  /** null = not known. */
  cost: (row: CostRow) => number | null
  exact: (value: number) => string
  short: (value: number) => string
  stale: boolean
  /** CostRows there is room for beyond the least. */
  extra: number
  all: boolean
  onAll: () => void
  onTable: (key: string | null) => void
  /** Its table, in a document. */
  twin: ReactNode
}

/** Ordered bars of cost, the largest first; what does not fit is one grey bar that opens. */
export function CostByKey({
  report,
  words,
  period,
  cost,
  exact,
  short,
  stale,
  extra,
  all,
  onAll,
  onTable,
  twin,
}: CostByKeyProps) {
  const ordered = report.rows.toSorted((a, b) => (cost(b) ?? -1) - (cost(a) ?? -1))
  const room = useRowsDrawn(barsAtLeast + extra, barRowHeight)
  const drawn = all || ordered.length <= room + 1 ? ordered : ordered.slice(0, room)
  const rest = ordered.slice(drawn.length)
  const restCost = rest.reduce((sum, row) => sum + (cost(row) ?? 0), 0)
  const tips = new Map(drawn.map((row) => [row.key, tipFor(row, cost(row), period, exact)]))
  if (rest.length > 0)
    tips.set(restKey, {
      title: `${count(rest.length)} more ${plural(rest.length, words.one, words.many)}`,
      figures: [{ label: 'Together', value: exact(restCost), strong: true, colour: 'var(--mark)' }],
      keys: [['Enter', 'draw them all']],
    })
  const bars: CostBar[] = drawn.map((row) => ({
    key: row.key,
    label: row.key,
    cost: cost(row) ?? 0,
    // A year's waste has no place in the cost of a period.
    unused: period ? null : row.unusedSeatCost,
    grey: row.key === none,
    ...(row.unknownCosts > 0 ? { words: costWords(row, cost(row), exact) } : {}),
    says: tipText(tips.get(row.key)!),
  }))
  if (rest.length > 0)
    bars.push({
      key: restKey,
      label: `${count(rest.length)} more ${plural(rest.length, words.one, words.many)}`,
      cost: restCost,
      unused: null,
      grey: true,
      says: tipText(tips.get(restKey)!),
    })
  const { mark, tip } = useMarks({
    order: bars.map((bar) => bar.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: (key) => (key === restKey ? onAll() : onTable(key)),
  })
  const title = `${period ? 'Cost of the period' : 'Annual cost'} by ${words.one}`
  const wasted = bars.some((bar) => (bar.unused ?? 0) > 0)
  return (
    <section>
      <ChartFrame
        title={title}
        caption={
          wasted && (
            <>
              <Swatch /> paid for unused seats
            </>
          )
        }
        text={`${title}, largest first: ${ordered
          .slice(0, 5)
          .map((row) => `${row.key} ${costWords(row, cost(row), exact)}`)
          .join(', ')}.`}
        fileName={`cost-by-${words.one}`}
        report={report}
        onTable={() => onTable(null)}
        twin={twin}
        stale={stale}
      >
        {(width) => <CostBars bars={bars} width={width} exact={exact} short={short} label={title} mark={mark} />}
      </ChartFrame>
      {tip}
    </section>
  )
}

function Swatch() {
  return (
    <svg width="12" height="10" className={s['swatch']} aria-hidden="true">
      <defs>
        <pattern id="unused-swatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="var(--c4-soft)" />
          <rect width="1.5" height="4" fill="var(--c4)" />
        </pattern>
      </defs>
      <rect x=".5" y=".5" width="11" height="9" fill="url(#unused-swatch)" stroke="var(--c4)" />
    </svg>
  )
}
