import type { ReactNode } from 'react'
import { Limits } from '../document/Limits.tsx'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './Finding.module.css'
import { isolated } from './isolated.tsx'

/** A date is one word, with the dash after it: a line neither ends inside `6 Nov – 5 Dec 2026` before a year nor begins with the dash. */
const withWholeDates = (text: string): string =>
  text.replace(/(?<!\d)\d{1,2} \p{L}{3}(?: \d{4}(?!\d)(?: –)?| –)/gu, (day) => day.replaceAll(' ', '\u00a0'))

export type Tone = 'c1' | 'c2' | 'c3' | 'c4'

/** A number of the finding, in the colour of the marks that show it; null = in that of the sentence. */
export function Num({ tone = 'c1', children }: { tone?: Tone | null; children: ReactNode }) {
  return <span className={cx(s['number'], tone && s[tone])}>{children}</span>
}

export interface FindingProps {
  /** The question in plain words, or a trail of links. */
  question: ReactNode
  /** The finding: one sentence with its number. */
  children: ReactNode
  sub?: ReactNode
  /** Of `sub`, what changes or limits the verdict: where there is no room for the rest, it stands alone. */
  limits?: readonly string[]
  actions?: ReactNode
  /** A newer answer is being worked out. */
  stale?: boolean
}

export function Finding({ question, children, sub, limits = [], actions, stale }: FindingProps) {
  const document = useDocumentView()
  if (document)
    // The chapter has the question as its title.
    return (
      <>
        <h3 className={s['finding']}>{isolated(children, withWholeDates)}</h3>
        {document.room === null ? (
          sub && <p className={s['sub']}>{isolated(sub)}</p>
        ) : (
          <Limits>{limits.length > 0 && isolated(limits.join(' '))}</Limits>
        )}
        {actions && <div className={s['marks']}>{actions}</div>}
      </>
    )
  return (
    <header className={s['head']}>
      <div className={s['words']}>
        <div className={s['question']}>{question}</div>
        <h1 className={cx(s['finding'], stale && s['dim'])}>{isolated(children, withWholeDates)}</h1>
        {sub && <p className={s['sub']}>{isolated(sub)}</p>}
      </div>
      {actions && <div className={s['actions']}>{actions}</div>}
    </header>
  )
}
