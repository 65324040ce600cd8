/** In which currency the amounts of payments are, where their rows do not say it themselves. */
import { currencyFits, type Money, parseCurrency, parseMoney } from '../../../../shared/text/money-text.ts'
import { amountHeading } from '../columns/amount-heading.ts'
import { signInName } from '../columns/currency-in-name.ts'
import { columnOf } from './ledger.ts'

/**
 * The currency of a file's amounts, and who says so: a person, the column's name, the signs of other cells, rows whose amount
 * before it was converted is the same, or nobody.
 */
export interface AmountCurrency {
  code: string
  by: 'chosen' | 'name' | 'sign' | 'same' | 'workspace'
  /** Column of the amounts. */
  column: string
  /** A column of currencies says those of other amounts: the amounts' own column has theirs in its name. */
  ignoresColumn: boolean
  /** The amounts have a sign that other currencies than that of the workspace have too, such as the dollar's. */
  isSharedSign?: true
}

/** One row: its amount, and what it was before it was converted, as they are written. */
interface AmountCells {
  amount: string
  original: string
  originalCurrency: string
}

/** Fewer rows may be the same by chance. */
const fewestSame = 3

/**
 * The one currency in which amounts are the same before they were converted and after; null where that is so of none or of several,
 * or not of all that are in it.
 */
function unconverted(rows: readonly AmountCells[]): string | null {
  const known = rows.flatMap(({ amount, original, originalCurrency }) => {
    const [paid, before, code] = [parseMoney(amount), parseMoney(original), parseCurrency(originalCurrency)]
    if (!paid.ok || !before.ok || paid.money === null || before.money === null || code === null) return []
    return [{ code, isSame: Math.abs(Math.abs(paid.money.amount) - Math.abs(before.money.amount)) < 0.005 }]
  })
  const same = [...Map.groupBy(known, ({ code }) => code)].filter(
    ([, own]) => own.length >= fewestSame && own.every(({ isSame }) => isSame),
  )
  return same.length === 1 ? same[0]![0] : null
}

/**
 * `rows`: their amounts. `workspace`: taken where nothing says it, so that it is stored with each amount and stays when
 * the workspace counts in another.
 */
export function amountCurrency(
  column: string,
  rows: readonly AmountCells[],
  chosen: string | undefined,
  workspace: string,
): AmountCurrency {
  const named = amountHeading(column).currency ?? signInName(column)
  const base = { column, ignoresColumn: named !== null }
  if (chosen !== undefined) return { ...base, code: chosen, by: 'chosen' }
  if (named !== null) return { ...base, code: named, by: 'name' }
  const signed = rows.flatMap(({ amount }) => signedOf(amount) ?? [])
  const signs = new Set(signed.map(({ currency }) => currency))
  const [sign] = signs
  if (sign !== undefined && sign !== workspace && signed.every((money) => currencyFits(money, workspace)))
    return { ...base, code: workspace, by: 'workspace', isSharedSign: true }
  if (sign !== undefined && signs.size === 1) return { ...base, code: sign, by: 'sign' }
  const same = unconverted(rows)
  return same === null ? { ...base, code: workspace, by: 'workspace' } : { ...base, code: same, by: 'same' }
}

function signedOf(cell: string): (Money & { currency: string }) | null {
  const read = parseMoney(cell)
  const money = read.ok ? read.money : null
  return money === null || money.currency === null ? null : { ...money, currency: money.currency }
}

/** Of one amount; `isOwn` where its row says it. */
export function currencyOfRow(money: Money, stated: string, file: AmountCurrency): { code: string; isOwn: boolean } {
  const column = file.ignoresColumn ? null : parseCurrency(stated)
  if (column !== null) return { code: column, isOwn: true }
  // A sign that several currencies write gives way to one that is said.
  const isSaid = file.by === 'chosen' || file.by === 'name' || file.isSharedSign === true
  if (money.currency !== null && !(isSaid && currencyFits(money, file.code)))
    return { code: money.currency, isOwn: true }
  return { code: file.code, isOwn: false }
}

/** What a person is told of it: `rows` amounts do not say it themselves, `others` rows name another in their own column, `doubt` speaks against it. */
export function currencyNote(
  { code, by, column, isSharedSign }: AmountCurrency,
  rows: number,
  others: number,
  doubt: string,
): string[] {
  if (rows === 0) return []
  const aside = others === 0 ? '' : ` ${others} ${others === 1 ? 'row names' : 'rows name'} another in the column of currencies, which is taken for that of what was charged before it was converted.` // prettier-ignore
  const said = {
    chosen: `Amounts that name no currency are in ${code}, as was chosen.`,
    name: `The amounts are in ${code}, as the name of "${column}" says.`,
    sign: `Amounts without a sign are in ${code}, as those with one.`,
    same: `The amounts are in ${code}: those of ${code} are the same before they were converted.`,
    workspace: `${isSharedSign ? 'Several currencies have the sign of these amounts' : 'Nothing in the file says in which currency its amounts are'}: they are stored as ${code}, the currency of the workspace, and stay ${code} whatever that becomes. If they are in another, choose it (--currency).`,
  }[by]
  return [`${said}${aside}${by === 'workspace' && doubt !== '' ? ` ${doubt}` : ''}`]
}

/** The column that gives the amounts, as the file writes its name. */
export const amountColumn = (names: readonly string[], columns: readonly string[]): string =>
  columnOf(names, columns) ?? ''
