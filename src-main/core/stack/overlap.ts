/**
 * Which active tools do the same, and what that costs: pure.
 *
 * *Overlap* is a shared capability; *redundancy* a capability that one team has from several tools. For each such
 * (capability, team) one tool is kept: the one with the most active seats where they are known of all, else the one
 * with the cheapest share, then the first by name. What the others cost for that capability and that team is the
 * redundant spend.
 */
import { nameKey } from './graph.ts'
import type { KeptBy } from '../../../shared/reports/stack-overlap.ts'
import { compareText, type Holding, sumOfKnown } from './in-use.ts'
import { capabilitiesOf, capabilityParts, teamParts, teamsOf } from '../../../shared/statistics/shares.ts'

export interface Overlap {
  a: string
  b: string
  shared: string[]
  jaccard: number
  overlap: number
  containmentA: number
  containmentB: number
  kind: 'overlap' | 'redundant'
}

export interface Redundancy {
  capability: string
  team: string
  kept: Holding
  keptBy: KeptBy
  /** Tools whose active seats are not known, so that seats choose nothing; by name. */
  seatsUnknown: string[]
  /** amount null = the tool's cost is not known. */
  others: { holding: Holding; amount: number | null }[]
}

const byName = (a: Holding, b: Holding): number => compareText(a.tool.name, b.tool.name)

/** Every pair that shares a capability, by falling Jaccard, then overlap coefficient, then names. */
export function overlaps(holdings: readonly Holding[]): Overlap[] {
  const sets = [...holdings].sort(byName).map(({ tool }) => ({
    name: tool.name,
    capabilities: new Set(capabilitiesOf(tool)),
    teams: new Set(teamsOf(tool)),
  }))
  const holders = new Map<string, number[]>()
  sets.forEach(({ capabilities }, index) => {
    for (const capability of capabilities) {
      const held = holders.get(capability)
      if (held) held.push(index)
      else holders.set(capability, [index])
    }
  })
  const pairs: Overlap[] = []
  sets.forEach((a, index) => {
    const sharedWith = new Map<number, string[]>()
    for (const capability of [...a.capabilities].sort(compareText))
      for (const other of holders.get(capability)!) {
        if (other <= index) continue
        const shared = sharedWith.get(other)
        if (shared) shared.push(capability)
        else sharedWith.set(other, [capability])
      }
    for (const [other, shared] of sharedWith) {
      const b = sets[other]!
      const [inA, inB] = [a.capabilities.size, b.capabilities.size]
      pairs.push({
        a: a.name,
        b: b.name,
        shared,
        jaccard: shared.length / (inA + inB - shared.length),
        overlap: shared.length / Math.min(inA, inB),
        containmentA: shared.length / inA,
        containmentB: shared.length / inB,
        kind: [...a.teams].some((team) => b.teams.has(team)) ? 'redundant' : 'overlap',
      })
    }
  })
  return pairs.sort(
    (x, y) => y.jaccard - x.jaccard || y.overlap - x.overlap || compareText(x.a, y.a) || compareText(x.b, y.b),
  )
}

interface Share {
  holding: Holding
  amount: number | null
}

/** By falling amount, then capability and team. */
export function redundancies(holdings: readonly Holding[]): Redundancy[] {
  const held = new Map<string, { capability: string; team: string; shares: Share[] }>()
  for (const holding of [...holdings].sort(byName))
    for (const capability of capabilityParts(holding.tool))
      for (const team of teamParts(holding.tool)) {
        const key = JSON.stringify([capability.name, team.name])
        const group = held.get(key) ?? { capability: capability.name, team: team.name, shares: [] }
        const { annualCost } = holding
        const amount = annualCost === null ? null : annualCost * capability.weight * team.weight
        group.shares.push({ holding, amount })
        held.set(key, group)
      }
  return [...held.values()]
    .filter(({ shares }) => shares.length > 1)
    .map(({ capability, team, shares }) => {
      const { kept, keptBy } = chooseKept(shares)
      const seatsUnknown = shares.filter((share) => seatsOf(share) === null).map(({ holding }) => holding.tool.name)
      return { capability, team, kept: kept.holding, keptBy, seatsUnknown, others: shares.filter((share) => share !== kept) } // prettier-ignore
    })
    .sort(
      (a, b) =>
        (amountOf(b) ?? -1) - (amountOf(a) ?? -1) ||
        compareText(a.capability, b.capability) ||
        compareText(a.team, b.team),
    )
}

