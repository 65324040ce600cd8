/** Sentences that suggest which payees to leave out; nothing is by itself. */
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import {
  isSoftware,
  likelyNotSoftware,
  likelyNotSoftwarePayee,
  maybeNotSoftware,
} from '../../../../shared/stack/not-software.ts'
import type { BookedBeside } from '../../../../shared/stack/stack.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { asPaid, type LeavesOut, leftOutBy } from '../../stack/left-out.ts'
import { bookedBeside, bookedElsewhere } from '../../stack/payments/booked-elsewhere.ts'
import { cardTotals } from '../../stack/payments/card-totals.ts'
import type { PaidTool } from '../../stack/payments/paid-tools.ts'
import type { CollapsedTool } from './collapse.ts'
import type { Ledger } from './stored-payments.ts'
import { type PaymentsRead, shownPayees } from './tools-of-payments.ts'

export const isOfLikely = ({ tool }: CollapsedTool): boolean => likelyNotSoftware(tool.category) !== null

/** Sentences that suggest which payees to leave out, but for those of whole categories; nothing is by itself. */
export function payeesToLeaveOut({ counted, tools, key, all }: PaymentsRead): string[] {
  const booked = bookedIn(all.ledgers.get(key)!, key, new Set(tools.map((each) => each.key)))
  const named = counted.filter((each) => !isOfLikely(each) && !isSoftware(each.tool.category) && likelyNotSoftwarePayee(each.tool.name) !== null) // prettier-ignore
  const others = counted.filter((each) => !isOfLikely(each) && !named.includes(each))
  const beside = [...bookedBeside(counted.map((each) => ({ ...each, ledger: key })))].flatMap(([, own]) => own)
  const elsewhere = others.filter(({ tool }) => booked.has(tool.name))
  const goods = others.filter(
    ({ tool }) => !booked.has(tool.name) && maybeNotSoftware(tool.category, tool.name) !== null,
  )
  return [...byName(named), ...byAccount(elsewhere, booked), ...byCategoryBeside(beside), ...byGoods(goods)]
}

/** By name of a payee of this file: its account in the books, and that of software. */
function bookedIn(
  { paid }: Ledger,
  ledger: string,
  inFile: ReadonlySet<string>,
): Map<string, { account: string; software: string }> {
  const tools = [...paid().tools].map(([key, each]) => ({ ...each, key, ledger }))
  const own = [...bookedElsewhere(tools)].filter(([tool]) => inFile.has(tool.key))
  return new Map(own.map(([{ tool }, booked]) => [tool.name, booked]))
}

/** What the books have under other accounts than that of software. */
function byAccount(
  found: readonly CollapsedTool[],
  booked: Map<string, { account: string; software: string }>,
): string[] {
  const [first] = found
  if (!first) return []
  const names = found.map(({ tool }) => `${tool.name} (${booked.get(tool.name)!.account})`)
  const { software } = booked.get(first.tool.name)!
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${found.length} ${found.length === 1 ? 'payee is' : 'payees are'} booked to accounts that are not of software, which is under "${software}": ${named}. ${untilLeftOut(found.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** Who is paid for software and for more. */
function byCategoryBeside(found: readonly BookedBeside[]): string[] {
  if (found.length === 0) return []
  const names = found.map(({ payee, category, payments, amount, currency, software }) => `${payee} (${counted(payments, 'payment')}, ${amount.toFixed(2)} ${currency}, under "${category}" beside "${software}")`) // prettier-ignore
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `Some payments are booked to other accounts than those of software, and others to the same payee are software: ${named}. All of them count as one tool until somebody leaves those out (excludePayeeCategories in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** Who sells goods as well. */
function byGoods(found: readonly CollapsedTool[]): string[] {
  if (found.length === 0) return []
  const names = found.map(({ tool }) => `${tool.name} (${maybeNotSoftware(tool.category, tool.name) ?? ''})`)
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${found.length} ${found.length === 1 ? 'payee' : 'payees'} may be no software, look at ${found.length === 1 ? 'it' : 'them'}: ${named}. ${untilLeftOut(found.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

const untilLeftOut = (many: number): string =>
  many === 1 ? 'It counts until somebody leaves it out' : 'They count until somebody leaves them out'

/** What the books have of a card month by month, whose charges another export has, whichever came first. */
export function byCardTotal(tools: readonly PaidTool[], config: LeavesOut): string[] {
  const by = leftOutBy(config)
  const totals = [...cardTotals(tools)].filter(([{ tool }]) => by(asPaid(tool)) === null)
  if (totals.length === 0) return []
  const entries = [...new Set(totals.map(([, { leaveOutAs }]) => leaveOutAs))]
  return [noteUpTo(shownPayees, entries, eachBelow, (named) => `${counted(totals.length, 'payee')} of the books ${totals.length === 1 ? 'is the total' : 'are totals'} of a card, whose charges another export has one by one, so the money counts twice: ${named}. ${untilLeftOut(totals.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** The same by the names of payees, where the file has no category of them that says it. */
function byName(likely: readonly CollapsedTool[]): string[] {
  if (likely.length === 0) return []
  const names = likely.map(({ tool }) => `${tool.name} (${likelyNotSoftwarePayee(tool.name) ?? ''})`)
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${likely.length} ${likely.length === 1 ? 'payee is' : 'payees are'} likely no software, by the name: ${named}. ${untilLeftOut(likely.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

export function byCategory(likely: readonly CollapsedTool[]): string[] {
  if (likely.length === 0) return []
  const categories = [...Map.groupBy(likely, ({ tool }) => tool.category.trim())].map(
    ([name, own]) => `"${name}" (${counted(own.reduce((sum, { payments }) => sum + payments.length, 0), 'payment')})`, // prettier-ignore
  )
  return [`${likely.length} ${likely.length === 1 ? 'payee is' : 'payees are'} likely no software, by the category in the file: ${categories.join(', ')}. ${untilLeftOut(likely.length)} (excludePaymentCategories in the configuration; Inventory on screen).`] // prettier-ignore
}
