/**
 * On which side of the books an account is. A ledger of all accounts has each purchase twice: on the account of what it was spent on,
 * and on that of the card, the bank, what is owed or what was paid ahead. Only the first is spending.
 */
import { likelyNotSoftware } from '../../../../shared/stack/not-software.ts'
import { isBankAccount } from './settle.ts'

/** What no account of expenses is, whatever else its name says: `Prepaid Software`, `Accrued expenses`. */
const ofBalance = /\b(prepaid|prepayments?|prepaids|deferred|accrued|accruals?|payables?|receivables?|clearing|undeposited|retained earnings|equity|accumulated (?:depreciation|amorti[sz]ation)|inventory asset|liabilit(?:y|ies)|opening balance|suspense|vorauszahlung(?:en)?|verbindlichkeiten|forderungen|crediteuren|debiteuren)\b/i // prettier-ignore
const expenses = /\b(expenses?|fees?|charges?|costs?|software|subscriptions?|saas|hosting|tools?|marketing|advertising|licen[cs]es?|supplies|interest paid)\b/i // prettier-ignore
const ofIncome = /^(?:(?:product|service|other|net|gross|online|retail|wholesale|total)s? )*(?:sales?|revenues?|income|turnover)\b|\b(?:income|revenue|revenues)$|^(?:sales|revenue) (?:of|from)\b|^interest (?:earned|income)\b|^umsatz|^erl[öo]se\b/i // prettier-ignore
const ofOwn = /\b(loans?|line of credit|fixed assets?|owner'?s? (?:draw|contribution)|capital stock|common stock)\b/i

/** `numbered`: accounts have the numbers that American books give them, 1 to 4 of the balance sheet and of income, 5 and on of expenses. */
export function isOtherSide(label: string, numbered: boolean): boolean {
  const [, number, name = ''] = /^(\d[\d.]*)?\s*[-–—:.·]?\s*(.*)$/u.exec(label.trim()) ?? []
  const first = numbered && number !== undefined && /^\d{4,}/.test(number) ? Number(number[0]) : null
  if (first !== null && first <= 4) return true
  if (ofIncome.test(name) && !/\bexpenses?\b/i.test(name)) return true
  if (first !== null) return false
  if (ofBalance.test(name)) return true
  if (expenses.test(name)) return false
  return isBankAccount(name) || ofOwn.test(name)
}

/** What was paid ahead, to be spread over the months that it is for. */
export const isPrepaid = (label: string): boolean =>
  /\b(prepaid|prepayments?|prepaids|vorauszahlung(?:en)?)\b/i.test(label)

/** Bills that are not paid yet: no account that pays. */
export const isOwed = (label: string): boolean => /\bpayables?\b|\ba\/p\b/i.test(label)

/** Columns that say of which kind the account of an entry is, and the words that charts of accounts have for it. */
export const kindColumns = ['Account type', 'Account kind', 'Account class', 'Kontoart', 'Rekeningtype']
const expenseKinds =
  /\b(expenses?|cost of (?:goods sold|sales)|cogs|overheads?|direct costs?|operating costs?|aufwand|kosten)\b/i
const otherKinds = /\b(bank|cash|assets?|liabilit(?:y|ies)|equity|income|revenue|sales|receivables?|payables?|credit cards?|prepayments?|inventory)\b/i // prettier-ignore

interface LedgerAccount {
  /** As the export writes it, with its number where it has one. */
  label: string
  /** The kind that the export says it is of; "" = it does not. */
  kind: string
  /** How many of its entries name which account as their other side. */
  splits: ReadonlyMap<string, number>
}

const isExpense = (label: string): boolean => expenses.test(label) || likelyNotSoftware(label.replace(/^[\d.\s-]+/, '')) !== null // prettier-ignore

/**
 * The labels of those that are no spending: by the kind that the export says, else by number and name, and else where most of its entries
 * were spent elsewhere, as of a card that nobody knows by its name.
 */
export function otherSides(accounts: readonly LedgerAccount[], numbered: boolean): Set<string> {
  const isOther = ({ label, kind, splits }: LedgerAccount): boolean => {
    if (expenseKinds.test(kind)) return false
    if (otherKinds.test(kind) || isOtherSide(label, numbered)) return true
    if (isExpense(label) || (numbered && /^\d{4}/.test(label))) return false
    const all = [...splits.values()].reduce((sum, many) => sum + many, 0)
    const spent = [...splits].reduce((sum, [split, many]) => sum + (!isOtherSide(split, numbered) && isExpense(split) ? many : 0), 0) // prettier-ignore
    return spent * 2 > all
  }
  return new Set(accounts.filter(isOther).map(({ label }) => label))
}
