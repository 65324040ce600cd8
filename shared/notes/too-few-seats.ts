/** The cheapest stack weighs capabilities and cost; how many people can use what stays is said beside it. */
import { count, listedUpTo, plural } from '../text/figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'

type Row = Pick<
  ReportRow<'stack-consolidation'>,
  'tool' | 'decision' | 'capabilities' | 'seatsUsed' | 'seatsThere' | 'seatsFor' | 'seatsShort' | 'seatsShortCost'
>

type Totals = Pick<
  Report<'stack-consolidation'>['totals'],
  'saving' | 'seatsShort' | 'seatsShortCost' | 'savingAfterSeats'
>
type Money = (amount: number) => string

const mostShown = 4
const mostDropped = 12

/** `58 use it, and GitLab has 19 free seats for code hosting`; null where the seats do. */
export function tooFewSeatsWords({ seatsUsed, seatsThere, seatsFor }: Row, rows: readonly Row[]): string | null {
  if (seatsUsed === null || seatsThere === null || seatsFor === null) return null
  const heirs = rows.filter(({ decision, capabilities }) => decision !== 'drop' && capabilities.includes(seatsFor))
  const names = heirs.map(({ tool }) => tool)
  return `${seatsUsed} use it, and ${listedUpTo(mostShown, names)} ${names.length === 1 ? 'has' : 'have'} ${seatsThere} ${seatsThere === 1 ? 'free seat' : 'free seats'} for ${seatsFor}`
}

/** null where nothing that is dropped has more users than what stays has free seats. */
export function tooFewSeatsSentence(
  { rows, totals }: { rows: readonly Row[]; totals: Totals },
  money: Money,
): string | null {
  const short = rows.flatMap((row) => {
    const words = tooFewSeatsWords(row, rows)
    return words === null ? [] : [`${row.tool} (${words})`]
  })
  return short.length === 0
    ? null
    : `What stays has too few free seats for who uses ${listedUpTo(mostDropped, short)}. ${costWords(rows, totals, money)}`
}

function costWords(rows: readonly Row[], { saving, seatsShortCost, savingAfterSeats }: Totals, money: Money): string {
  const bought = rows.flatMap(
    ({ tool, seatsShort, seatsShortCost: cost }) =>
    seatsShort === null ? [] : [`${count(seatsShort)} more of ${tool} ${cost === null ? 'at a price per seat that is not known' : `for about ${money(cost)} a year`}`], // prettier-ignore
  )
  const estimate = `Needed are at most ${listedUpTo(mostDropped, bought)}, an estimate: cost ÷ licensed seats, and each person takes one seat. Who uses both already needs none, and lists of users do not keep who they are.`
  return seatsShortCost === null || savingAfterSeats === null
    ? `${estimate} What they cost is not in the saving.`
    : savingAfterSeats > 0
      ? `${estimate} Of the saving of ${money(saving)} about ${money(savingAfterSeats)} is left.`
      : `${estimate} Nothing is left of the saving of ${money(saving)}: they cost about ${money(-savingAfterSeats)} more than that.`
}

/** Who is taken to need a seat in what stays, of tools whose seats are not all used; null where all are, or nobody knows. */
export function usersOnlySentence({
  usersOnly,
}: Pick<Report<'stack-consolidation'>['totals'], 'usersOnly'>): string | null {
  if (usersOnly.length === 0) return null
  const used = usersOnly.map(({ tool, seatsActive, seatsLicensed }) => `${tool} (${count(seatsActive)} of ${count(seatsLicensed)} seats)`) // prettier-ignore
  return `Only who uses what goes is taken to need a seat in what stays: ${listedUpTo(mostDropped, used)}. Who has a seat and does not use it is taken to need none there.`
}

/** In a headline, after the saving: what is left of it; null where no seat is short. */
export function afterSeatsWords({ seatsShort, seatsShortCost, savingAfterSeats }: Totals, money: Money): string | null {
  if (seatsShort === 0) return null
  const seats = `the ${count(seatsShort)} ${plural(seatsShort, 'seat that is', 'seats that are')} short`
  if (seatsShortCost === null || savingAfterSeats === null) return `not counting ${seats}, at a price that is not known`
  const left = savingAfterSeats > 0 ? `about ${money(savingAfterSeats)}` : 'about nothing of it'
  return `${left} once ${seats} ${plural(seatsShort, 'is', 'are')} bought`
}
