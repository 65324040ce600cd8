/** What the command line says where an import brought amounts that have no rate, with the commands that lead on. */
import type { Call } from '../../../../shared/api.ts'
import { listed } from '../../../../shared/text/figures.ts'
import type { FileAccount } from '../../../../shared/import.ts'
import { isMixed, missingRates } from '../../../../shared/notes/no-rate.ts'
import { configCommand, quoted } from '../config-command.ts'
import { type Note, note } from './note.ts'

export async function eventRates(
  call: Call,
  workspace: string,
  files: readonly Pick<FileAccount, 'notes'>[],
): Promise<Note | null> {
  const said = files.flatMap(({ notes }) => notes.filter((each) => missingRates(each).length > 0))
  const { currency, rates } = await call('config.get', {})
  const lacking = [...new Set(said.flatMap(missingRates))].filter((code) => code !== currency && !(code in rates))
  const [only] = lacking
  if (only === undefined) return null
  const known = Object.entries(rates).map(([code, rate]) => `"${code}":${rate}`)
  // Nobody but its user knows the rate: the words are to be replaced.
  const asked = lacking.map((code) => `"${code}":RATE`)
  const isOnlyOne = lacking.length === 1 && Object.keys(rates).length === 0 && !said.some(isMixed)
  return note(
    `What events are worth in ${listed(lacking)} cannot be added up in ${currency}.`,
    ...(isOnlyOne ? [{ does: `count in ${only}`, command: configCommand({ currency: only }, workspace) }] : []),
    {
      does: `set what 1 ${lacking.join(', 1 ')} is in ${currency}`,
      command: `echo '{"rates":{${[...known, ...asked].join(',')}}}' | touchstack config set - -w ${quoted(workspace)}`,
    },
  )
}
