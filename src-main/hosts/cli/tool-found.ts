/** Which entry of the inventory is meant. */
import { AppError } from '../../../shared/errors.ts'
import type { InventoryTool, LeftOutTools } from '../../../shared/stack/stack.ts'
import { usage } from './args.ts'

/** By name, whatever its case; by number where it has no such name. Throws NOT_FOUND, or USAGE where several have the name. */
export function findTool<T extends Pick<InventoryTool, 'id' | 'name'>>(tools: readonly T[], said: string): T {
  const found = tools.filter(({ name }) => name.toLowerCase() === said.trim().toLowerCase())
  if (found.length > 1)
    throw usage(`${found.length} tools are called "${said}": say the number of one (${found.map(({ id }) => id).join(', ')}); \`touchstack tools list\` shows them.`) // prettier-ignore
  const tool = found[0] ?? tools.find(({ id }) => String(id) === said)
  if (!tool) throw new AppError('NOT_FOUND', `There is no tool called "${said}"; \`touchstack tools list\` lists them.`)
  return tool
}

/** The number of a tool, or of one that is left out. */
export function findAnyTool(tools: readonly InventoryTool[], leftOut: readonly LeftOutTools[], said: string): number {
  const out = leftOut.flatMap(({ tools: names, ids }) => ids.map((id, at) => ({ id, name: names[at]! })))
  return findTool([...tools, ...out], said).id
}
