import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { useDocumentView } from '../document/view.ts'
import s from './Popover.module.css'

/** A button (the child) that opens a small panel. */
export function Popover({
  children,
  label,
  width = 320,
  panel,
  end = false,
}: {
  children: ReactElement
  label: string
  width?: number
  /** Align with the end of the button. */
  end?: boolean
  panel: ReactNode | ((close: () => void) => ReactNode)
}) {
  // What opens it says what is chosen; the choices themselves have no place on paper.
  if (useDocumentView()) return children
  return (
    <DialogTrigger>
      {children}
      <AriaPopover
        className={s['popover'] ?? ''}
        offset={4}
        placement={end ? 'bottom end' : 'bottom start'}
        style={{ width }}
      >
        <Dialog className={s['body'] ?? ''} aria-label={label}>
          {({ close }) => (typeof panel === 'function' ? panel(close) : panel)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
