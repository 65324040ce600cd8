/** What the command line says of other ids that several users have, with the command under which they are one person. */
import type { Call } from '../../../../shared/api.ts'
import { sharedIdsSentence } from '../../../../shared/notes/shared-ids.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** null where there is nothing to say. */
export async function sharedIds(call: Call, workspace: string): Promise<Note | null> {
  const sentence = sharedIdsSentence(await call('identity.sharedIds', {}))
  return sentence === null
    ? null
    : note(printable(sentence), {
        does: 'make one person of connected ids',
        command: configCommand({ identity: 'connected' }, workspace),
      })
}
