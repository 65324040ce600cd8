import type { ReactNode } from 'react'
import d from './document.module.css'

/** A filter on paper: what was chosen. */
export function DocumentChoice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={d['choice']}>
      <span>{label}</span> {children}
    </span>
  )
}
