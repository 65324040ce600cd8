import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { withoutCommands } from '../../shared/command-hints.ts'
import { Limits } from '../document/Limits.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './ErrorNote.module.css'

export interface ErrorNoteProps {
  tone?: 'error' | 'warn' | 'info'
  /** What happened, as a sentence. */
  title: ReactNode
  /** Where, and what to do. */
  children?: ReactNode
  actions?: ReactNode
}

const icons = { error: CircleX, warn: TriangleAlert, info: Info }

export function ErrorNote({ tone = 'error', title, children, actions }: ErrorNoteProps) {
  const isOnOnePage = useIsOnOnePage()
  const Icon = icons[tone]
  if (isOnOnePage && tone === 'warn') return <Limits>{title}</Limits>
  return (
    <div className={cx(s['note'], tone !== 'error' && s[tone])} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className={s['words']}>
        <div className={s['title']}>{typeof title === 'string' ? withoutCommands(title) : title}</div>
        {children && <div className={s['detail']}>{children}</div>}
      </div>
      {actions && <div className={s['actions']}>{actions}</div>}
    </div>
  )
}
