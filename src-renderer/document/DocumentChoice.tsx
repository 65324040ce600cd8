import type { ReactNode } from 'react'
import { useDocumentView } from './view.ts'
import d from './document.module.css'

interface DocumentChoiceProps {
  label: string
  /** Filters nothing: not for a short document. */
  any?: boolean | undefined
  children: ReactNode
}

/** A filter on paper: what was chosen. */
export function DocumentChoice({ label, any, children }: DocumentChoiceProps) {
  if (useDocumentView()?.short && any) return null
  return (
    <span className={d['choice']}>
      <span>{label}</span> {children}
    </span>
  )
}
