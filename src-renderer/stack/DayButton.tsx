import { CalendarDays } from 'lucide-react'
import { FilterButton } from '../components/FilterButton.tsx'
import { Popover } from '../components/Popover.tsx'
import { date } from '../format.ts'
import { DayPanel } from './StackDates.tsx'

/** A day in the row of filters. */
export function DayButton({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <Popover
      label={label}
      width={264}
      panel={(close) => (
        <DayPanel
          day={day}
          onDone={(next) => {
            onChange(next ?? new Date().toISOString().slice(0, 10))
            close()
          }}
        />
      )}
    >
      <FilterButton label={label} icon={CalendarDays}>
        {date(day)}
      </FilterButton>
    </Popover>
  )
}
