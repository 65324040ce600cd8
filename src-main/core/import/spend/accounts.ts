/**
 * A ledger by account (Xero's *Account Transactions*): the account alone on a row, its opening balance, its entries, `Total …`. What
 * the account is called says what its entries were spent on.
 */
import { columnKey } from './ledger.ts'

const balance = /^(opening|closing|starting|ending) balance$|^net movement$|^(begin|eind|openings|slot)saldo$|^(anfangs|end)(bestand|saldo)$|^solde (initial|final)$/i // prettier-ignore
const total =
  /^(?:(?:grand )?total|totaal|summe|gesamt)(?:\s+(?:for|of|van|von|de)?\s*(.*?)(?: with sub-?accounts)?)?$/i

/** `463 - Software` without its number, which would pass for a merchant category code. */
export const accountName = (label: string): string => label.replace(/^\d[\d.]*\s*[-–—:.]?\s*(?=\p{L})/u, '')

export class Accounts {
  /** That of the rows below; "" = none is known. */
  current = ''
  /** The same alone and with its number, as the file has it. */
  label = ''
  /** Those that are open, the outermost first: a total closes each. */
  private open: string[] = []
  /** Of each the same with its number. */
  private readonly found = new Map<string, string>()
  /** Labels that a total further down repeats. */
  private readonly totalled: ReadonlySet<string>

  constructor(rows: readonly { cells: readonly string[] }[]) {
    this.totalled = new Set(
      rows.flatMap(({ cells }) => columnKey(total.exec((cells[0] ?? '').trim())?.[1] ?? '') || []),
    )
  }

  /** Takes a row with neither a payee nor a day; false where it is no line of such a ledger. */
  take(cells: readonly string[]): boolean {
    const label = (cells[0] ?? '').trim()
    if (label === '') return false
    if (total.test(label) || balance.test(label)) {
      if (total.test(label)) this.close(total.exec(label)?.[1] ?? '')
      return this.size > 0
    }
    const isAlone = cells.every((cell, at) => at === 0 || cell.trim() === '')
    if (!isAlone || !(this.totalled.has(columnKey(label)) || /^\d{3,}\W+\p{L}/u.test(label))) return false
    // What no total closes ends where the next begins.
    this.open = [...this.open.filter((each) => this.totalled.has(columnKey(each))), label]
    this.name()
    this.found.set(label, this.current)
    return true
  }

  private close(label: string): void {
    const at = this.open.findLastIndex((each) => columnKey(each) === columnKey(label))
    this.open = at < 0 ? [] : this.open.slice(0, at)
    this.name()
  }

  /** One within another is named after both, as QuickBooks names it in full: `Software:Hosting`. */
  private name(): void {
    this.label = this.open.at(-1) ?? ''
    this.current = this.open.map(accountName).join(':')
  }

  get size(): number {
    return this.found.size
  }

  /** A sentence where there are any. `isOther`: whose entries count for nothing. */
  notes(isOther: (label: string) => boolean): string[] {
    const named = [...new Set([...this.found].flatMap(([label, name]) => (isOther(label) ? [] : [name])))]
    if (named.length === 0) return []
    const more = named.length > 10 ? ` and ${named.length - 10} more` : ''
    return [`The account above its entries is their category: ${named.slice(0, 10).join(', ')}${more}.`]
  }
}
