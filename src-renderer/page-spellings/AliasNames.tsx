import { ArrowRight } from 'lucide-react'
import type { Alias } from '../../shared/config.ts'
import { CutText } from '../components/PathChip.tsx'
import s from './page-spellings.module.css'

/** What an alias says: one name counts as another. */
export function AliasNames({ alias: { from, to } }: { alias: Alias }) {
  return (
    <span className={s['names']}>
      <code>
        <CutText text={from} />
      </code>
      <ArrowRight size={13} aria-label="counts as" />
      <code>
        <CutText text={to} />
      </code>
    </span>
  )
}
