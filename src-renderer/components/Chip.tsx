import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import s from './Chip.module.css'
import { cx } from './cx.ts'

export interface ChipProps {
  tone?: 'c1' | 'c2' | 'c3' | 'c4' | 'err' | 'warn'
  icon?: LucideIcon
  children: ReactNode
}

/** A word of state beside something. */
export function Chip({ tone, icon: Icon, children }: ChipProps) {
  return (
    <span className={cx(s['chip'], tone && s[tone])}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  )
}
