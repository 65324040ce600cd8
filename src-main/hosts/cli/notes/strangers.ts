/** What the command line says of files whose people no page is known of. */
import type { Call } from '../../../../shared/api.ts'
import type { Goal } from '../../../../shared/config.ts'
import { strangersSentence } from '../../../../shared/notes/strangers.ts'
import { printable } from '../format/terminal.ts'

/** null where there is none. `goal`: those that have events of it. */
export async function strangers(call: Call, goal: Goal | null): Promise<string | null> {
  const sentence = strangersSentence(await call('imports.strangers', { goal }))
  return sentence && printable(sentence)
}
