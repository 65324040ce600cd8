/**
 * On which side of the books an account is. A ledger of all accounts has each purchase twice: on the account of what it was spent on,
 * and on that of the card, the bank, what is owed or what was paid ahead. Only the first is spending.
 */
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
