/**
 * Names an entry has been given up for: those of entries that a person merged into it, and its own before it was renamed.
 * A later export of payments still writes them, and what was decided once holds.
 */
import type { Tool } from '../tool.ts'
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

/** The name of the entry that payments to a payee in a currency belong to, as a person decided it; undefined = nobody did. */
export type NameOfPayee = (payee: string, currency: string) => string | undefined

/**
 * Names that another entry has in that currency are its own. Of several entries that are called so, the one in the currency; a
 * currency that none of them is in is paid to the first.
 */
export function nameOfPayee(tools: readonly Tool[], workspaceCurrency: string): NameOfPayee {
  const keyOf = (name: string, { currency }: Tool): string => `${vendorKey(name)} ${currency ?? workspaceCurrency}`
  const own = new Set(tools.map((tool) => keyOf(tool.name, tool)))
  const exact = new Map<string, string>()
  const any = new Map<string, string>()
  for (const tool of tools)
    for (const name of alsoCalled(tool)) {
      if (!exact.has(keyOf(name, tool))) exact.set(keyOf(name, tool), tool.name)
      if (!any.has(vendorKey(name))) any.set(vendorKey(name), tool.name)
    }
  return (payee, currency) => {
    const name = vendorKey(payee)
    if (!any.has(name)) return undefined
    const key = `${name} ${currency}`
    return own.has(key) ? undefined : (exact.get(key) ?? any.get(name))
  }
}
