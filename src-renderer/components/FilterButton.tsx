import type { LucideIcon } from 'lucide-react'
import { Pencil } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from 'react-aria-components'
import { DocumentChoice } from '../document/DocumentChoice.tsx'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './Select.module.css'

export interface FilterButtonProps {
  label: string
  children: ReactNode
  icon?: LucideIcon
  /** Differs from the default: drawn in the accent. */
  set?: boolean
  /** As of an option of a Select. */
  any?: boolean
  said?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A filter that is typed, not chosen: looks like a Select, and stands inside a Popover that it opens. */
export function FilterButton({ label, children, icon: Icon = Pencil, set, any, said, ref }: FilterButtonProps) {
  if (useDocumentView())
    return (
      <DocumentChoice label={label} any={any || said}>
        {children}
      </DocumentChoice>
    )
  return (
    <Button
      {...(ref ? { ref } : {})}
      {...((any || said) && { 'data-any': '' })}
      className={cx(s['pill'], set && s['set'])}
    >
      <span className={s['label']}>{label}</span>{' '}
      <span
        className={any ? 'sr-only' : s['value']}
        title={typeof children === 'string' && children.length > 24 ? children : undefined}
      >
        {children}
      </span>
      <Icon size={14} aria-hidden />
    </Button>
  )
}
