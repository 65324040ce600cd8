import { fewButApart } from '../../../shared/findings/too-few.ts'
import { isTold } from '../../../shared/statistics/significance.ts'
import { Chip } from '../../components/Chip.tsx'
import { percent, pText } from '../../format.ts'
import s from '../reports.module.css'

/** Why a rate is not ranked by, where there is room for a sentence. */
export const tooFewWhy = 'Too few to tell: fewer than 5 conversions, or 5 people without one, would be expected.'

/** The same of a difference, with why its interval is no verdict where it would look like one. */
export const tooFewFor = (difference: { low: number | null; high: number | null } & Exact): string =>
  [tooFewWhy, exactWords(difference), fewButApart({ ...difference, exactPValue: exactP(difference), enough: false })]
    .filter((sentence) => sentence !== null)
    .join(' ')

/** Of too few: the exact test, and adjusted where it is one of many. */
interface Exact {
  exactPValue: number | null
  exactPAdjusted?: number | null
}

const exactP = ({ exactPValue, exactPAdjusted }: Exact): number | null => exactPAdjusted ?? exactPValue

function exactWords(row: Exact): string | null {
  const p = exactP(row)
  if (p === null) return null
  const adjusted = p === row.exactPValue ? '' : 'adjusted '
  return `Fisher’s exact test, made for small numbers: ${adjusted}${pText(p)}, ${isTold(p) ? 'told apart' : 'not told apart either'}.`
}

/** The verdict on too few, with that of the exact test below. `told`: what it says where it tells. */
export function TooFewVerdict({
  row,
  why,
  told,
  label = 'too few to tell',
}: {
  row: Exact
  why: string
  told: string
  label?: string
}) {
  const p = exactP(row)
  return (
    <span title={why}>
      <Chip>{label}</Chip>
      {p !== null && (
        <small className={s['exact']}>
          {isTold(p) ? `exact test: ${told}` : 'exact test: not either'}, {pText(p)}
        </small>
      )}
    </span>
  )
}

/** A rate in a table. Too few to tell is said beside it: it is neither hidden nor to be ranked by. */
export function RateCell({ rate, enough, digits }: { rate: number; enough: boolean; digits: number }) {
  if (enough) return percent(rate, digits)
  return (
    <span className={s['few']} title={tooFewWhy}>
      &lt; 5 expected: {percent(rate, digits)}
    </span>
  )
}
