/** The commands that read a file again whose times were likely read in the wrong zone. */
import type { Call } from '../../../../shared/api.ts'
import { quoted } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** Of each import of events whose times nothing says to be UTC. */
export async function zoneToDo(call: Call, said: string, workspace: string): Promise<Note> {
  const imports = (await call('imports.list', {})).filter(
    ({ kind, undoneAt, saysUtc }) => kind === 'events' && undoneAt === null && saysUtc === undefined,
  )
  return note(
    said,
    ...imports.map(({ id, file, zone }) => ({
      does: printable(`take back ${file}, read as ${zone}, and import it again with --zone (such as Europe/Berlin)`),
      command: `touchstack imports undo ${id} -w ${quoted(workspace)}`,
    })),
  )
}
