import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { TextField } from '../../components/TextField.tsx'
import s from '../stack.module.css'
import { type Assumptions, nothingAssumed, readPercent } from './assumptions.ts'

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
  const [seats, setSeats] = useState(typedOf(assumed.seats))
  const [usage, setUsage] = useState(typedOf(assumed.usage))
  const read = { uplift: isOwn ? ('own' as const) : readPercent(uplift), seats: readPercent(seats), usage: readPercent(usage) } // prettier-ignore
  const isRight = ![read.uplift, read.seats, read.usage].some((each) => each !== 'own' && Number.isNaN(each))
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onDone(read)
      }}
    >
      <TextField
        label="Uplift on renewal, %"
        inputMode="decimal"
        value={isOwn ? '' : uplift}
        onChange={setUplift}
        isDisabled={isOwn}
        placeholder="0"
        error={isOwn ? null : problem(readPercent(uplift))}
        help="Of every contract, from the day it renews."
      />
      <Checkbox selected={isOwn} onChange={setOwn}>
        As each price rose in the last year
      </Checkbox>
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
