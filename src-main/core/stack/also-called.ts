/**
 * Names an entry has been given up for: those of entries that a person merged into it, and its own before it was renamed.
 * A later export of payments still writes them, and what was decided once holds.
 */
import type { Tool } from './tool.ts'
import { vendorKey } from './vendor.ts'

/** Custom field: the names, between semicolons. */
export const alsoCalledColumn = 'Also called'

export const alsoCalled = ({ custom }: Pick<Tool, 'custom'>): string[] =>
  (custom[alsoCalledColumn] ?? '').split(';').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))

/** The tool with further names; its own is none. */
export function withNames(tool: Tool, names: readonly string[]): Tool {
  const all = new Map([...alsoCalled(tool), ...names.map((name) => name.replaceAll(/\s*;\s*/g, ' '))].map((name) => [vendorKey(name), name])) // prettier-ignore
  all.delete(vendorKey(tool.name))
  if (all.size === 0) return tool
  return { ...tool, custom: { ...tool.custom, [alsoCalledColumn]: [...all.values()].join('; ') } }
}

/** The tool with the name of a payee that a person merged into it, though it is its own as payees are told apart: that decided it. */
export function withPayee(tool: Tool, payee: string): Tool {
  const names = alsoCalled(tool)
  if (names.some((name) => vendorKey(name) === vendorKey(payee))) return tool
  return { ...tool, custom: { ...tool.custom, [alsoCalledColumn]: [...names, payee.replaceAll(/\s*;\s*/g, ' ')].join('; ') } } // prettier-ignore
}

/** By `vendorKey` of such a name: the name of the entry it belongs to. Names that other entries have are theirs. */
export type NamesByPayee = ReadonlyMap<string, string>

export function namesByPayee(tools: readonly Tool[]): NamesByPayee {
  const names = new Map(tools.flatMap((tool) => alsoCalled(tool).map((name) => [vendorKey(name), tool.name] as const)))
  for (const { name } of tools) names.delete(vendorKey(name))
  return names
}
