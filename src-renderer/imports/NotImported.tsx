import { CircleX } from 'lucide-react'
import type { RefusedFile } from '../../shared/import.ts'
import { tableNamed } from '../../shared/pages/setting-table.ts'
import { cx } from '../components/cx.ts'
import s from './imports.module.css'
import { tidy } from './mapping.ts'
import type { ChosenFile } from './session.ts'
import { SettingTableBanner, SettingTableIcon, settingTableSentence } from './SettingTable.tsx'

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
          const table = tableNamed(message)
          const chosen = files.find(({ name }) => name === file)
          return (
            <li key={`${file} ${message}`} className={s['problem']}>
              <span className={cx(s['badge'], !table && s['error'])}>
                {table ? <SettingTableIcon table={table} /> : <CircleX size={14} aria-hidden />}
              </span>
              <div className={s['problemWords']}>
                <b>{file}</b>
                <div className={s['note']}>{table ? `${settingTableSentence(table)}.` : tidy(message, file)}</div>
                {table && chosen && <SettingTableBanner file={chosen} table={table} />}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
