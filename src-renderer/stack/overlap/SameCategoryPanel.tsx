import { ArrowRight } from 'lucide-react'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { ButtonLink } from '../../components/Button.tsx'
import { inSentence, listedFirst, plural } from '../../format.ts'
import s from '../stack.module.css'
import { capital } from '../../words.ts'
import { known } from '../cost/known.ts'
import type { Money } from '../use-day.ts'
import { cannotBeTold, notCompared } from './unknown.ts'

export interface SameCategoryPanelProps {
  totals: ReportTotals<'stack-overlap'>
  /** Address of the screen where capabilities are filled in. */
  href: string
  money: Money
}

const mostListed = 6

/** Instead of an answer: what is missing for one, and the tools of one category as a place to start looking. */
export function SameCategoryPanel({ totals, href, money }: SameCategoryPanelProps) {
  const { sameCategory } = totals
  const unknown = cannotBeTold(totals)
  const rest = sameCategory.slice(mostListed)
  return (
    <section className={s['card']} aria-labelledby="category-title">
      <h2 id="category-title">Same category, to look at</h2>
      <p className={s['cardText']}>
        {unknown === null ? `${capital(notCompared(totals))}.` : `${unknown}, so what could be dropped cannot be told.`}{' '}
        {sameCategory.length > 0
          ? 'Tools of one category may do the same; the category does not say so.'
          : 'No two tools share a category either.'}
      </p>
      {sameCategory.length > 0 && (
        <ul className={s['dropList']}>
          {sameCategory.slice(0, mostListed).map(({ category, tools, annualCost }) => (
            <li key={category}>
              <span>{inSentence(category)}</span>
              <span className={s['note']}>{listedFirst(tools.map(inSentence), 4)}</span>
              <span className={s['amount']}>{known(annualCost, money.exact)}</span>
            </li>
          ))}
          {rest.length > 0 && (
            <li>
              <span className={s['restWords']}>
                {rest.length} more {plural(rest.length, 'category', 'categories')}
              </span>
            </li>
          )}
        </ul>
      )}
      <ButtonLink variant="link" href={`#${href}`}>
        Fill capabilities
        <ArrowRight size={14} aria-hidden />
      </ButtonLink>
    </section>
  )
}