/** Shares come by name, and sorting is stable. */
function chooseKept(shares: readonly Share[]): { kept: Share; keptBy: KeptBy } {
  const allKnown = shares.every((share) => seatsOf(share) !== null)
  const mostSeats = (a: Share, b: Share): number => (allKnown ? seatsOf(b)! - seatsOf(a)! : 0)
  const [kept, next] = [...shares].sort((a, b) => mostSeats(a, b) || cheapest(a, b)) as [Share, Share]
  const keptBy =
    mostSeats(kept, next) !== 0 ? 'most active seats' : cheapest(kept, next) !== 0 ? 'cheapest share' : 'name'
  return { kept, keptBy }
}

const seatsOf = (share: Share): number | null => share.holding.tool.seatsActive

/** An unknown cost is never the cheapest. */
const cheapest = (a: Share, b: Share): number => (a.amount ?? Infinity) - (b.amount ?? Infinity) || 0

/** Of what is known; null = nothing. */
export const amountOf = ({ others }: Redundancy): number | null => sumOfKnown(others.map(({ amount }) => amount))

/** Of every redundancy that is known. */
export const redundantSpend = (found: readonly Redundancy[]): number => sumOfKnown(found.map(amountOf)) ?? 0

/** Whether any cost or number of active seats behind a redundancy is unknown. */
export const isUpperBound = (found: readonly Redundancy[]): boolean =>
  found.some(({ kept, others }) =>
    [kept, ...others.map(({ holding }) => holding)].some(
      ({ tool, annualCost }) => tool.seatsActive === null || annualCost === null,
    ),
  )

/** Capabilities that no other of the tools has, per tool. */
export function uniqueCapabilities(holdings: readonly Holding[]): Map<Holding, string[]> {
  const holders = new Map<string, number>()
  for (const { tool } of holdings)
    for (const capability of capabilitiesOf(tool)) holders.set(capability, (holders.get(capability) ?? 0) + 1)
  return new Map(
    holdings.map((holding) => [
      holding,
      capabilitiesOf(holding.tool)
        .filter((capability) => holders.get(capability) === 1)
        .sort(compareText),
    ]),
  )
}

/** Of which nothing says what they do, and so nothing whether they overlap. */
export const withoutCapabilities = (holdings: readonly Holding[]): Holding[] =>
  holdings.filter(({ tool }) => capabilitiesOf(tool).length === 0)

export interface SharedCategory {
  category: string
  tools: string[]
  /** Of what is known; null = nothing. */
  annualCost: number | null
}

/**
 * Words of categories that say nothing of what a tool does: that nobody looked, or, as accounts in books do, only that it is software
 * (`Software & Subscriptions`, `SaaS / Software`).
 */
const emptyWords = new Set(
  `other others misc miscellaneous various general uncategorised uncategorized unknown sonstige sonstiges autre autres
  and und et en y e of for software saas subscription subscriptions dues computer internet it ict edv app apps application applications
  licence licences license licenses tool tools online digital service services business expense expenses cost costs fee fees
  kosten lizenz lizenzen abonnement abonnements abonnementen licenties logiciel logiciels informatique frais
  programas suscripciones licencias gastos assinaturas despesas abbonamenti licenze costi`.split(/\s+/),
)
const saysWhatItDoes = (category: string): boolean =>
  category
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word !== '' && !emptyWords.has(word))

/** Categories of several tools that cannot be compared by capability; the costliest first, tools by name. */
export function sameCategory(holdings: readonly Holding[]): SharedCategory[] {
  const unknown = new Set(withoutCapabilities(holdings))
  const named = holdings.filter(({ tool }) => saysWhatItDoes(tool.category))
  return [...Map.groupBy(named, ({ tool }) => nameKey(tool.category)).values()]
    .filter((group) => group.length > 1 && group.some((holding) => unknown.has(holding)))
    .map((group) => ({
      category: group[0]!.tool.category,
      tools: group.map(({ tool }) => tool.name).sort(compareText),
      annualCost: sumOfKnown(group.map(({ annualCost }) => annualCost)),
    }))
    .sort((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1) || compareText(a.category, b.category))
}
