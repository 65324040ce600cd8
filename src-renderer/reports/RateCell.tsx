import { percent } from '../format.ts'
import s from './content-attribution.module.css'

/** A rate in a table. Too few to tell is said beside it: it is neither hidden nor to be ranked by. */
export function RateCell({ rate, enough, digits }: { rate: number; enough: boolean; digits: number }) {
  if (enough) return percent(rate, digits)
  return <span className={s['few']}>too few: {percent(rate, digits)}</span>
}
