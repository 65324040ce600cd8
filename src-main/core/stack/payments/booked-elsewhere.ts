/**
 * Payees whose payments the books have under accounts that are not those of software, where the same export has one that is:
 * whoever keeps the books has said what each was paid for.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { likelyNotSoftwarePayee, maybeSoftware } from '../../../../shared/stack/not-software.ts'
import type { BookedBeside } from '../../../../shared/stack/stack.ts'
import { ledgerFormats } from '../../import/spend/index.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { PaidTool } from './paid-tools.ts'

/** Columns of accounts of the books, by their names; their numbers say nothing, and a bare `Account` may be a card. */
const accountColumn =
  /^(?:(?:gl|g\/l|general ledger|ledger|nominal|expense|accounting|distribution|coa)[ _]?(?:account|code|category)|account (?:title|name|description)|sachkonto|aufwandskonto|grootboek(?:rekening)?|compte (?:comptable|de charge))(?: (?:name|title|description))?$/i // prettier-ignore

/** `Subscriptions` alone may be of newspapers. */
const softwareAccount = /software|saas/i

const hasWord = /\p{L}{2}/u

interface Booked {
  /** As the books write it. */
  account: string
  /** The account of software in the same export. */
  software: string
}

type InLedger = Pick<PaidTool, 'ledger' | 'payments'>

/** By payee of an export: the account that most of its payments are booked to, where none is booked to one that may be of software. */
export function bookedElsewhere<T extends InLedger>(tools: readonly T[]): Map<T, Booked> {
  return new Map([...Map.groupBy(tools, ({ ledger }) => ledger)].flatMap(([ledger, own]) => inLedger(ledger, own)))
}

function inLedger<T extends InLedger>(ledger: string, tools: readonly T[]): (readonly [T, Booked])[] {
  const accountOf = accountsOf(ledger, tools)
  if (accountOf === null) return []
  const byTool = tools.map((tool) => [tool, tool.payments.map(accountOf).filter((account) => hasWord.test(account))] as const) // prettier-ignore
  const software = commonest(
    byTool.flatMap(([, accounts]) => accounts.filter((account) => softwareAccount.test(account))),
  )
  if (software === null) return []
  return byTool.flatMap(([tool, accounts]) => {
    const account = commonest(accounts)
    return account === null || accounts.some(maybeSoftware) ? [] : [[tool, { account, software }] as const]
  })
}

/** Less often it is a slip of who keeps the books. */
const fewestBeside = 2

/**
 * By payee of an export that has payments under an account of software: those that it has under accounts which are not. Only where
 * the account is the category of the payments, by which they can be left out.
 */
export function bookedBeside<T extends InLedger>(tools: readonly T[]): Map<T, BookedBeside[]> {
  return new Map([...Map.groupBy(tools, ({ ledger }) => ledger)].flatMap(([ledger, own]) => besideIn(ledger, own)))
}

function besideIn<T extends InLedger>(ledger: string, tools: readonly T[]): (readonly [T, BookedBeside[]])[] {
  const accountOf = accountsOf(ledger, tools)
  if (accountOf === null) return []
  return tools.flatMap((tool) => {
    const byCategory = Map.groupBy(tool.payments.filter((each) => accountOf(each) === each.category && hasWord.test(each.category)), ({ category }) => category) // prettier-ignore
    const software = commonest([...byCategory].flatMap(([category, own]) => (softwareAccount.test(category) ? own.map(() => category) : []))) // prettier-ignore
    if (software === null) return []
    const beside = [...byCategory].flatMap(([category, own]): BookedBeside[] => {
      if (maybeSoftware(category) || own.length < fewestBeside) return []
      const { vendor: payee, currency } = own[0]!
      // As the bill of a card, which is of no tool whatever it was booked to.
      if (likelyNotSoftwarePayee(payee) !== null) return []
      return [{ payee, category, payments: own.length, amount: inCents(own.reduce((sum, { amount }) => sum + amount, 0)), currency, software }] // prettier-ignore
    })
    return beside.length === 0 ? [] : [[tool, beside] as const]
  })
}

/** Which account a payment is booked to; null = no column says it. One that was read as the category is no column beside it. */
function accountsOf(ledger: string, tools: readonly InLedger[]): ((payment: Payment) => string) | null {
  const format = ledgerFormats.find(({ id }) => id === ledger)
  // Bills of the books, whose category is their account.
  if (format?.category?.some((column) => /account/i.test(column))) return ({ category }) => category
  const columns = tools.flatMap(({ payments }) => payments.flatMap(({ extra }) => Object.keys(extra)))
  const column = [...new Set(columns)].find((each) => accountColumn.test(each.trim()))
  if (column !== undefined) return ({ extra }) => extra[column] ?? ''
  return format === undefined && ledger.split(/[,;\t|]|^payments /).some((each) => accountColumn.test(each.replaceAll('"', '').trim())) ? ({ category }) => category : null // prettier-ignore
}

/** null = there are none. */
function commonest(texts: readonly string[]): string | null {
  const [most] = [...Map.groupBy(texts, (text) => text)].sort(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? null
}
