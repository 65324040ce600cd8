/** The cheapest stack weighs capabilities and cost; how many people can use what stays is said beside it. */
import { listedUpTo } from './figures.ts'
import type { ReportRow } from './reports/index.ts'

type Row = Pick<
  ReportRow<'stack-consolidation'>,
  'tool' | 'decision' | 'capabilities' | 'seatsUsed' | 'seatsThere' | 'seatsFor'
>

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
export function tooFewSeatsSentence(rows: readonly Row[]): string | null {
  const short = rows.flatMap((row) => {
    const words = tooFewSeatsWords(row, rows)
    return words === null ? [] : [`${row.tool} (${words})`]
  })
  return short.length === 0
    ? null
    : `What stays has too few free seats for who uses ${listedUpTo(mostDropped, short)}. What more seats cost is not in the saving.`
}
