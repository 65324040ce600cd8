/** What the command line says where robots count as people, with the command that leaves them out. */
import type { Call } from '../../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { robotsSentence } from '../../../../shared/notes/robots.ts'
import { configCommand } from '../config-command.ts'
import { type Note, note } from './note.ts'

export const robotsCommand = (excludeUserAgents: WorkspaceConfig['excludeUserAgents'], workspace: string): string =>
  configCommand({ excludeUserAgents: { ...excludeUserAgents, robots: true } }, workspace)

/** null where there is nothing to say. */
export async function robots(call: Call, workspace: string): Promise<Note | null> {
  const { excludeUserAgents } = await call('config.get', {})
  const sentence = robotsSentence(await call('excludeUserAgents.preview', { excludeUserAgents }))
  if (sentence === null) return null
  return note(sentence.replaceAll('\u00a0', ' '), {
    does: 'leave them out',
    command: robotsCommand(excludeUserAgents, workspace),
  })
}
