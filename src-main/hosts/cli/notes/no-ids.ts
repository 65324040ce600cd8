/** What the command line says of ids that stand for many people, with the command under which they are none. */
import type { Call } from '../../../../shared/api.ts'
import { noIdsSentence } from '../../../../shared/notes/no-ids.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** null where there is nothing to say. */
export async function suggestedNoIds(call: Call, workspace: string): Promise<Note | null> {
  const found = await call('noIds.suggest', {})
  const sentence = noIdsSentence(found)
  if (sentence === null) return null
  const { noIds } = await call('config.get', {})
  return note(printable(sentence), {
    does: 'count it as no id',
    command: configCommand({ noIds: [...new Set([...noIds, ...found.map(({ id }) => id)])] }, workspace),
  })
}
