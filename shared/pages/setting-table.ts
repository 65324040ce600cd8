/** Tables that are no import: they are read where a setting is made. */
import { type CostDimension, costDimensions } from './cost-dimensions.ts'

export type SettingTable =
  { is: 'costs'; by: CostDimension } | { is: 'page-aliases' } | { is: 'page-groups' } | { is: 'decision' }

const tables: readonly SettingTable[] = [
  ...costDimensions.map((by) => ({ is: 'costs' as const, by })),
  { is: 'page-aliases' },
  { is: 'page-groups' },
  { is: 'decision' },
]

const held = {
  'page-aliases': 'pages that moved',
  'page-groups': 'groups of pages',
  decision: 'buying against building',
} as const

export function tableHolds(table: SettingTable): string {
  if (table.is === 'costs') return `costs of ${table.by === 'group' ? 'content' : `${table.by}s`}`
  return held[table.is]
}

/** Stands in the refusal of such a file. */
export const noImport = (table: SettingTable): string => `If it holds ${tableHolds(table)}, it is no import`

/** What the refusal of a file takes it for; null = for no such table. */
export const tableNamed = (message: string): SettingTable | null =>
  tables.find((table) => message.includes(noImport(table))) ?? null

/** Of refused files those that are no such table either. */
export const unreadOf = <Refused extends { message: string }>(refused: readonly Refused[]): Refused[] =>
  refused.filter(({ message }) => tableNamed(message) === null)
