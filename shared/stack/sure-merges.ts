/** Likely duplicates that are sure, as entries that become one each. Pure. */
import type { ReportRow } from '../reports/index.ts'

export interface SureMerge {
  keep: number
  drop: number[]
  /** Of the one that stays, and of those that become part of it. */
  name: string
  dropped: string[]
  /** Why, of all of them together. */
  reasons: string[]
}

export function sureMergesOf(rows: readonly ReportRow<'stack-duplicates'>[]): SureMerge[] {
  const groups = Map.groupBy(
    rows.filter(({ keepId }) => keepId !== null),
    ({ keepId }) => keepId!,
  )
  return [...groups].map(([keep, own]) => {
    const names = new Map(own.flatMap(({ a, b, aId, bId }) => [[aId, a] as const, [bId, b] as const]))
    const drop = [...names.keys()].filter((id) => id !== keep)
    return {
      keep,
      drop,
      name: names.get(keep)!,
      dropped: drop.map((id) => names.get(id)!),
      reasons: [...new Set(own.flatMap(({ reasons }) => reasons))],
    }
  })
}

/** A payee that is called as the vendor of several contracts: its number, its name and theirs. */
export interface SharedPayee {
  id: number
  name: string
  contracts: number[]
}

export function sharedPayeesOf(rows: readonly ReportRow<'stack-duplicates'>[]): SharedPayee[] {
  const all = rows.flatMap(({ a, b, aId, bId, splitIds }): SharedPayee[] => {
    const [id, name] = splitIds[0] === aId ? [bId, b] : [aId, a]
    return splitIds.length === 0 ? [] : [{ id, name, contracts: splitIds }]
  })
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

/** Of a pair: the payee of it that its other entry shares with others; null = neither is one. */
export const sharedPayeeOf = (
  { aId, bId }: Pick<ReportRow<'stack-duplicates'>, 'aId' | 'bId'>,
  shared: readonly SharedPayee[],
): SharedPayee | null =>
  shared.find(({ id, contracts }) => (id === aId && contracts.includes(bId)) || (id === bId && contracts.includes(aId))) ?? null // prettier-ignore

/** `Canva, Inc. and CANVA* PRO become part of Canva.` */
export const sureMergeLine = ({ name, dropped }: SureMerge): string =>
  `${dropped.join(' and ')} ${dropped.length === 1 ? 'becomes' : 'become'} part of ${name}`

export const sureMergeReason = ({ reasons }: SureMerge): string => reasons.join(', ')
