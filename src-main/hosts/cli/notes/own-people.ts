/** What the command line says where staff count as people of the site, with the command that leaves them out. */
import type { Call } from '../../../../shared/api.ts'
import { type OwnPeople, ownPeopleWords } from '../../../../shared/notes/own-people.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** null where there is nothing to say; `by` = only what is told so. */
export async function ownPeople(call: Call, workspace: string, by?: OwnPeople['by']): Promise<Note | null> {
  const own = await call('excludePeople.suggest', {})
  if (own === null || (by !== undefined && own.by !== by)) return null
  const { excludePeople } = await call('config.get', {})
  const command = configCommand({ excludePeople: [...excludePeople, ...own.patterns] }, workspace)
  return note(printable(ownPeopleWords(own).join(' ')), { does: 'leave them out', command })
}
