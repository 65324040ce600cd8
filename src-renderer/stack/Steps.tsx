import type { ReactNode } from 'react'
import type { AnyReport } from '../../shared/reports/index.ts'
import { useMarks } from '../charts/marks.tsx'
import { Waterfall, type WaterfallStep } from '../charts/Waterfall.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import s from './stack.module.css'
import type { Money } from './use-day.ts'

export interface Step extends Omit<WaterfallStep, 'says'> {
  tip: TipContent
}

export interface StepsProps {
  title: string
  caption: string
  /** Of exports, without ending. */
  fileName: string
  /** Both totals and every kind of change, also those that did not happen. */
  steps: readonly Step[]
  money: Money
  stale: boolean
  /** The report whose rows they are of: exported instead of the steps. */
  report?: AnyReport
  onTable?: () => void
  /** Under the chart. */
  note?: ReactNode
}

/** How one cost became another, as a waterfall. */
export function Steps({ title, caption, fileName, steps, money, stale, report, onTable, note }: StepsProps) {
  // A kind of change that did not happen takes no room, but for added and removed, which people look for.
  const drawn = steps
    .filter((step) => step.kind !== 'other' || step.amount !== 0)
    .map(({ tip, ...step }): WaterfallStep => ({ ...step, says: tipText(tip) }))
  const tips = new Map(steps.map((step) => [step.key, step.tip]))
  const { mark, tip } = useMarks({ order: drawn.map((step) => step.key), tip: (key) => tips.get(key) ?? null })
  return (
    <section>
      <ChartFrame
        title={title}
        caption={caption}
        text={drawn.map((step) => step.says).join(' ')}
        fileName={fileName}
        csv={() => [['step', 'tools', 'amount'], ...steps.map((step) => [step.label, step.note ?? null, step.amount])]}
        {...(report ? { report } : {})}
        {...(onTable ? { onTable } : {})}
        stale={stale}
      >
        {(width, room) => (
          <Waterfall
            steps={drawn}
            width={width}
            room={room}
            short={money.short}
            exact={money.exact}
            signed={money.signed}
            label={title}
            mark={mark}
          />
        )}
      </ChartFrame>
      {note && <div className={s['caption']}>{note}</div>}
      {tip}
    </section>
  )
}
