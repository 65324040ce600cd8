/** Sentences about how a file was read, kept with its import: what was assumed, and what was not kept. */
import type { Inspection } from './inspection.ts'
import type { Damage } from './text/decode.ts'

export function textNotes(inspection: Inspection, damage: Damage): string[] {
  const { encoding, encodingBy, skipLines, preamble } = inspection
  const notes: string[] = []
  if (encodingBy === 'guess')
    notes.push(`Its encoding was guessed to be ${encoding}; if letters look wrong, choose another.`)
  if (skipLines > 0)
    notes.push(
      `${skipLines === 1 ? 'The first line comes' : `The first ${skipLines} lines come`} before the header and ${skipLines === 1 ? 'is no row' : 'are no rows'}${preamble.length > 0 ? `: ${preamble.join(' · ').slice(0, 300)}` : ''}.`,
    )
  if (damage.nuls > 0)
    notes.push(`${times(damage.nuls, 'NUL character')} inside cells ${damage.nuls === 1 ? 'was' : 'were'} left out.`)
  if (damage.unreadable > 0)
    notes.push(
      `${times(damage.unreadable, 'character')} ${damage.unreadable === 1 ? 'is' : 'are'} not ${encoding} and ${damage.unreadable === 1 ? 'stands' : 'stand'} as \ufffd; choose another encoding.`,
    )
  return notes
}

const times = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
