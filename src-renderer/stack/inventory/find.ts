/** What is typed to find tools: words that stand anywhere in a tool, or `team: Sales` for those of that team alone. */
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import { capabilitiesOf, teamsOf } from '../../../shared/statistics/shares.ts'

type Found = Pick<InventoryTool, 'name' | 'vendor' | 'category' | 'team' | 'owner' | 'capabilities'>

const groupNames = ['team', 'category', 'owner', 'vendor', 'capability'] as const
type Group = (typeof groupNames)[number]

const groups: Readonly<Record<Group, (tool: Found) => readonly string[]>> = {
  team: teamsOf,
  category: ({ category }) => [category],
  owner: ({ owner }) => [owner],
  vendor: ({ vendor }) => [vendor],
  capability: capabilitiesOf,
}

export const isGroup = (name: string): name is Group => groupNames.some((group) => group === name)

/** As it is typed. `key` as a report of costs has it. */
export const groupSearch = (group: Group, key: string): string => `${group}: ${key}`

/** Whether a tool is found by a text; every one is by none. */
export function finder(text: string): (tool: Found) => boolean {
  const wanted = text.trim().toLowerCase()
  const [, group = '', key = ''] = /^(\w+):\s+(.+)$/.exec(wanted) ?? []
  if (isGroup(group)) return (tool) => isIn(groups[group](tool), key)
  return ({ name, vendor, category, team, owner, capabilities }) =>
    [name, vendor, category, team, owner, ...capabilities].some((each) => each.toLowerCase().includes(wanted))
}

/** What a report calls those of no group. */
const noGroup: readonly string[] = ['(none)', '(not set)']

function isIn(names: readonly string[], key: string): boolean {
  const known = names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '')
  return noGroup.includes(key) ? known.length === 0 : known.includes(key)
}
