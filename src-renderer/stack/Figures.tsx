import { cx } from '../components/cx.ts'
import type { Tone } from '../components/Finding.tsx'
import s from './stack.module.css'

export interface Figure {
  label: string
  value: string
  note?: string
  tone?: Tone
}

/** A row of figures, each with its words under it. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={s['figures']}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className={cx(s['figure'], figure.tone && s[figure.tone])}>{figure.value}</dd>
          {figure.note && <dd className={s['note']}>{figure.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
