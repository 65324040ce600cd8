import { ArrowRight, Check, Lock, TriangleAlert } from 'lucide-react'
import type { Report } from '../../../shared/reports/index.ts'
import { afterSeatsWords, tooFewSeatsSentence } from '../../../shared/notes/too-few-seats.ts'
import { isPastExit } from '../../../shared/reports/report.ts'
import { againstOverlapSentence } from '../../../shared/notes/two-questions.ts'
import { ButtonLink } from '../../components/Button.tsx'
import { Chip } from '../../components/Chip.tsx'
import { counted, listed, listedFirst, percent, plural } from '../../format.ts'
import s from '../stack.module.css'
import { known } from '../cost/known.ts'
import type { Money } from '../use-day.ts'
import { keptUnknown } from './unknown.ts'

export interface CheapestPanelProps {
  result: Report<'stack-consolidation'>
  /** Address of the screen where locks and candidates are set. */
  href: string
  money: Money
}

const mostListed = 5

/** The cheapest stack that does it all, in a card: what it saves, who goes, who takes over, and whether it is proven. */
export function CheapestPanel({ result, href, money }: CheapestPanelProps) {
  const { rows, totals, params } = result
  const dropped = rows
    .filter((row) => row.decision === 'drop')
    .toSorted((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1))
  const added = rows.filter((row) => row.decision === 'add')
  const kept = rows.filter((row) => row.decision !== 'drop')
  const heir = (capabilities: readonly string[]): string => {
    const found = kept.filter((row) => row.capabilities.some((capability) => capabilities.includes(capability)))
    return listedFirst(
      found.map((row) => row.tool),
      3,
    )
  }
  const listedRows = dropped.length <= mostListed + 1 ? dropped : dropped.slice(0, mostListed)
  const rest = dropped.slice(listedRows.length)
  const locked = rows.filter((row) => row.locked)
  const [seats, afterSeats] = [tooFewSeatsSentence(result, money.exact), afterSeatsWords(totals, money.exact)]
  const against = againstOverlapSentence(totals)
  return (
    <section className={s['card']} aria-labelledby="cheapest-title">
      <div className={s['cardHead']}>
        <h2 id="cheapest-title">
          {totals.uncovered.length === 0 && totals.lost.length === 0
            ? 'Cheapest stack that does it all'
            : 'Cheapest stack'}
        </h2>
        <Proof totals={totals} />
      </div>
      <p className={s['saving']}>
        <b>{money.exact(totals.saving)}</b> a year saved
        {totals.costBefore > 0 &&
          `, ${percent(totals.saving / totals.costBefore)} of ${money.exact(totals.costBefore)}`}
        {afterSeats !== null && `; ${afterSeats}`}
        {totals.tooLate > 0 && (
          <>
            ; for <span className={s['lost']}>{money.exact(totals.costTooLate)}</span> of it (
            {listedFirst(
              dropped.filter((row) => isPastExit(row.exit)).map((row) => row.tool),
              2,
            )}
            ) the day to cancel by has passed
          </>
        )}
      </p>
      {totals.changes > 0 && (
        <p className={s['note']}>
          {totals.savingFirstYear === null ? (
            'How much of it falls into the first year is not known: of some of them nobody knows when they can end, or what they cost.'
          ) : (
            <>
              <b>{money.exact(totals.savingFirstYear)}</b> of it in the first year, from each renewal on
              {totals.switchingCost > 0 && `, less ${money.exact(totals.switchingCost)} for switching`}.
            </>
          )}
        </p>
      )}
      {totals.changes === 0 ? (
        <p className={s['note']}>Nothing can be dropped without losing a capability.</p>
      ) : (
        <>
          <p className={s['keepDrop']}>
            <span className={s['kept']}>
              Keep {kept.length - added.length}
              {added.length > 0 && `, add ${added.length}`}
            </span>{' '}
            for {money.exact(totals.costAfter)}, <span className={s['lost']}>drop {dropped.length}:</span>
          </p>
          <ul className={s['dropList']}>
            <li className={s['dropHead']} aria-hidden="true">
              <span>Dropped</span>
              <span>Still done by</span>
              <span className={s['amount']}>Cost a year</span>
            </li>
            {listedRows.map((row) => (
              <li key={`${row.tool} ${row.team}`}>
                <span>{row.tool}</span>
                <span className={s['note']}>{heir(row.capabilities)}</span>
                <span className={s['amount']}>{known(row.annualCost, money.exact)}</span>
              </li>
            ))}
            {rest.length > 0 && (
              <li>
                <span className={s['restWords']}>
                  {rest.length} more:{' '}
                  {rest
                    .slice(0, 4)
                    .map((row) => row.tool)
                    .join(', ')}
                  {rest.length > 4 && ' …'}
                </span>
                <span className={s['amount']}>
                  {money.exact(rest.reduce((sum, row) => sum + (row.annualCost ?? 0), 0))}
                </span>
              </li>
            )}
          </ul>
        </>
      )}
      {against !== null && <p className={s['cardText']}>{against}</p>}
      {seats !== null && <p className={s['note']}>{seats}</p>}
      <p className={s['cardNote']}>
        {locked.length > 0 ? <Lock size={14} aria-hidden /> : null}
        <span>
          {locked.length > 0 && `Locked: ${listed(locked.slice(0, 4).map((row) => row.tool))}. `}
          {totals.uncovered.length > 0
            ? `No allowed tool has ${listed(totals.uncovered.slice(0, 3))}. `
            : totals.lost.length > 0
              ? `${counted(totals.lost.length, 'capability is', 'capabilities are')} lost. `
              : `No ${totals.withoutCapabilities > 0 ? 'known ' : ''}capability is lost. `}
          {totals.switchingCost > 0
            ? `Switching costs ${money.exact(totals.switchingCost)} once.`
            : 'Switching cost not counted: none entered.'}
          {totals.unknownCosts > 0 &&
            ` ${counted(totals.unknownCosts, 'tool')} of unknown cost ${plural(totals.unknownCosts, 'counts', 'count')} as 0.`}
          {totals.withoutCapabilities > 0 && ` ${keptUnknown(totals)}`}
          {params.horizonYears !== 1 && ` Over ${params.horizonYears} years.`}
        </span>
      </p>
      <ButtonLink variant="link" href={`#${href}`}>
        Set locks and candidates
        <ArrowRight size={14} aria-hidden />
      </ButtonLink>
    </section>
  )
}

/** Whether the solver proved that nothing cheaper meets the conditions; it knows of no seats. */
export function Proof({ totals }: { totals: Pick<Report<'stack-consolidation'>['totals'], 'optimal' | 'seatsShort'> }) {
  return totals.optimal ? (
    <Chip tone="c3" icon={Check}>
      {totals.seatsShort > 0 ? 'proven optimal, seats aside' : 'proven optimal'}
    </Chip>
  ) : (
    <Chip tone="warn" icon={TriangleAlert}>
      not proven
    </Chip>
  )
}
