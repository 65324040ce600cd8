import type { ReactNode } from 'react'
import d from './document.module.css'

/** Small below a headline on one page of paper: what changes or limits its verdict. */
export const Limits = ({ children }: { children: ReactNode }) => children && <p className={d['limits']}>{children}</p>
