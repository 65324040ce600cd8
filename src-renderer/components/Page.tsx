import type { ReactNode } from 'react'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './Page.module.css'

export interface PageProps {
  /** What is shown answers an earlier question: other choices were made, and the new answer is being worked out. */
  busy?: boolean
  children: ReactNode
}

/** One screen. Its last child may be a TrustLine, which stays in sight at the bottom. */
export function Page({ busy = false, children }: PageProps) {
  const onPaper = useDocumentView() !== null
  return (
    <div className={cx(s['page'], busy && s['busy'])} aria-busy={busy || undefined}>
      {!onPaper && (
        // There before it says something, or it would not be read out; over the page, so that nothing moves.
        <div className={s['working']} role="status">
          {busy && <span>Working out the new figures; those below are of the choices before</span>}
        </div>
      )}
      {children}
    </div>
  )
}
