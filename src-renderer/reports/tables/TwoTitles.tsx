import { titleNote } from './title-note.ts'
import s from '../reports.module.css'

export interface ChartTitle {
  name: string
  /** What stands beside it, the longest first: the first that there is room for. */
  notes: readonly string[]
}

interface TwoTitlesProps {
  /** Of the chart, px. */
  width: number
  first: ChartTitle
  second: ChartTitle
  /** Where the second begins, px. */
  at: number
}

/** The titles of two charts that share one drawing, in one line. */
export const TwoTitles = ({ width, first, second, at }: TwoTitlesProps) => (
  <>
    <Title of={first} room={at} />
    <Title of={second} room={width - at} at={at} />
  </>
)

function Title({ of: { name, notes }, room, at }: { of: ChartTitle; room: number; at?: number }) {
  const style = at === undefined ? { maxWidth: room } : { left: at }
  return (
    <h2 className={s[at === undefined ? 'first' : 'second']} style={style}>
      {name}
      <small>{titleNote(name, notes, room)}</small>
    </h2>
  )
}
