/** Makes the marks of a chart reachable: hover or focus shows the exact figures, arrow keys walk, Enter drills. */
import { type KeyboardEvent, type ReactNode, type SVGProps, useState } from 'react'
import './marks.css'
import { ChartTip, type TipAnchor, type TipContent } from '../components/Tooltip.tsx'

/** Props for the `<g>` of one mark; `says` is its figures as a sentence. */
export type ChartMark = (key: string, says: string) => SVGProps<SVGGElement> & { 'data-mark'?: string }

/** For a chart that only stands there: an export, a test, a gallery. */
export const stillMark: ChartMark = (_key, says) => ({ role: 'img', 'aria-label': says })

export interface MarksOptions {
  /** Keys in the order arrow keys walk them. */
  order: readonly string[]
  tip: (key: string) => TipContent | null
  /** Enter, Space or click. */
  onPress?: ((key: string) => void) | undefined
  pressable?: (key: string) => boolean
}

interface Active {
  key: string
  anchor: TipAnchor
}

export function useMarks({ order, tip, onPress, pressable }: MarksOptions): { mark: ChartMark; tip: ReactNode } {
  const [active, setActive] = useState<Active | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  // One mark takes part in the tab order: the last one visited, else the first.
  const tabStop = stop !== null && order.includes(stop) ? stop : order[0]

  const show = (key: string, element: Element): void => {
    const { left, right, top, bottom } = (element.querySelector('.hit') ?? element).getBoundingClientRect()
    // A whole row is wider than what is looked at; the tip belongs near its figures.
    setActive({ key, anchor: { left, right: Math.min(right, left + 280), top, bottom } })
  }
  const walk = (event: KeyboardEvent<SVGGElement>, key: string): void => {
    const at = order.indexOf(key)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: order.length - 1,
    }
    const target = moves[event.key]
    if (target !== undefined) {
      event.preventDefault()
      const next = order[Math.max(0, Math.min(order.length - 1, target))]
      if (next === undefined) return
      setStop(next)
      event.currentTarget.ownerSVGElement?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(next)}"]`)?.focus()
    } else if (event.key === 'Escape') setActive(null)
    else if ((event.key === 'Enter' || event.key === ' ') && onPress && (pressable?.(key) ?? true)) {
      event.preventDefault()
      onPress(key)
    }
  }
  const mark: ChartMark = (key, says) => {
    const presses = onPress !== undefined && (pressable?.(key) ?? true)
    return {
      'data-mark': key,
      role: presses ? 'button' : 'img',
      'aria-label': says,
      className: active?.key === key ? 'mark active' : 'mark',
      tabIndex: key === tabStop ? 0 : -1,
      onPointerEnter: (event) => show(key, event.currentTarget),
      onPointerLeave: () => setActive((now) => (now?.key === key ? null : now)),
      onFocus: (event) => {
        setStop(key)
        if (event.currentTarget.matches(':focus-visible')) show(key, event.currentTarget)
      },
      onBlur: () => setActive((now) => (now?.key === key ? null : now)),
      onKeyDown: (event) => walk(event, key),
      ...(presses && { onClick: () => onPress(key), style: { cursor: 'pointer' } }),
    }
  }
  const content = active && tip(active.key)
  return { mark, tip: active && content ? <ChartTip anchor={active.anchor} content={content} /> : null }
}
