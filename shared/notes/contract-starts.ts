/** What counts as added because a contract starts, where nothing shows whether the tool was in use before. */
import { z } from 'zod'
import { counted, listedUpTo, plural } from '../text/figures.ts'

export const contractStart = z.object({
  tool: z.string(),
  /** Of what was added, in workspace currency. */
  added: z.number(),
})
export type ContractStart = z.output<typeof contractStart>

/** Named in a sentence. */
const mostNamed = 5

/** null = there is none. */
export function contractStartsSentence(
  found: readonly ContractStart[],
  money: (amount: number) => string,
): string | null {
  if (found.length === 0) return null
  const added = found.reduce((sum, each) => sum + each.added, 0)
  const many = found.length
  const names = listedUpTo(mostNamed, found.map(({ tool }) => tool)) // prettier-ignore
  return `Of what was added, ${money(added)} is the start of the ${plural(many, 'contract')} of ${counted(many, 'tool')}, and whether ${plural(many, 'it was', 'they were')} in use before is not known: ${names}.`
}
