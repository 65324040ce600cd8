import { ArrowRight } from 'lucide-react'
import { useDocumentView } from '../../document/view.ts'
import { isolated } from '../../components/isolated.tsx'
import s from '../reports.module.css'

export interface Way {
  /** As `toHref` makes it. */
  to: string
  label: string
}

/** Links after a finding that lead on; on paper, where nothing does, they are left out. */
export function Ways({ ways }: { ways: readonly Way[] }) {
  if (useDocumentView() !== null) return null
  return (
    <span className={s['links']}>
      {ways.map(({ to, label }) => (
        <a key={label} href={`#${to}`}>
          {isolated(label)}
          {'\u00a0'}
          <ArrowRight size={12} aria-hidden />
        </a>
      ))}
    </span>
  )
}
