import { fiscalPeriodWords, fiscalYearName, fiscalYearOf, fiscalYearSpan } from '../../shared/stack/fiscal-year.ts'
import { useWorkspace } from '../api.ts'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Popover } from '../components/Popover.tsx'
import { TextField } from '../components/TextField.tsx'
import { TopBarButton, TopBarSlot } from '../components/TopBar.tsx'
import { addDays, date, dateRange, isDate } from '../format.ts'
import s from './stack.module.css'

export interface StackDatesProps {
  /** null = today. */
  asOf: string | null
  /** `to` is the first day that does not count. */
  period: { from: string; to: string } | null
  onChange: (change: { asOf: string | null } | { from: string; to: string }) => void
}

/** The day or the period the stack is looked at, in the top bar. */
export function StackDates({ asOf, period, onChange }: StackDatesProps) {
  const first = useWorkspace().status?.fiscalYearStart ?? 1
  const shown = period
    ? (fiscalPeriodWords(period, first) ?? dateRange(period.from, addDays(period.to, -1)))
    : asOf
      ? `On ${date(asOf)}`
      : 'Today'
  return (
    <TopBarSlot>
      <Popover
        label={period ? 'Period' : 'Day'}
        width={264}
        panel={(close) =>
          period ? (
            <PeriodPanel
              period={period}
              firstMonth={first}
              onDone={(next) => {
                onChange(next)
                close()
              }}
            />
          ) : (
            <DayPanel
              day={asOf}
              onDone={(day) => {
                // Said by name: a sample has a day of its own without it.
                onChange({ asOf: day ?? 'today' })
                close()
              }}
            />
          )
        }
      >
        <TopBarButton
          label={period ? `Period: ${shown}` : `Day: ${shown}`}
          icon={<CalendarDays size={14} aria-hidden />}
        >
          {shown}
        </TopBarButton>
      </Popover>
    </TopBarSlot>
  )
}

const today = (): string => new Date().toISOString().slice(0, 10)

export function DayPanel({ day, onDone }: { day: string | null; onDone: (day: string | null) => void }) {
  const [typed, setTyped] = useState(day ?? today())
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isDate(typed)) onDone(typed)
      }}
    >
      <TextField
        label="The stack on"
        type="date"
        value={typed}
        onChange={setTyped}
        help="Tools active that day: from their start date up to the day before their end date."
      />
      <div className={s['panelFoot']}>
        <Button onPress={() => onDone(null)}>Today</Button>
        <Button variant="primary" type="submit" isDisabled={!isDate(typed)}>
          Show
        </Button>
      </div>
    </form>
  )
}

function PeriodPanel({
  period,
  firstMonth,
  onDone,
}: {
  period: { from: string; to: string }
  firstMonth: number
  onDone: (period: { from: string; to: string }) => void
}) {
  const [first, setFirst] = useState(period.from)
  // People name the last day that counts; the contract the first that does not.
  const [last, setLast] = useState(addDays(period.to, -1))
  const complete = isDate(first) && isDate(last)
  const turned = complete && last < first
  const year = fiscalYearOf(first, firstMonth)
  // Beside fields that are empty there is no year.
  const years = year > 1970 ? (firstMonth === 1 ? [year] : [year - 1, year]) : []
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (complete && !turned) onDone({ from: first, to: addDays(last, 1) })
      }}
    >
      <TextField label="First day" type="date" value={first} onChange={setFirst} />
      <TextField
        label="Last day"
        type="date"
        value={last}
        onChange={setLast}
        error={turned ? 'The last day is before the first.' : null}
      />
      <div className={s['panelFoot']}>
        {years.map((each) => (
          <Button key={each} onPress={() => onDone(fiscalYearSpan(each, firstMonth))}>
            {firstMonth === 1 ? `All of ${each}` : fiscalYearName(each, firstMonth)}
          </Button>
        ))}
        <Button variant="primary" type="submit" isDisabled={!complete || turned}>
          Show
        </Button>
      </div>
    </form>
  )
}
