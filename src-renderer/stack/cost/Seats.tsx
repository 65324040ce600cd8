import { barRowHeight } from '../../charts/CostBars.tsx'
import { useMarks } from '../../charts/marks.tsx'
import { type SeatRow, UnusedSeats } from '../../charts/UnusedSeats.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { tipText } from '../../components/Tooltip.tsx'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { idleAccountsSentence } from '../../../shared/notes/idle-accounts.ts'
import { unusedLeftOutSentence } from '../../../shared/notes/unused-left-out.ts'
import { useRowsDrawn } from '../../document/view.ts'
import { count, counted, listedFirst, plural } from '../../format.ts'
import s from '../stack.module.css'
import type { SideProps } from './Tiers.tsx'
import { tipFor } from './tip.ts'

/** Rows that fit a window 800 px high. */
const seatsAtLeast = 6

/** The tools that waste most on seats nobody uses. */
export function Seats({
  rows,
  totals,
  extra,
  exact,
  stale,
  onTable,
}: SideProps & {
  totals: Pick<ReportTotals<'stack-cost'>, 'unusedSeats' | 'seatsKnownLater' | 'unusedLeftOut' | 'idleAccounts'>
  extra: number
}) {
  const wasting = rows
    .filter((row) => (row.unusedSeatCost ?? 0) > 0)
    .toSorted((a, b) => (b.unusedSeatCost ?? 0) - (a.unusedSeatCost ?? 0))
  const unknown = rows.filter(
    (row) => (row.seatsLicensed === null || row.seatsActive === null) && (row.annualCost ?? 0) > 0,
  ).length
  const room = useRowsDrawn(seatsAtLeast + extra, barRowHeight)
  const drawn = wasting.slice(0, room)
  const rest = wasting.slice(room)
  const tips = new Map(drawn.map((row) => [row.key, tipFor(row, row.annualCost, false, exact)]))
  const seats: SeatRow[] = drawn.map((row) => ({
    key: row.key,
    label: row.key,
    licensed: row.seatsLicensed ?? 0,
    active: row.seatsActive ?? 0,
    cost: row.unusedSeatCost ?? 0,
    says: tipText(tips.get(row.key)!),
  }))
  const { mark, tip } = useMarks({
    order: seats.map((row) => row.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: onTable,
  })
  const laterNote =
    totals.seatsKnownLater > 0
      ? ` Seats of ${counted(totals.seatsKnownLater, 'tool')} are known only from a later snapshot.`
      : ''
  const leftOut = unusedLeftOutSentence(totals.unusedLeftOut)
  const idle = idleAccountsSentence(totals.idleAccounts, exact)
  const leftOutNote = [leftOut, idle].map((said) => (said === null ? '' : ` ${said}`)).join('')
  // Not unused, but not right either: a licence is missing, or a figure is wrong.
  const over = rows.filter((row) => row.seatsLicensed !== null && (row.seatsActive ?? 0) > row.seatsLicensed)
  const overNote =
    over.length > 0
      ? ` More seats in use than licensed, please check: ${listedFirst(
          over.map((row) => `${row.key} ${count(row.seatsActive ?? 0)} of ${count(row.seatsLicensed ?? 0)}`),
          3,
        )}.`
      : ''
  const unknownNote =
    unknown > 0
      ? ` ${counted(unknown, 'tool')} that ${plural(unknown, 'costs money has', 'cost money have')} no seat figures.`
      : ''
  const isAnyKnown = rows.some((row) => row.seatsLicensed !== null && row.seatsActive !== null)
  if (drawn.length === 0) {
    return (
      <section>
        <h2 className={s['title']}>Unused seats</h2>
        <EmptyState
          title={
            totals.seatsKnownLater > 0
              ? 'Seats are not known for that day'
              : isAnyKnown
                ? 'Every licensed seat is in use'
                : 'No seat figures in the inventory'
          }
        >
          {totals.seatsKnownLater > 0
            ? laterNote.trim()
            : isAnyKnown
              ? `${unknownNote}${leftOutNote}${overNote}`.trim()
              : 'With the columns seats_licensed and seats_active, what is paid for unused seats appears here.'}
        </EmptyState>
      </section>
    )
  }
  return (
    <section>
      <ChartFrame
        title="Unused seats"
        caption={
          totals.unusedSeats === null ? 'cost a year' : `${counted(totals.unusedSeats, 'licensed seat')}; cost a year`
        }
        text={`What unused seats cost a year: ${drawn.map((row) => `${row.key} ${exact(row.unusedSeatCost ?? 0)}`).join(', ')}.`}
        fileName="unused-seats"
        csv={() => [
          ['tool', 'seats licensed', 'seats in use', 'unused seat cost'],
          ...wasting.map((row) => [row.key, row.seatsLicensed, row.seatsActive, row.unusedSeatCost]),
        ]}
        onTable={() => onTable(null)}
        stale={stale}
      >
        {(width) => <UnusedSeats rows={seats} width={width} exact={exact} label="Unused seats" mark={mark} />}
      </ChartFrame>
      <p className={s['caption']}>
        {rest.length > 0 &&
          `and ${count(rest.length)} more ${plural(rest.length, 'tool')}, ${exact(rest.reduce((sum, row) => sum + (row.unusedSeatCost ?? 0), 0))}. `}
        Price per seat × (licensed − in use{totals.idleAccounts.length > 0 && ' − of services and rooms'}).{unknownNote}
        {laterNote}
        {leftOutNote}
        {overNote}
      </p>
      {tip}
    </section>
  )
}
