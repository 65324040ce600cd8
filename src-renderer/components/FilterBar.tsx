import type { ReactNode } from 'react'
import s from './FilterBar.module.css'

/** The filters of a report in one row; `end` is pushed to the right. */
export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={s['bar']} role="group" aria-label="Filters">
      {children}
      {end && <div className={s['end']}>{end}</div>}
    </div>
  )
}
