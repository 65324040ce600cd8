/** What the command line says where aliases join nobody, with the command that has them used. */
import type { Call } from '../../../../shared/api.ts'
import { unusedAliasesSentence } from '../../../../shared/notes/unused-aliases.ts'
import { configCommand } from '../config-command.ts'
import { type Note, note } from './note.ts'

/** `goal`: whose conversions are counted; null = the first of the workspace. null where there is nothing to say. */
export async function unusedAliases(call: Call, workspace: string, goal: string | null): Promise<Note | null> {
  const found = await call('identity.unusedAliases', { goal })
  if (found === null) return null
  return note(unusedAliasesSentence(found).replaceAll('\u00a0', ' '), {
    does: 'have them used',
    command: configCommand({ identity: found.better.rule }, workspace),
  })
}
