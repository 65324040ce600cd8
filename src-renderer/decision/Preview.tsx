import { useState } from 'react'
import type { Decision } from '../../shared/decision.ts'
import { useQuery } from '../api.ts'
import { cx } from '../components/cx.ts'
import { oddsWords } from '../../shared/statistics/odds.ts'
import { counted, money, plural } from '../format.ts'
import s from './decision.module.css'
import { toInput } from './draft.ts'
import { Cumulative } from './ResultCharts.tsx'
import { tippingSentence, Verdict, weightSentence } from './Verdict.tsx'

/** What a decision comes to while it is typed. */
export function Preview({
  decision,
  placeholders,
  whole,
  currency,
}: {
  decision: Decision | null
  /** Figures that nobody has put in yet. */
  placeholders: number
  whole: boolean
  currency: string
}) {
  const [last, setLast] = useState(decision)
  if (decision && decision !== last) setLast(decision)
  const asked = decision ?? last
  const { data, error, stale } = useQuery(
    'decisions.evaluate',
    { decision: asked ? toInput(asked) : placeholder },
    { enabled: asked !== null },
  )
  const dim = stale || !whole
  return (
    <aside className={s['preview']} aria-label="What it comes to">
      {error && <p className={s['problem']}>{error.message}</p>}
      {!data && !error && (
        <p className={s['note']}>Give it a name, and what building and buying come to appears here as you type.</p>
      )}
      {data && (
        <div className={cx(s['stack'], dim && s['dim'])} aria-live="polite">
          <p className={s['previewVerdict']}>
            <Verdict totals={data.totals} currency={currency} />
          </p>
          <Cumulative
            totals={{ ...data.totals, options: data.totals.options.slice(0, 2) }}
            rows={[]}
            seed={1}
            currency={currency}
            fileName={data.totals.decision}
            stale={false}
          />
          <div className={s['figures']}>
            <span />
            <span>Build</span>
            <span>Buy</span>
            <span>Present value</span>
            <span>{money(data.totals.buildPv, currency)}</span>
            <span>{money(data.totals.buyPv, currency)}</span>
            <span>P80</span>
            <span>{money(data.totals.buildP80, currency)}</span>
            <span>{money(data.totals.buyP80, currency)}</span>
            <span>Cheaper in</span>
            <span>{oddsWords(data.totals.pBuildCheaper)}</span>
            <span>{oddsWords(1 - data.totals.pBuildCheaper)}</span>
            <span>Score</span>
            {data.totals.scored ? (
              <>
                <span>{data.totals.scoreBuild.toFixed(2)}</span>
                <span>{data.totals.scoreBuy.toFixed(2)}</span>
              </>
            ) : (
              <>
                <span>not scored</span>
                <span>not scored</span>
              </>
            )}
          </div>
          {placeholders > 0 && (
            <p className={s['note']}>
              {counted(placeholders, 'figure')} {plural(placeholders, 'is', 'are')} still{' '}
              {plural(placeholders, 'a placeholder', 'placeholders')}: put in your own, or say who says so.
            </p>
          )}
          {data.totals.tipping && <p className={s['note']}>{tippingSentence(data.totals)}</p>}
          {data.totals.scored && <p className={s['note']}>{weightSentence(data.totals)}</p>}
        </div>
      )}
      {!whole && data && <p className={s['note']}>Something is missing or wrong; this is what it came to before.</p>}
    </aside>
  )
}

/** Never asked about. */
const placeholder = {
  name: '-',
  build: { engineerMonths: 0, loadedMonthlyCost: 0 },
  buy: { seats: 0, pricePerSeatYear: 0 },
  criteria: [{ name: '-', weight: 1, build: 0, buy: 0 }],
}
