/** What is to be known of sources, mediums and the like before their rows are read: one name in several spellings, own pages. */
import { tagSpelling } from '../../shared/text/spelling.ts'
import type { Dimension } from '../words.ts'
import type { FirstLastRow } from './tables/first-last.ts'
import type { ModelPair } from './model-pair.ts'

/**
 * Keys that differ in nothing but case and what separates words, most spellings first; where a person keeps capitals apart,
 * those that differ in case alone are not among them.
 */
export function spelledApart(keys: readonly string[], keepsCase = false): string[][] {
  const groups = Map.groupBy(keys, tagSpelling)
  const differ = (group: readonly string[]): boolean =>
    new Set(keepsCase ? group.map((key) => key.toLowerCase()) : group).size > 1
  return [...groups.values()].filter(differ).toSorted((a, b) => b.length - a.length)
}

/** From this share on there is little else to see. */
const nearlyAll = 0.9

/**
 * Share of the last touches' credit that is direct, by medium that has none; null where it is less than nearly all, or last
 * touches are not shown.
 */
export function directLast(by: Dimension, { model, against }: ModelPair, rows: readonly FirstLastRow[]): number | null {
  const key = { source: '(direct)', channel: 'Direct', medium: '(not set)' }[by as string]
  if (key === undefined || (model !== 'last' && against !== 'last')) return null
  const credit = (row: FirstLastRow): number => (model === 'last' ? row.first : row.last)
  const all = rows.reduce((sum, row) => sum + (row.kind === 'none' ? 0 : credit(row)), 0)
  const direct = rows.find((row) => row.key === key)
  const share = direct && all > 0 ? credit(direct) / all : 0
  return share >= nearlyAll ? share : null
}
