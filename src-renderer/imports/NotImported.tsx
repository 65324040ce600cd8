import { CircleX, Coins } from 'lucide-react'
import type { RefusedFile } from '../../shared/import.ts'
import { cx } from '../components/cx.ts'
import { EnterCosts } from './EnterCosts.tsx'
import s from './imports.module.css'
import { contentCostsSentence, saysContentCosts, tidy } from './mapping.ts'
import type { ChosenFile } from './session.ts'

interface NotImportedProps {
  refused: readonly RefusedFile[]
  files: readonly ChosenFile[]
}

/** The files of a run that could not be imported, each with the reason, or the place where it belongs. */
export function NotImported({ refused, files }: NotImportedProps) {
  return (
    <section className={s['gapWide']} aria-label="Files that could not be imported">
      <h2>
        Not imported<small>nothing of these was stored</small>
      </h2>
      <ul className={s['problems']}>
        {refused.map(({ file, message }) => {
          const costs = saysContentCosts(message) ? files.find(({ name }) => name === file) : undefined
          return (
            <li key={`${file} ${message}`} className={s['problem']}>
              <span className={cx(s['badge'], !costs && s['error'])}>
                {costs ? <Coins size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
              </span>
              <div className={s['problemWords']}>
                <b>{file}</b>
                <div className={s['note']}>{costs ? `${contentCostsSentence(null)}.` : tidy(message, file)}</div>
                {costs && <EnterCosts file={costs} />}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
