import { CalendarRange } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useWorkspace } from '../api.ts'
import { addDays, date as dateText, dateRange, dayOf, isDate } from '../format.ts'
import { changeChoices } from '../reports/filters/change-choices.ts'
import { useQueryParams } from '../route.ts'
import { DatesForm } from './DatesForm.tsx'
import { FilterButton } from './FilterButton.tsx'
import { Popover } from './Popover.tsx'
import { TextField } from './TextField.tsx'
import s from './TopBar.module.css'

interface Shown {
  from: string
  date: string
  /** Not in the period. */
  to: string
}

/** First and last day with people who can be compared. */
interface Landed {
  first: string
  last: string
}

interface ChangePickerProps {
  shown: Shown | null
  /** Dates at which something is known to have changed. */
  known: { label: string; date: string }[]
  set: boolean
  /** null where there are none, or it is not known yet. */
  landed: Landed | null
}

/** The date something changed, and how far back and on one looks; `date`, `from` and `to` in the address. */
export function ChangePicker({ shown, known, set, landed }: ChangePickerProps) {
  const { status } = useWorkspace()
  const [, setQuery] = useQueryParams()
  if (!status?.timeRange) return null
  const zone = status.timeZone
  return (
    <Popover
      label="Date of the change"
      width={432}
      panel={(close) => (
        <Panel
          key={shown === null ? '' : `${shown.from} ${shown.date} ${shown.to}`}
          shown={shown}
          set={set}
          known={known}
          landed={landed}
          zone={zone}
          onChoose={(chosen) => {
            setQuery({ ...chosen })
            close()
          }}
        />
      )}
    >
      <FilterButton label="Since" icon={CalendarRange} set={set} said={!set}>
        {shown === null || !set ? 'name a date' : isDate(shown.date) ? dateText(shown.date) : shown.date}
      </FilterButton>
    </Popover>
  )
}

interface PanelProps {
  shown: Shown | null
  set: boolean
  known: ChangePickerProps['known']
  landed: Landed | null
  zone: string
  onChoose: (chosen: { from: string | null; date: string | null; to: string | null }) => void
}

function Panel({ shown, set, known, landed, zone, onChoose }: PanelProps) {
  const day = (of: string): string => (isDate(of) ? of : dayOf(of, zone))
  // The middle of the data, which is shown without a date, is not what anybody chose.
  const [date, setDate] = useState(shown === null || !set ? '' : shown.date)
  // Empty = as long as the other one.
  const [from, setFrom] = useState('')
  const [last, setLast] = useState('')
  const wrongFrom = from !== '' && date !== '' && from >= date
  const wrongLast = last !== '' && date !== '' && last < date
  const isOutside = isDate(date) && landed !== null && (date <= landed.first || date > landed.last)
  const choices =
    landed === null
      ? []
      : [
          ...known
            .filter((each) => each.date > landed.first && each.date <= landed.last)
            .map((each) => ({ ...each, from: null, to: null })),
          ...changeChoices(landed.first, landed.last),
        ]
  const isReady = isDate(date) && !wrongFrom && !wrongLast && !isOutside
  return (
    <DatesForm
      isReady={isReady}
      onApply={() => onChoose({ date, from: from || null, to: last ? addDays(last, 1) : null })}
      presets={choices.map((choice) => (
        <ToggleButton
          key={choice.label}
          className={s['preset'] ?? ''}
          isSelected={
            shown !== null &&
            shown.date === choice.date &&
            (choice.from === null || day(shown.from) === choice.from) &&
            (choice.to === null || shown.to === choice.to)
          }
          onChange={() => onChoose({ from: choice.from, date: choice.date, to: choice.to })}
        >
          {choice.label}
        </ToggleButton>
      ))}
      note={
        <>
          Left empty, both sides are equally long, as far as there are data. Days in {zone}, both included
          {landed !== null && `; people to compare landed from ${dateRange(landed.first, landed.last)}`}.
        </>
      }
    >
      <TextField
        label="Changed on"
        type="date"
        value={date}
        onChange={setDate}
        error={
          isOutside
            ? 'On one side of it nobody landed who can be compared.'
            : date === '' && (from !== '' || last !== '')
              ? 'Name the date first: the other days are before and after it.'
              : null
        }
      />
      <div className={s['dates']}>
        <TextField
          label="First day before"
          type="date"
          value={from}
          onChange={setFrom}
          error={wrongFrom ? 'Not before the change.' : null}
        />
        <TextField
          label="Last day after"
          type="date"
          value={last}
          onChange={setLast}
          error={wrongLast ? 'Before the change.' : null}
        />
      </div>
    </DatesForm>
  )
}
