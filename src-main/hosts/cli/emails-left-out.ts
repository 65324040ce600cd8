/** What the command line says where emails that would join people were left out, with the command that reads them. */
import type { Call } from '../../../shared/api.ts'
import {
  type EmailsLeftOut,
  emailsLeftOutSentence,
  importAgainSentence,
  noEmailsSentence,
} from '../../../shared/emails-left-out.ts'
import { quoted } from './config-command.ts'
import { printable } from './format/terminal.ts'

/** null where there is nothing to say. */
export async function emailsLeftOut(call: Call, workspace: string): Promise<string | null> {
  return words(await call('imports.emailsLeftOut', {}), workspace)
}

/** The same beside the rules of identity: where nobody is known by email, nothing hangs on it. */
export async function emailsBesideRules(call: Call, workspace: string): Promise<string | null> {
  const found = await call('imports.emailsLeftOut', {})
  return found.byEmail === 0 ? null : words(found, workspace)
}

/** The same where people who converted are on no page. */
export async function emailsOfPageless(call: Call, workspace: string, pagelessPeople: number): Promise<string | null> {
  const found = await call('imports.emailsLeftOut', {})
  if (found.byEmail === 0) return null
  return words(found, workspace) ?? noEmailsSentence(found, pagelessPeople)
}

function words(found: EmailsLeftOut, workspace: string): string | null {
  const sentence = emailsLeftOutSentence(found)
  if (sentence === null) return null
  const again = found.files.some(({ there }) => there)
    ? [`To read again with it what is still there: touchstack imports join-emails -w ${quoted(workspace)}`]
    : []
  return printable([sentence, importAgainSentence(found), ...again].filter((each) => each !== null).join(' '))
}
