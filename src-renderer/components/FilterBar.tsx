import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import d from '../document/document.module.css'
import { useDocumentView } from '../document/view.ts'
import { navigate, toHref, useQueryParams } from '../route.ts'
import { Button } from './Button.tsx'
import s from './FilterBar.module.css'

/** What says of whom or what a screen is, and is no filter. */
const subjects = ['goal', 'decision', 'version', 'tool']

/** Clears the filters and dates of the screen, where any are set. */
function Reset() {
  const [query] = useQueryParams()
  const [path] = useLocation()
  const kept = new URLSearchParams([...query].filter(([key]) => subjects.includes(key)))
  if (kept.size === query.size) return null
  return (
    // Says nothing of what is shown: pictures leave it out.
    <div data-end="">
      <Button variant="ghost" icon={RotateCcw} onPress={() => navigate(toHref(path, kept))}>
        Reset
      </Button>
    </div>
  )
}

/** The filters of a report in one row; `end` is pushed to the right. */
export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  const document = useDocumentView()
  if (document && document.room !== null) return null
  if (document)
    return (
      <>
        <div className={d['choices']}>{children}</div>
        {end && <div className={d['end']}>{end}</div>}
      </>
    )
  return (
    <div className={s['bar']} role="group" aria-label="Filters" data-choices="">
      {children}
      <Reset />
      {end && (
        <div className={s['end']} data-end="">
          {end}
        </div>
      )}
    </div>
  )
}
