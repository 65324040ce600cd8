import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { dataDays, pageDays } from '../../shared/notes/data-days.ts'
import { useWorkspace } from '../api.ts'
import { addDays, dateRange, dayOf, isDate } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { DatesForm } from './DatesForm.tsx'
import { Popover } from './Popover.tsx'
import { TextField } from './TextField.tsx'
import s from './TopBar.module.css'
import { TopBarButton } from './TopBar.tsx'

/** Days, the last one included; null = all time. */
export interface Period {
  from: string
  last: string
}

interface Preset {
  label: string
  period: Period | null
}

/**
 * The choices that fit the data: its years, halves of its last two years, and its last days. Counted back from the
 * last event, because an export is seldom from today.
 */
export function presets(first: string, last: string): Preset[] {
  const days = [30, 90, 365]
    .filter((count) => addDays(last, 1 - count) > first)
    .map((count): Preset => ({ label: `Last ${count} days`, period: { from: addDays(last, 1 - count), last } }))
  const years: Preset[] = []
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)) && years.length < 6; year--) {
    years.push({ label: String(year), period: { from: `${year}-01-01`, last: `${year}-12-31` } })
  }
  const halves = years.slice(0, 2).flatMap(({ label: year }) => [
    { label: `Jul – Dec ${year}`, period: { from: `${year}-07-01`, last: `${year}-12-31` } },
    { label: `Jan – Jun ${year}`, period: { from: `${year}-01-01`, last: `${year}-06-30` } },
  ])
  return [...days, ...years, ...halves.filter(({ period }) => period.from <= last && period.last >= first)]
}

interface Bounds {
  from: string | null
  to: string | null
}

/** What is chosen, else what the report took, else all days of the data. */
export function shownDays(
  [from, to]: readonly [string | null, string | null],
  used: Bounds | undefined,
  data: Period,
  zone: string,
): Period {
  const [begin, end] = [from ?? used?.from ?? null, to ?? used?.to ?? null]
  return {
    from: begin === null ? data.from : isDate(begin) ? begin : dayOf(begin, zone),
    last: end === null ? data.last : isDate(end) ? addDays(end, -1) : dayOf(end, zone),
  }
}

/**
 * The reporting period, in the top bar; the address holds it as `from` and `to`, `to` not included. `used`: what a report takes
 * where the address has no bound, if that is not all time.
 */
export function PeriodPicker({ used }: { used?: Bounds | undefined }) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const from = query.get('from')
  const to = query.get('to')
  if (!status?.timeRange) return null
  const zone = status.timeZone
  const first = dayOf(status.timeRange[0], zone)
  const last = dayOf(status.timeRange[1], zone)
  const { from: shownFrom, last: shownLast } = shownDays([from, to], used, { from: first, last }, zone)
  const isAll = from === null && to === null && (used?.from ?? null) === null && (used?.to ?? null) === null
  const apart = pageDays(status)
  const pages = isAll ? apart : null
  const days = shownFrom <= shownLast ? dateRange(shownFrom, shownLast) : `from ${shownFrom} on`
  const shown = pages === null ? days : `Page views ${pages.pages}`
  const said = apart && dataDays(status)
  const set = (period: Period | null): void =>
    setQuery({ from: period?.from ?? null, to: period ? addDays(period.last, 1) : null })
  return (
    <Popover
      label="Period"
      width={364}
      panel={(close) => (
        <PeriodPanel
          presets={presets(first, last)}
          current={from === null && to === null ? null : { from: shownFrom, last: shownLast }}
          data={{ from: first, last }}
          zone={zone}
          said={said}
          onChoose={(period) => {
            set(period)
            close()
          }}
        />
      )}
    >
      <TopBarButton
        isPeriod
        label={`Period: ${(isAll ? said : null) ?? shown}`}
        icon={<CalendarDays size={14} aria-hidden />}
      >
        {shown}
      </TopBarButton>
    </Popover>
  )
}

interface PanelProps {
  presets: Preset[]
  current: Period | null
  /** First and last day with events. */
  data: Period
  zone: string
  /** Of which days page views and other events are, where those differ. */
  said: string | null
  onChoose: (period: Period | null) => void
}

function PeriodPanel({ presets: choices, current, data, zone, said, onChoose }: PanelProps) {
  const [from, setFrom] = useState(current?.from ?? data.from)
  const [last, setLast] = useState(current?.last ?? data.last)
  const wrong = isDate(from) && isDate(last) && from > last
  const same = (period: Period | null): boolean => period?.from === current?.from && period?.last === current?.last
  return (
    <DatesForm
      isReady={isDate(from) && isDate(last) && !wrong}
      onApply={() => onChoose({ from, last })}
      presets={
        <>
          <ToggleButton
            className={`${s['preset']} ${s['wide']}`}
            isSelected={current === null}
            onChange={() => onChoose(null)}
          >
            All time
          </ToggleButton>
          {choices.map(({ label, period }) => (
            <ToggleButton
              key={label}
              className={s['preset'] ?? ''}
              isSelected={current !== null && same(period)}
              onChange={() => onChoose(period)}
            >
              {label}
            </ToggleButton>
          ))}
        </>
      }
      note={
        <>
          Days in {zone}, both included. {said ?? `Events from ${dateRange(data.from, data.last)}`}.
        </>
      }
    >
      <div className={s['dates']}>
        <TextField label="First day" type="date" value={from} onChange={setFrom} />
        <TextField
          label="Last day"
          type="date"
          value={last}
          onChange={setLast}
          error={wrong ? 'Before the first day.' : null}
        />
      </div>
    </DatesForm>
  )
}
