import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import s from './Method.module.css'
import { Popover } from './Popover.tsx'

/** What each figure of a screen means, in a panel behind one button. */
export function Method({ terms }: { terms: [term: string, meaning: ReactNode][] }) {
  return (
    <Popover
      end
      label="How this is computed"
      width={420}
      panel={
        <dl className={s['list']}>
          {terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <Button variant="ghost" icon={CircleHelp}>
        How is this computed?
      </Button>
    </Popover>
  )
}
