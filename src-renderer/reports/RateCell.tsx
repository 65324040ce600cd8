import { fewButApart } from '../../shared/findings/too-few.ts'
import { percent } from '../format.ts'
import s from './content-attribution.module.css'

/** Why a rate is not ranked by, where there is room for a sentence. */
export const tooFewWhy = 'Too few to tell: fewer than 5 conversions, or 5 people without one, would be expected.'

/** The same of a difference, with why its interval is no verdict where it would look like one. */
export const tooFewFor = (difference: { low: number | null; high: number | null }): string =>
  [tooFewWhy, fewButApart({ ...difference, enough: false })].filter((sentence) => sentence !== null).join(' ')

/** A rate in a table. Too few to tell is said beside it: it is neither hidden nor to be ranked by. */
export function RateCell({ rate, enough, digits }: { rate: number; enough: boolean; digits: number }) {
  if (enough) return percent(rate, digits)
  return (
    <span className={s['few']} title={tooFewWhy}>
      &lt; 5 expected: {percent(rate, digits)}
    </span>
  )
}
