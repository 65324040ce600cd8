import { percent } from '../format.ts'
import s from './content-attribution.module.css'

/** Why a rate is not ranked by, where there is room for a sentence. */
export const tooFewWhy = 'Too few to tell: fewer than 5 conversions, or 5 people without one, would be expected.'

/** A rate in a table. Too few to tell is said beside it: it is neither hidden nor to be ranked by. */
export function RateCell({ rate, enough, digits }: { rate: number; enough: boolean; digits: number }) {
  if (enough) return percent(rate, digits)
  return (
    <span className={s['few']} title={tooFewWhy}>
      &lt; 5 expected: {percent(rate, digits)}
    </span>
  )
}
