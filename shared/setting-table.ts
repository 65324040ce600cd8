/** Tables that are no import: they are read where a setting is made. */
import { type CostDimension, costDimensions } from './cost-dimensions.ts'

export type SettingTable = { is: 'costs'; by: CostDimension } | { is: 'page-aliases' }

const tables: readonly SettingTable[] = [
  ...costDimensions.map((by) => ({ is: 'costs' as const, by })),
  { is: 'page-aliases' },
]

export const tableHolds = (table: SettingTable): string =>
  table.is === 'costs' ? `costs of ${table.by === 'group' ? 'content' : `${table.by}s`}` : 'pages that moved'

/** Stands in the refusal of such a file. */
export const noImport = (table: SettingTable): string => `If it holds ${tableHolds(table)}, it is no import`

/** What the refusal of a file takes it for; null = for no such table. */
export const tableNamed = (message: string): SettingTable | null =>
  tables.find((table) => message.includes(noImport(table))) ?? null

/** Of refused files those that are no such table either. */
export const unreadOf = <Refused extends { message: string }>(refused: readonly Refused[]): Refused[] =>
  refused.filter(({ message }) => tableNamed(message) === null)
