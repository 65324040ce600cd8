import { decodedPath } from '../../shared/text/decoded-path.ts'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import { isolated } from './isolated.tsx'
import s from './Chip.module.css'

const tailLength = 14
/** What is no longer is never cut. */
const shortest = 6

/** In one line; where there is no room it is cut in the middle, since the end tells pages apart. */
export function CutText({ text: stored, className }: { text: string; className?: string | undefined }) {
  const text = decodedPath(stored)
  const isOnPaper = useDocumentView() !== null
  // Nothing tells the whole of it there, and a table has lines enough.
  if (isOnPaper) return <span className={className}>{text}</span>
  const tail = text.length > tailLength * 2 ? text.slice(-tailLength) : ''
  return (
    <span className={cx(s['cut'], className)} title={text}>
      <span className={cx(s['head'], text.length <= shortest && s['whole'])}>
        {isolated(tail ? text.slice(0, -tailLength) : text)}
      </span>
      {tail && (
        <span className={s['tail']}>
          <span>{isolated(tail)}</span>
        </span>
      )}
    </span>
  )
}

/** A path, pattern or code. */
export function PathChip({ path }: { path: string }) {
  return (
    <code className={s['code']}>
      <CutText text={path} className={s['path']} />
    </code>
  )
}
