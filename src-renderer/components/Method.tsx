import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import d from '../document/document.module.css'
import { useDocumentView } from '../document/view.ts'
import { Button } from './Button.tsx'
import s from './Method.module.css'
import { Popover } from './Popover.tsx'

/** What each figure of a screen means, in a panel behind one button. */
export function Method({ terms }: { terms: [term: string, meaning: ReactNode][] }) {
  const list = (
    <dl className={s['list']}>
      {terms.map(([term, meaning]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
  const document = useDocumentView()
  if (document?.short) return null
  if (document)
    return (
      <div className={d['method']}>
        <h3>How is this computed?</h3>
        {list}
      </div>
    )
  return (
    <Popover end label="How this is computed" width={420} panel={list}>
      <Button variant="ghost" icon={CircleHelp} aria-label="How is this computed?">
        <span className={s['words']}>How is this computed?</span>
      </Button>
    </Popover>
  )
}
