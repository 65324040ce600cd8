import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import s from '../stack.module.css'
import { basisFor, type BudgetBasis, budgetBases } from '../../../shared/reports/stack-budget.ts'
import { type Assumptions, namesIn, nothingAssumed, readPercent } from './assumptions.ts'

const problem = (percent: number): string | null => (Number.isNaN(percent) ? 'A percentage, such as 5 or 2.5.' : null)
const typedOf = (percent: number): string => (percent === 0 ? '' : String(percent))

/** What the budget assumes: nothing is, until somebody says so. */
export function AssumptionsPanel({
  assumed,
  onDone,
}: {
  assumed: Assumptions
  onDone: (assumed: Assumptions) => void
}) {
  const [isOwn, setOwn] = useState(assumed.uplift === 'own')
  const [uplift, setUplift] = useState(assumed.uplift === 'own' ? '' : typedOf(assumed.uplift))
  const [upliftOn, setUpliftOn] = useState(assumed.upliftOn)
  const [seats, setSeats] = useState(typedOf(assumed.seats))
  const [usage, setUsage] = useState(typedOf(assumed.usage))
  const [basis, setBasis] = useState<BudgetBasis>(assumed.basis ?? 'price')
  const [heads, setHeads] = useState(assumed.headcountOf?.join(', ') ?? '')
  const [others, setOthers] = useState(assumed.basisOf?.join(', ') ?? '')
  const areRight = (namesIn(others) ?? []).every((each) => basisFor(each) !== null)
  const read = { basis: basis === 'price' ? undefined : basis, basisOf: namesIn(others), headcountOf: namesIn(heads), uplift: isOwn ? ('own' as const) : readPercent(uplift), upliftOn, seats: readPercent(seats), usage: readPercent(usage) } // prettier-ignore
  const isRight =
    areRight && ![read.uplift, read.seats, read.usage].some((each) => each !== 'own' && Number.isNaN(each))
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onDone(read)
      }}
    >
      <Select
        label="Budgeted by"
        variant="field"
        value={basis}
        onChange={(next) => setBasis(budgetBases.find((id) => id === next) ?? 'price')}
        options={[
          { id: 'price', label: 'the price that is known' },
          { id: 'bills', label: 'the last bills' },
          { id: 'last-year', label: 'what was paid in the last year' },
        ]}
      />
      <TextField
        label="Other tools otherwise"
        value={others}
        onChange={setOthers}
        placeholder="Zoom=price, Slack=bills"
        error={areRight ? null : 'A tool = price, bills or last-year.'}
      />
      <TextField
        label="Grow with the headcount"
        value={heads}
        onChange={setHeads}
        placeholder="Slack, Personio"
        help="Tools, by name: to the planned headcount of each month."
      />
      <TextField
        label="Uplift on renewal, %"
        inputMode="decimal"
        value={isOwn ? '' : uplift}
        onChange={setUplift}
        isDisabled={isOwn}
        placeholder="0"
        error={isOwn ? null : problem(readPercent(uplift))}
        help={upliftOn === 'yearly' ? 'From the day it renews, or its next bill.' : 'From the day a contract renews.'}
      />
      <Checkbox selected={isOwn} onChange={setOwn}>
        As each price rose in the last year
      </Checkbox>
      <Select
        label="Uplift for"
        variant="field"
        value={upliftOn ?? 'renewals'}
        onChange={(next) => setUpliftOn(next === 'yearly' ? 'yearly' : undefined)}
        options={[
          { id: 'renewals', label: 'every contract that renews' },
          { id: 'yearly', label: 'only what is billed by the year' },
        ]}
      />
      <TextField
        label="Seats, % a year"
        inputMode="decimal"
        value={seats}
        onChange={setSeats}
        placeholder="0"
        error={problem(read.seats)}
        help="Tools whose paid seats are known: a twelfth more each month."
      />
      <TextField
        label="Use, % a year"
        inputMode="decimal"
        value={usage}
        onChange={setUsage}
        placeholder="0"
        error={problem(read.usage)}
        help="Tools that are billed by use, in the same way."
      />
      <div className={s['panelFoot']}>
        <Button onPress={() => onDone(nothingAssumed)}>Assume nothing</Button>
        <Button variant="primary" type="submit" isDisabled={!isRight}>
          Apply
        </Button>
      </div>
    </form>
  )
}
