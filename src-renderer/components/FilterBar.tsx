import type { ReactNode } from 'react'
import d from '../document/document.module.css'
import { useDocumentView } from '../document/view.ts'
import s from './FilterBar.module.css'

/** The filters of a report in one row; `end` is pushed to the right. */
export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  if (useDocumentView())
    return (
      <>
        <div className={d['choices']}>{children}</div>
        {end && <div className={d['end']}>{end}</div>}
      </>
    )
  return (
    <div className={s['bar']} role="group" aria-label="Filters" data-choices="">
      {children}
      {end && (
        <div className={s['end']} data-end="">
          {end}
        </div>
      )}
    </div>
  )
}
