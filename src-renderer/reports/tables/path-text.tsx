import { Fragment } from 'react'
import { cellText } from '../../components/isolated.tsx'
import s from '../reports.module.css'

const shownSteps = 9

/** A path in one line, long ones without their middle. */
export function PathText({ path }: { path: readonly string[] }) {
  if (path.length === 0) return <span className={s['few']}>(none): no page before it</span>
  const head = path.length > shownSteps ? path.slice(0, 5) : path
  const tail = path.length > shownSteps ? path.slice(-3) : []
  return (
    <span title={path.join(' › ')}>
      {head.map((key, index) => (
        <Fragment key={index}>
          {index > 0 && <span className={s['few']}> › </span>}
          {cellText(key)}
        </Fragment>
      ))}
      {tail.length > 0 && <span className={s['few']}> › … {path.length - 8} more … </span>}
      {tail.map((key, index) => (
        <Fragment key={index}>
          <span className={s['few']}> › </span>
          {cellText(key)}
        </Fragment>
      ))}
    </span>
  )
}
