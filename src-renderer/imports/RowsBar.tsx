import { count } from '../format.ts'
import s from './imports.module.css'

interface RowsBarProps {
  counts: { rowsRead: number; rowsImported: number; rowsDuplicate: number; rowsRejected: number }
}

/** Imported, duplicate and rejected as parts of the rows read; the figures stand beside it. */
export function RowsBar({ counts }: RowsBarProps) {
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected } = counts
  const width = (rows: number): string => `${rowsRead === 0 ? 0 : (rows / rowsRead) * 100}%`
  return (
    <span
      className={s['rowsBar']}
      role="img"
      aria-label={`${count(rowsImported)} imported, ${count(rowsDuplicate)} duplicate, ${count(rowsRejected)} rejected`}
    >
      <span className={s['barImported']} style={{ width: width(rowsImported) }} />
      <span className={s['barDuplicate']} style={{ width: width(rowsDuplicate) }} />
      {rowsRejected > 0 && <span className={s['barRejected']} style={{ width: width(rowsRejected) }} />}
    </span>
  )
}
