/** What the command line says where emails that would join people were left out, with the command that reads them. */
import type { Call } from '../../../../shared/api.ts'
import {
  type EmailsLeftOut,
  emailsLeftOutSentence,
  idsKeptSentence,
  importAgainSentence,
  noEmailsSentence,
} from '../../../../shared/notes/emails-left-out.ts'
import { quoted } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** null where there is nothing to say. */
export async function emailsLeftOut(call: Call, workspace: string): Promise<Note | null> {
  return words(await call('imports.emailsLeftOut', {}), workspace)
}

/** The same beside figures of people: where nobody is known by email, nothing hangs on it. */
export async function emailsBesideFigures(call: Call, workspace: string): Promise<Note | null> {
  return besideFigures(await call('imports.emailsLeftOut', {}), workspace)
}

/** The same where people who converted are on no page. */
export async function emailsOfPageless(call: Call, workspace: string, pagelessPeople: number): Promise<Note | null> {
  const found = await call('imports.emailsLeftOut', {})
  const said = besideFigures(found, workspace)
  if (said !== null) return said
  const sentence = found.byEmail === 0 ? null : noEmailsSentence(found, pagelessPeople)
  return sentence === null ? null : note(sentence)
}

function besideFigures(found: EmailsLeftOut, workspace: string): Note | null {
  const ids = idsKeptSentence(found)
  if (ids !== null) return note(printable(ids))
  return found.byEmail === 0 ? null : words(found, workspace)
}

function words(found: EmailsLeftOut, workspace: string): Note | null {
  const sentence = emailsLeftOutSentence(found)
  if (sentence === null) return null
  const said = printable([sentence, importAgainSentence(found)].filter((each) => each !== null).join(' '))
  const command = `touchstack imports join-emails -w ${quoted(workspace)}`
  return found.files.some(({ there }) => there)
    ? note(said, { does: 'read again with it what is still there', command })
    : note(said)
}
