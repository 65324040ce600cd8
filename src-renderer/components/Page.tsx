import type { ReactNode } from 'react'
import s from './Page.module.css'

/** One screen. Its last child may be a TrustLine, which stays in sight at the bottom. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={s['page']}>{children}</div>
}
