/**
 * Whether a row was charged, as a column says that no header is known for: by words in its name and by its cells. That of an
 * expense says of charges and of their approval: what waits for somebody to look at it was charged all the same.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { counted, listed } from '../../../../shared/text/figures.ts'
import { headingKey } from '../columns/heading-key.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

/** A word, and what is said of it behind: `Declined - insufficient funds`. */
const whole = (words: string): RegExp => new RegExp(`^(?:${words})(?=$|\\s*[-–—:;,(/])`, 'i')

const turnedDownWords =
  'declined|denied|refused|blocked|failed|unsuccessful|expired|cancell?ed|void(?:ed)?|reversed|reversal|reverted|error|storniert|abgelehnt|fehlgeschlagen|teruggeboekt|geweigerd|mislukt|geannuleerd|annulée?|refusée?|échouée?|rechazad[oa]|cancelad[oa]|rifiutat[oa]|annullat[oa]|recusad[oa]'
const turnedDown = whole(turnedDownWords)
const notCharged = whole(`${turnedDownWords}|rejected|pending(?: approval)?|deleted|draft|ausstehend|en attente|pendiente|in attesa|pendente`) // prettier-ignore
const waiting = whole('pending\\b.*|awaiting\\b.*|draft|unsubmitted|submitted|in review|under review|needs review|unapproved|not approved|processing|authori[sz]ed|rejected|ausstehend|en attente|pendiente|in attesa|pendente') // prettier-ignore
const charged = whole('settled|complete[d]?|cleared|posted|approved|paid|success(?:ful)?|succeeded|synced|exported|booked|processed|captured|charged|refunded|returned') // prettier-ignore

const ofStatus = /(^|_)(status|state|outcome|result|etat|statut|zustand|estado|stato|situacao)(_|$)/
/** Whose state it is that says nothing of the charge. */
const ofOthers = /receipt|approv|review|report|reimburse|sync|export|match|policy|memo|attach|card_status|tax|vat|(^|_)(us|billing|shipping|merchant|address)_state/ // prettier-ignore
const ofExpenses = /expense|claim|spesa|gasto|depense|ausgabe|kosten/

type Rows = readonly { cells: readonly string[] }[]

/** As many words are those of a status; names and memos have more. */
const mostWords = 15

const wordsOf = (columns: readonly string[], rows: Rows, column: string): string[] => {
  const at = columns.indexOf(column)
  return [...new Set(rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== ''))]
}

/** Whether a row was not charged, by its status. */
export const isNotCharged = (status: string, { isOfExpenses = false }: Pick<LedgerFormat, 'isOfExpenses'>): boolean =>
  (isOfExpenses ? turnedDown : notCharged).test(status)

/** The status with a column that its rows show to be one, where no name of one is known; what a person `chose` stays. */
export function withChargeStatus(
  format: LedgerFormat,
  columns: readonly string[],
  rows: Rows,
  chosen: ColumnMap,
): LedgerFormat {
  const known = columns.find((column) => format.status?.some((name) => columnKey(name) === columnKey(column)))
  if (chosen['status'] !== undefined) return known === undefined ? format : ofExpense(format, known)
  const used = new Set([...format.vendor, ...format.date, ...format.amount, ...(format.category ?? []), ...(format.type ?? [])].map(columnKey)) // prettier-ignore
  const found = columns.filter((column) => {
    const key = headingKey(column)
    if (used.has(columnKey(column)) || ofOthers.test(key)) return false
    const words = wordsOf(columns, rows, column)
    if (words.length > mostWords || !words.some((word) => turnedDown.test(word))) return false
    return ofStatus.test(key) || words.every((word) => [notCharged, waiting, charged].some((of) => of.test(word)))
  })
  const isSaid = known !== undefined && (found.length === 0 || wordsOf(columns, rows, known).some((word) => notCharged.test(word))) // prettier-ignore
  const column = isSaid ? known : found[0]
  // A status of expenses that nobody was refused yet is one too: its rows that wait are told.
  const other = column ?? columns.find((each) => ofExpenses.test(headingKey(each)) && ofStatus.test(headingKey(each)))
  return other === undefined ? format : ofExpense({ ...format, status: [other, ...(format.status ?? []).filter((name) => columnKey(name) !== columnKey(other))] }, other) // prettier-ignore
}

const ofExpense = (format: LedgerFormat, column: string): LedgerFormat =>
  ofExpenses.test(headingKey(column)) ? { ...format, isOfExpenses: true } : format

/** By status: how many rows say it. */
export class StatusCount {
  private readonly out = new Map<string, number>()
  private readonly open = new Map<string, number>()

  /** Of a row that is not counted for it. */
  leave(status: string): void {
    this.out.set(status, (this.out.get(status) ?? 0) + 1)
  }

  /** Of a row that is. */
  keep(status: string): void {
    if (waiting.test(status)) this.open.set(status, (this.open.get(status) ?? 0) + 1)
  }

  /** Sentences; `column`: as the file calls it. */
  notes(column: string | undefined): string[] {
    if (column === undefined) return []
    const named = (of: ReadonlyMap<string, number>): string => listed([...of].map(([word, times]) => `${times} “${word}”`)) // prettier-ignore
    const sum = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((all, times) => all + times, 0)
    return [
      ...(this.out.size === 0 ? [] : [`“${column}” says of ${counted(sum(this.out), 'row')} that ${sum(this.out) === 1 ? 'it was' : 'they were'} not charged, and ${sum(this.out) === 1 ? 'it is' : 'they are'} not counted: ${named(this.out)}.`]), // prettier-ignore
      ...(this.open.size === 0 ? [] : [`“${column}” says of ${counted(sum(this.open), 'row')} that ${sum(this.open) === 1 ? 'it is' : 'they are'} not settled, and ${sum(this.open) === 1 ? 'it counts' : 'they count'} as paid all the same: ${named(this.open)}.`]), // prettier-ignore
    ]
  }
}

/** A sentence where a column of something else speaks of what was turned down and no status does. */
export function otherStatusNotes(format: LedgerFormat, columns: readonly string[], rows: Rows): string[] {
  const keys = new Set((format.status ?? []).map(columnKey))
  const other = columns.find((column) => {
    const key = headingKey(column)
    if (keys.has(columnKey(column)) || !ofStatus.test(key) || !ofOthers.test(key)) return false
    const words = wordsOf(columns, rows, column)
    return words.length <= mostWords && words.some((word) => turnedDown.test(word)) // prettier-ignore
  })
  if (other === undefined) return []
  const at = columns.indexOf(other)
  const times = rows.filter(({ cells }) => turnedDown.test((cells[at] ?? '').trim())).length
  return [`“${other}” says of ${counted(times, 'row')} that something was turned down, and ${times === 1 ? 'it counts' : 'they count'} as paid. If ${times === 1 ? 'it was' : 'they were'} not charged, choose it as the status (--map "status=${other}").`] // prettier-ignore
}
