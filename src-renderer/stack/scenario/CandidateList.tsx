import type { ReportRow } from '../../../shared/reports/index.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'
import type { Scenario } from './locks.ts'

export interface CandidateListProps {
  all: readonly string[]
  scenario: Scenario
  added: readonly ReportRow<'stack-consolidation'>[]
  money: Money
  onChange: (tool: string, weighed: boolean) => void
}

/** Tools not owned yet, each weighed or not. */
export function CandidateList({ all, scenario, added, money, onChange }: CandidateListProps) {
  const weighed = new Set(scenario.candidates ?? all)
  return (
    <section>
      <h2 className={s['title']}>
        Candidates<small>tools not owned yet</small>
      </h2>
      {all.length === 0 ? (
        <p className={s['note']}>
          The inventory has no tool of status “candidate”. Add a suite as a candidate to weigh it against what you have.
        </p>
      ) : (
        <ul>
          {all.map((tool) => {
            const row = added.find((each) => each.tool === tool)
            return (
              <li key={tool}>
                <Checkbox
                  wrap
                  selected={weighed.has(tool)}
                  onChange={(on) => onChange(tool, on)}
                  aside={
                    row
                      ? `added, ${row.annualCost === null ? 'cost not known' : `${money.exact(row.annualCost)} a year`}`
                      : weighed.has(tool)
                        ? 'not worth adding'
                        : undefined
                  }
                >
                  {tool}
                </Checkbox>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
