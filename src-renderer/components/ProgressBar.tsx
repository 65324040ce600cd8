import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import { bytes, count, duration, plural } from '../format.ts'
import { Button } from './Button.tsx'
import s from './ProgressBar.module.css'

export interface ProgressBarProps {
  /** What is being done: `Reading`, `Saving`. */
  label: string
  /** File name and its place among several. */
  detail?: string
  rows?: number
  bytes?: number
  bytesTotal?: number
  /** Rows a second. */
  rate?: number
  /** null while unknown. */
  secondsLeft?: number | null
  onCancel?: () => void
  /** What cancelling keeps, e.g. `Cancel keeps nothing of this file`. */
  cancelNote?: string
  /** Key that cancels too; shown, not bound. */
  cancelShortcut?: string
}

/** Long work: rows, bytes, rate, time left, and a way out. */
export function ProgressBar(props: ProgressBarProps) {
  const {
    label,
    detail,
    rows,
    bytes: done,
    bytesTotal,
    rate,
    secondsLeft,
    onCancel,
    cancelNote,
    cancelShortcut,
  } = props
  const known = done !== undefined && bytesTotal !== undefined && bytesTotal > 0
  const percent = known ? Math.min(100, (done / bytesTotal) * 100) : 0
  return (
    <div className={s['row']}>
      <AriaProgressBar
        className={s['bar'] ?? ''}
        aria-label={detail ? `${label} ${detail}` : label}
        value={percent}
        isIndeterminate={!known}
      >
        <div className={s['figures']}>
          <b>{label}</b>
          {detail && <span>{detail}</span>}
          {rows !== undefined && rows > 0 && (
            <span>
              <b>{count(rows)}</b> {plural(rows, 'row')}
            </span>
          )}
          {known && (
            <span>
              <b>{bytes(done)}</b> of {bytes(bytesTotal)}
            </span>
          )}
          {rate !== undefined && rate > 0 && (
            <span>
              <b>{count(rate)}</b> rows a second
            </span>
          )}
          {secondsLeft !== undefined && secondsLeft !== null && (
            <span className={s['left']}>about {duration(secondsLeft)} left</span>
          )}
        </div>
        <div className={s['track']}>
          <div
            className={known ? s['fill'] : `${s['fill']} ${s['unknown']}`}
            style={known ? { width: `${percent}%` } : undefined}
          />
        </div>
      </AriaProgressBar>
      {onCancel && (
        <div className={s['end']}>
          {cancelNote}
          <Button onPress={onCancel} shortcut={cancelShortcut}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  )
}

/** A hairline that moves while an answer is being worked out. */
export function Working({ label }: { label: string }) {
  return (
    <AriaProgressBar className={s['thin'] ?? ''} aria-label={label} isIndeterminate>
      <div className={s['track']}>
        <div className={`${s['fill']} ${s['unknown']}`} />
      </div>
    </AriaProgressBar>
  )
}
