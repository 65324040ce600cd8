/** The seats that the users of dropped tools would not find with what stays, and what they would cost: an estimate. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { compareText, type Holding, sum, sumUnlessUnknown } from '../../stack/in-use.ts'
import { seatsTaken } from '../../stack/idle-accounts.ts'
import type { Tool } from '../../stack/tool.ts'

export interface Option extends Holding {
  capabilities: readonly string[]
}

type TooFew = Pick<ReportRow<'stack-consolidation'>, 'seatsUsed' | 'seatsThere' | 'seatsFor'>

export const enoughSeats: TooFew = { seatsUsed: null, seatsThere: null, seatsFor: null }

const freeSeats = (tool: Tool): number | null =>
  tool.seatsLicensed === null ? null : Math.max(0, tool.seatsLicensed - (seatsTaken(tool) ?? 0))

/** null where nobody has the capability, or nobody knows how many seats one who has it has: that may be enough. */
const freeFor = (holders: readonly Option[]): number | null =>
  holders.length === 0 ? null : sumUnlessUnknown(holders.map(({ tool }) => freeSeats(tool)))

const holdersOf = (name: string, taken: Iterable<Option>): Option[] =>
  [...taken].filter(({ capabilities }) => capabilities.includes(name))

/** Of a dropped tool: the capability with the fewest seats that nobody has taken, where it is not known who takes one. */
export function tooFewSeats({ tool: { seatsActive }, capabilities }: Option, taken: ReadonlySet<Option>): TooFew {
  const short = capabilities.flatMap((name) => {
    const there = freeFor(holdersOf(name, taken))
    return there !== null && seatsActive !== null && there < seatsActive ? [{ there, name }] : []
  })
  const [least] = short.toSorted((a, b) => a.there - b.there || compareText(a.name, b.name))
  return least ? { seatsUsed: seatsActive, seatsThere: least.there, seatsFor: least.name } : enoughSeats
}

const seatPrice = ({ annualCost, tool: { seatsLicensed } }: Option): number | null =>
  annualCost === null || !seatsLicensed ? null : annualCost / seatsLicensed

const byPrice = (a: Option, b: Option): number =>
  (seatPrice(a) ?? Infinity) - (seatPrice(b) ?? Infinity) || compareText(a.tool.name, b.tool.name)

/**
 * How many seats more of which tool. Nobody knows who uses two of the tools that go, so who uses one is taken to be among those
 * who use the one that most use; each capability is bought where a seat is cheapest, those that fewest have first, since
 * who sits there has what else that tool does.
 */
export function seatsToBuy(dropped: readonly Option[], taken: ReadonlySet<Option>): Map<Option, number> {
  const needed = new Map<string, number>()
  for (const { tool, capabilities } of dropped)
    for (const name of capabilities) needed.set(name, Math.max(needed.get(name) ?? 0, tool.seatsActive ?? 0))
  const asked = [...needed].map(([name, users]) => ({ name, users, holders: holdersOf(name, taken) }))
  asked.sort((a, b) => a.holders.length - b.holders.length || b.users - a.users || compareText(a.name, b.name))
  const bought = new Map<Option, number>()
  for (const { users, holders } of asked) {
    const free = freeFor(holders)
    const [cheapest] = holders.toSorted(byPrice)
    if (free === null || cheapest === undefined) continue
    const short = users - free - sum(holders.map((each) => bought.get(each) ?? 0))
    if (short > 0) bought.set(cheapest, (bought.get(cheapest) ?? 0) + short)
  }
  return bought
}

/** null = not known. */
export function costOfSeats(option: Option, seats: number): number | null {
  const price = seatPrice(option)
  return price === null ? null : price * seats
}
