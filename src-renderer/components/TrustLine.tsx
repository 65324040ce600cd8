import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import s from './TrustLine.module.css'

export interface TrustLineProps {
  /** `adds-up` only where the sums were compared; `warn` where they differ. */
  state?: 'adds-up' | 'info' | 'warn'
  children: ReactNode
  /** Assumptions: time zone, identity rule. */
  end?: ReactNode
}

/** The last line of a screen: why the figures can be trusted. */
export function TrustLine({ state = 'info', children, end }: TrustLineProps) {
  return (
    <footer className={s['line']}>
      {state === 'adds-up' && <CircleCheck size={14} aria-hidden />}
      {state === 'info' && <Info size={14} aria-hidden />}
      {state === 'warn' && <TriangleAlert size={14} aria-hidden className={s['warn']} />}
      <span>{children}</span>
      {end && <span className={s['end']}>{end}</span>}
    </footer>
  )
}
