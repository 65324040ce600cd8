/** Teams that the configuration gives heads and no tool has: misspelt, most likely, or without a tool of their own. */
import { listedUpTo } from '../text/figures.ts'
import { teamsOf } from '../statistics/shares.ts'

const mostNamed = 10

/** null where every one of them is a team of some tool. `tools`: of the inventory, whenever they are in use. */
export function unknownHeadsSentence(
  heads: Readonly<Record<string, number>>,
  tools: readonly { team: string }[],
): string | null {
  const known = new Set(tools.flatMap(teamsOf).map((team) => team.toLowerCase()))
  const unknown = Object.keys(heads).filter((team) => !known.has(team.toLowerCase()))
  return unknown.length === 0
    ? null
    : `No tool is of ${listedUpTo(mostNamed, unknown.map((team) => `"${team}"`))}, which \`heads\` in the configuration has: ${unknown.length === 1 ? 'its' : 'their'} people are in no cost per head.` // prettier-ignore
}
