/** Notes of an import that begin with a count, so that those of many files can be added up. */

/** How they go on, of one and of several; what follows is the same of both. */
const forms = {
  duplicate: ['row is left out: ', 'rows are left out: '],
  repeated: ['event is exactly like another of this file ', 'events are exactly like another of their file '],
  cookie: ['row has an id as Google’s cookie writes them', 'rows have ids as Google’s cookie writes them'],
  noId: [
    'row has neither a visitor nor a user id: it is stored as nobody’s, so reports ignore it; where it is a view of a page, Content groups counts that.',
    'rows have neither a visitor nor a user id: they are stored as nobody’s, so reports ignore them; where they are views of pages, Content groups counts those.',
  ],
  internal: ['row is from internal addresses ', 'rows are from internal addresses '],
  nul: ['NUL character inside cells was left out.', 'NUL characters inside cells were left out.'],
  unreadable: ['character is not ', 'characters are not '],
} as const

type Counted = keyof typeof forms

export const countedNote = (what: Counted, count: number, rest = ''): string =>
  `${count.toLocaleString('en')} ${forms[what][count === 1 ? 0 : 1]}${rest}`

/** null of a note that is no such one. */
export function readCounted(note: string): { what: Counted; count: number; rest: string } | null {
  const [, digits = '', words = ''] = /^([\d,]+) (.*)$/s.exec(note) ?? []
  const count = Number(digits.replaceAll(',', ''))
  for (const what of Object.keys(forms) as Counted[]) {
    const form = forms[what][count === 1 ? 0 : 1]
    if (digits !== '' && words.startsWith(form)) return { what, count, rest: words.slice(form.length) }
  }
  return null
}
