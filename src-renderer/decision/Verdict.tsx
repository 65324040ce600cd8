import { placeholderNames } from '../../shared/decision-fields.ts'
import { oddsWords } from '../../shared/statistics/odds.ts'
import { Num } from '../components/Finding.tsx'
import { count, counted, money, plural } from '../format.ts'
import { isNarrow, nearestFlip, type Totals, years } from './words.ts'

/** The verdict with its money and its doubt, in one sentence. */
export function Verdict({ totals, currency }: { totals: Totals; currency: string }) {
  const { verdict, veto, buildPv, buyPv, breakEvenMonth, pBuildCheaper, horizonYears, scoreBuild, scoreBuy } = totals
  const gap = Math.abs(buyPv - buildPv)
  // The draws have medians of their own: which of the two this is must be said.
  const over = `over ${years(horizonYears)} by the likely figures`
  if (veto)
    return (
      <>
        Buy: it <Num tone="c2">cannot be recreated</Num>, whatever building would cost
      </>
    )
  const builds = buildPv < buyPv
  const others = builds ? 1 - pBuildCheaper : pBuildCheaper
  const doubt =
    others === 0
      ? ', and no draw says otherwise'
      : `, ${others >= 0.25 ? 'but' : 'and'} in ${oddsWords(others)} of the draws ${builds ? 'buying' : 'building'} is cheaper`
  const narrow = isNarrow(totals) ? ', narrowly' : ''
  if (verdict === 'build')
    return (
      <>
        Build{narrow}: it {breakEvenMonth !== null && `pays back in month ${breakEvenMonth} and `}costs{' '}
        <Num>{money(gap, currency)} less</Num> {over}
        {doubt}
      </>
    )
  if (verdict === 'buy')
    return (
      <>
        Buy{narrow}: it costs <Num tone="c2">{money(gap, currency)} less</Num> {over}
        {doubt}
      </>
    )
  const scores = `${Math.max(scoreBuild, scoreBuy).toFixed(2)} against ${Math.min(scoreBuild, scoreBuy).toFixed(2)}`
  if (!totals.scored)
    return (
      <>
        Not scored yet:{' '}
        {gap < 0.5 ? (
          `both cost the same ${over}`
        ) : (
          <>
            {builds ? 'building' : 'buying'} costs <Num tone={builds ? 'c1' : 'c2'}>{money(gap, currency)} less</Num>{' '}
            {over}
          </>
        )}
        , and how well each fits nobody has said
      </>
    )
  if (gap < 0.5) return <>Too close to call: both cost the same {over}</>
  return (
    <>
      Too close to call: {builds ? 'building' : 'buying'} costs{' '}
      <Num tone={builds ? 'c1' : 'c2'}>{money(gap, currency)} less</Num> {over},{' '}
      {scoreBuild.toFixed(2) === scoreBuy.toFixed(2)
        ? 'and both score the same'
        : `but ${builds ? 'buying' : 'building'} scores ${scores}`}
    </>
  )
}

/** Which figures stand as a new decision has them; nothing where none does. */
export function Placeholders({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <p>
      {counted(of.length, 'figure')} {plural(of.length, 'is a placeholder', 'are placeholders')}: {placeholderNames(of)}
      .
    </p>
  )
}

/** At which volume the other side costs less; null where nothing is charged by the unit. */
export function tippingSentence({ tipping }: Pick<Totals, 'tipping'>): string | null {
  if (tipping === null) return null
  const { unitsPerYear, equalAt } = tipping
  if (equalAt === null) return 'At no number of units does the other side cost less.'
  const [at, now] = [equalAt, unitsPerYear].map((value) => Math.ceil(value))
  return `Both cost the same at ${count(at!)} units a year (${count(Math.ceil(equalAt / 12))} a month); ${count(now!)} are likely. Above it building costs less.`
}

/** How far one weight must move before the verdict changes. */
export function weightSentence(totals: Totals): string {
  if (totals.veto) return 'No weight changes a veto.'
  if (!totals.scored) return 'No weight says anything before somebody has scored.'
  const flip = nearestFlip(totals)
  if (!flip) return `No single weight changes the verdict: it stays “${totals.verdict}”.`
  const to = (share: number): string => `${Math.round(share * 100)} %`
  const [now, then] = [to(flip.weight), to(flip.at)]
  const becomes =
    flip.becomes === 'too close'
      ? 'it is too close to call'
      : `${flip.becomes === 'build' ? 'building' : 'buying'} wins`
  return `${flip.name} must ${flip.at < flip.weight ? 'drop' : 'rise'} from ${now} to ${then} of the weight before ${becomes}.`
}
