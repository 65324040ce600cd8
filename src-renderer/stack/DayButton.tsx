import { CalendarDays } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { DocumentChoice } from '../document/DocumentChoice.tsx'
import { useDocumentView } from '../document/view.ts'
import { Popover } from '../components/Popover.tsx'
import { date } from '../format.ts'
import s from './stack.module.css'
import { DayPanel } from './StackDates.tsx'

/** A day in the row of filters. */
export function DayButton({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  if (useDocumentView()) return <DocumentChoice label={label}>{date(day)}</DocumentChoice>
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
      <AriaButton className={s['pill'] ?? ''}>
        <CalendarDays size={14} aria-hidden />
        <span className={s['of']}>{label}</span> {date(day)}
      </AriaButton>
    </Popover>
  )
}
