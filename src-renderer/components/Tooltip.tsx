import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { useDocumentView } from '../document/view.ts'
import { isolated } from './isolated.tsx'
import s from './Tooltip.module.css'

/** A few words about a control, on hover and on keyboard focus. The child must be a react-aria control. */
export function Hint({ text, children }: { text: ReactNode; children: ReactElement }) {
  if (useDocumentView()) return children
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={s['hint'] ?? ''} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

export interface TipFigure {
  label: string
  value: string
  /** Colour of the mark it belongs to, e.g. `var(--c1)`. */
  colour?: string
  strong?: boolean
}

export interface TipContent {
  title: string
  figures: TipFigure[]
  note?: string
  /** [key, what it does] */
  keys?: [string, string][]
}

/** Where a chart tip points: a rectangle in page coordinates. */
export interface TipAnchor {
  left: number
  right: number
  top: number
  bottom: number
}

/**
 * The exact figures behind a mark. Charts say the same in each mark's `aria-label`, so the tip itself is hidden from
 * assistive technology.
 */
export function ChartTip({ anchor, content }: { anchor: TipAnchor; content: TipContent }) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const measured = box.current?.getBoundingClientRect()
    if (measured) setSize({ width: measured.width, height: measured.height })
  }, [content])
  const width = size?.width ?? 268
  const height = size?.height ?? 140
  const left = Math.max(8, Math.min(anchor.right + 12, window.innerWidth - width - 8))
  const below = anchor.bottom + 8
  const top = below + height > window.innerHeight - 8 ? Math.max(8, anchor.top - height - 8) : below
  return createPortal(
    <div
      ref={box}
      className={s['tip']}
      style={{ left, top, visibility: size ? 'visible' : 'hidden' }}
      aria-hidden="true"
    >
      <TipBody content={content} />
    </div>,
    document.body,
  )
}

function TipBody({ content }: { content: TipContent }) {
  return (
    <>
      <div className={s['title']}>{isolated(content.title)}</div>
      <dl className={s['figures']}>
        {content.figures.map((figure) => (
          <div key={figure.label} style={{ display: 'contents' }}>
            <dt>
              {figure.colour && <span className={s['swatch']} style={{ background: figure.colour }} />}
              {figure.label}
            </dt>
            <dd className={figure.strong ? s['strong'] : undefined}>{figure.value}</dd>
          </div>
        ))}
      </dl>
      {content.note && <div className={s['note']}>{content.note}</div>}
      {content.keys && (
        <div className={s['keys']}>
          {content.keys.map(([key, does]) => (
            <span key={key}>
              <kbd>{key}</kbd>
              {does}{' '}
            </span>
          ))}
        </div>
      )}
    </>
  )
}

/** As one sentence, for a mark's `aria-label`. */
export const tipText = (content: TipContent): string =>
  `${content.title}. ${content.figures.map((f) => `${f.label}: ${f.value}`).join(', ')}.${content.note ? ` ${content.note}` : ''}`
