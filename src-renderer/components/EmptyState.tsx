import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './EmptyState.module.css'

export interface EmptyStateProps {
  title: ReactNode
  /** What would appear here and how to get it there. */
  children?: ReactNode
  actions?: ReactNode
  icon?: LucideIcon
  /** Stands for the whole screen. */
  screen?: boolean
}

export function EmptyState({ title, children, actions, icon: Icon, screen }: EmptyStateProps) {
  if (useDocumentView() && screen)
    return (
      <>
        <h3 className={s['title']}>{title}</h3>
        {children && <p>{children}</p>}
      </>
    )
  // A screen of its own needs a first heading.
  const Title = screen ? 'h1' : 'h2'
  return (
    <section className={cx(s['box'], screen && s['screen'])}>
      {screen && Icon && (
        <div className={s['icon']}>
          <Icon size={18} aria-hidden />
        </div>
      )}
      <Title className={s['title']}>{title}</Title>
      {children && <div>{children}</div>}
      {actions && <div className={s['actions']}>{actions}</div>}
    </section>
  )
}
