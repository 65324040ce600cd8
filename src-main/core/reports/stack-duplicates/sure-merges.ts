/**
 * Which likely duplicates can be merged without a look at each: a payee and the one contract it can be for, or payees of one
 * vendor, of one name and of amounts that speak for one purchase. Two contracts of a name are two as long as nobody says otherwise.
 */
import { chargesColumn } from '../../stack/merge-import.ts'
import { type Identity, isOneVendor, isSlip, type SameReason } from '../../stack/names/names.ts'
import { billedForOf, isCalledExactly } from '../../stack/names/called-exactly.ts'
import { isSameAmount } from '../../stack/names/paid-to-vendor.ts'
import type { RatesOf } from '../../stack/rates.ts'
import { isSamePurchase } from '../../stack/payments/same-purchase.ts'
import { isCostless, isPaid, originsOf, type StoredTool } from '../../stack/store.ts'

interface Pair {
  aId: number
  bId: number
  reasons: readonly SameReason[]
  confidence: number
}

type Entry = StoredTool & { identity: Identity }

const sureReasons: readonly SameReason[] = ['same name', 'similar name', 'same payee', 'same brand, amount and day', 'its vendor was paid what it costs'] // prettier-ignore
/** A pair that is at least so likely, though not sure, lets an entry belong to another one too. */
const likelyFrom = 0.5

/**
 * By pair of a payee and a contract: the contract and the others of its vendor that are paid for, where the payee is called as the vendor
 * and nothing shows that it bills for that one alone: `ATLASSIAN`, and `ATLASSIAN* JIRA` of another amount, beside Jira and Confluence.
 */
export function sharedPayees<P extends Pair>(
  pairs: readonly P[],
  entries: readonly Entry[],
  config: RatesOf,
): Map<P, number[]> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const contracts = statedContracts(entries)
  return new Map(
    pairs.flatMap((pair) => {
      const ofPair = [byId.get(pair.aId)!, byId.get(pair.bId)!]
      const [payee, contract] = isPaid(ofPair[0]!) ? ofPair : ofPair.toReversed()
      if (!isPaid(payee!) || isPaid(contract!) || !isCalledAsVendor(payee!, contract!, config)) return []
      const others = contracts.filter((each) => each !== contract && isOneVendor(each.tool.vendor, contract!.tool.vendor)) // prettier-ignore
      return others.length === 0 ? [] : [[pair, [contract!, ...others].map(({ id }) => id)] as const]
    }),
  )
}

const statedContracts = (entries: readonly Entry[]): Entry[] =>
  entries.filter((each) => !isPaid(each) && each.tool.status === 'active' && !isCostless(each))

function isCalledAsVendor(payee: Entry, contract: Entry, config: RatesOf): boolean {
  const { payee: words } = payee.identity
  const { payee: own, vendor } = contract.identity
  if (!words.some((word) => vendor.includes(word) && !own.includes(word))) return false
  const isNamed = words.some((word) => own.includes(word))
  return !isNamed || !isSameAmount({ tool: payee.tool, isPaid: true }, { tool: contract.tool, isPaid: false }, config)
}

/** By pair: the entry that would stay; pairs that are not sure are missing, and so are those of payees that several contracts share. */
export function sureMerges<P extends Pair>(
  pairs: readonly P[],
  entries: readonly Entry[],
  config: RatesOf,
  shared: ReadonlyMap<P, unknown>,
): Map<P, number> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const contracts = statedContracts(entries)
  const isVendorOfContract = ({ tool }: Entry): boolean => contracts.some((each) => isOneVendor(each.tool.vendor, tool.name)) // prettier-ignore
  const exact = exactPairs(pairs, byId)
  const isSure = (pair: P): boolean => {
    const { aId, bId, reasons } = pair
    const [a, b] = [byId.get(aId)!, byId.get(bId)!]
    if (exact.has(pair)) return true
    // A list of seats calls a tool as the vendor is called that has it under contract.
    if ([a, b].some(isCostless) && [a, b].some((each) => isPaid(each) && isVendorOfContract(each))) return false
    // One letter other is a slip, or another vendor.
    const isTypo = reasons.every((reason) => reason === 'similar name') && isSlip(a.identity.loose, b.identity.loose)
    const known = [a, b].map((each) => ({ tool: each.tool, origins: originsOf(each) }))
    return (isPaid(a) || isPaid(b)) && !isTypo && reasons.some((reason) => sureReasons.includes(reason)) && isSamePurchase(known[0]!, known[1]!, config) // prettier-ignore
  }
  const sure = pairs.filter((pair) => !shared.has(pair) && isSure(pair))
  const groups = groupsOf(sure)
  return new Map(
    groups.flatMap((ids): [P, number][] => {
      const contracts = ids.filter((id) => !isPaid(byId.get(id)!))
      const own = new Set(ids)
      const isNamed = sure.some((pair) => exact.has(pair) && own.has(pair.aId))
      // A list of apps that calls a tool by more words is no other contract of whom the payee is called exactly as.
      const isOther = (id: number): boolean => !(isNamed && isCostless(byId.get(id)!))
      const isElsewhere = pairs.some(
        ({ aId, bId, confidence }) => confidence >= likelyFrom && own.has(aId) !== own.has(bId) && isOther(own.has(aId) ? bId : aId), // prettier-ignore
      )
      if (contracts.length > 1 || isElsewhere) return []
      const charges = (id: number): number => Number(byId.get(id)!.tool.custom[chargesColumn] ?? 0)
      const keep = contracts[0] ?? ids.toSorted((a, b) => charges(b) - charges(a) || a - b)[0]!
      return sure.flatMap((pair) => (own.has(pair.aId) ? [[pair, keep]] : []))
    }),
  )
}

/**
 * Payees that are called exactly as one entry is that is no payee, and that no other entry has anything to do with but apps without a
 * cost: the name decides, whatever the amounts are, which seats, rates and contracts of before make others.
 */
function exactPairs<P extends Pair>(pairs: readonly P[], byId: ReadonlyMap<number, Entry>): Set<P> {
  const read = pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.aId)!, byId.get(pair.bId)!]
    if (isPaid(a) === isPaid(b)) return []
    const [payee, entry] = isPaid(a) ? [a, b] : [b, a]
    return [{ pair, payee, entry }]
  })
  const named = ({ payee, entry }: (typeof read)[number]): boolean => isCalledExactly(payee.tool.name, entry.tool.name)
  const isOnly = ({ payee, entry }: (typeof read)[number]): boolean =>
    read.every((each) => each.payee !== payee || each.entry === entry || (isCostless(each.entry) && !named(each)))
  const entries = [...byId.values()]
  const isAlone = ({ payee, entry }: (typeof read)[number]): boolean => {
    const product = billedForOf(payee.tool.name)
    return product !== null && isCalledExactly(product, entry.tool.name) && entries.every((each) => each === entry || isPaid(each) || !isCalledExactly(product, each.tool.name)) // prettier-ignore
  }
  return new Set(read.filter((each) => (named(each) || isAlone(each)) && isOnly(each)).map(({ pair }) => pair))
}

/** Entries that hang together. */
function groupsOf(pairs: readonly Pair[]): number[][] {
  const groups: number[][] = []
  for (const { aId, bId } of pairs) {
    const touched = groups.filter((group) => group.includes(aId) || group.includes(bId))
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push([...new Set([...touched.flat(), aId, bId])])
  }
  return groups
}
