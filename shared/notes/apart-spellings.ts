/** Names that look like one and count apart, said where figures are while nobody has decided what they are. */

import { count, date, listed } from '../text/figures.ts'

export interface UserCapitals {
  /** That differ from another, other ids of somebody included. */
  ids: number
  /** How many people they are while capitals count, and where they do not. */
  apart: number
  people: number
  /** Spellings of some. */
  examples: string[][]
  /** Of each goal that has any: those that would come to another person; none where capitals do not count. */
  conversions: { goal: string; conversions: number }[]
}

/** All pages of these `names` in `from` (`''` = the root) were viewed for the last time before, or on the day, that those in `to` first were. */
export interface MovedFolder {
  from: string
  to: string
  names: string[]
  /** Day of the last view in `from`, and of the first in `to`. */
  last: string
  first: string
}

interface Capitals {
  examples: string[][]
}

interface Apart {
  /** `2 user ids differ`, with what they differ in. */
  names: number
  of: [one: string, many: string]
  how: [one: string, many: string]
  example: readonly string[]
  /** What they count as, until it is said otherwise. */
  as: string
  /** What to say in the configuration, and where on screen. */
  setting: string
  screen: string
}

function sentence({ names, of, how, example, as, setting, screen }: Apart): string | null {
  if (names === 0) return null
  const at = names === 1 ? 0 : 1
  const such = example.slice(0, 2).join(' and ')
  return `${names.toLocaleString('en')} ${of[at]} ${how[at]}, such as ${such}: they count as different ${as}; ${setting} makes them one (${screen} on screen).`
}

/** Of names that differ in capitals only. Null where there are none. */
const inCapitals = (
  names: number,
  { examples }: Capitals,
  apart: Pick<Apart, 'of' | 'as' | 'setting' | 'screen'>,
): string | null =>
  sentence({
    ...apart,
    names,
    how: ['differs from another in capitals only', 'differ from another in capitals only'],
    example: examples[0] ?? [],
  })

export function userCapitalsSentence(capitals: UserCapitals): string | null {
  const said = inCapitals(capitals.ids, capitals, {
    of: ['user id', 'user ids'],
    as: 'people',
    setting: '"userIds": {"ignoreCase": true}',
    screen: 'Identity',
  })
  const joined = joinedConversionsSentence(capitals)
  return said === null || joined === null ? said : `${said} ${joined}`
}

/** Null where it is none. */
export function joinedConversionsSentence({ conversions }: Pick<UserCapitals, 'conversions'>): string | null {
  const each = conversions.map(
    ({ goal, conversions: many }) =>
      `${many.toLocaleString('en')} ${many === 1 ? 'conversion' : 'conversions'} of "${goal}"`,
  )
  if (each.length === 0) return null
  return `As one, they join ${listed(each)} to what the same person did under the other spelling.`
}

export const pageCapitalsSentence = (capitals: Capitals & { paths: number }): string | null =>
  inCapitals(capitals.paths, capitals, {
    of: ['path', 'paths'],
    as: 'pages',
    setting: '"ignoreCase": true in "pages"',
    screen: 'Content groups',
  })

export const tagCapitalsSentence = (capitals: Capitals & { names: number }): string | null =>
  inCapitals(capitals.names, capitals, {
    of: ['tag', 'tags'],
    as: 'ones',
    setting: '"ignoreCase": true in "tags"',
    screen: 'Settings',
  })

/** Null where there are none. */
export function alikePagesSentence({
  paths,
  aliases,
}: {
  paths: number
  aliases: readonly { from: string; to: string }[]
}): string | null {
  const [first] = aliases
  if (first === undefined) return null
  const { from, to } = first
  return sentence({
    names: paths,
    of: ['path', 'paths'],
    how: ['looks like another spelling of a page', 'look like another spelling of a page'],
    example: [from, to],
    as: 'pages',
    setting: `an alias such as ${JSON.stringify({ from, to })} in "pages"`,
    screen: 'Content groups',
  })
}

/** `4 pages of /vs were last viewed on 11 Oct 2026, and those of the same names in /compare first on 12 Oct 2026`; the folder of most pages. */
export function movedFoldersSentence(folders: readonly MovedFolder[]): string | null {
  const [most, ...others] = folders.toSorted((a, b) => b.names.length - a.names.length)
  if (most === undefined) return null
  const more = others.reduce((sum, { names }) => sum + names.length, 0)
  const named = (folder: string): string => (folder === '' ? 'the root' : folder)
  const beside = more === 0 ? '' : `; so it is of ${count(more)} more`
  return `${count(most.names.length)} pages of ${named(most.from)} were last viewed on ${date(most.last)}, and those of the same names in ${named(most.to)} first on ${date(most.first)}${beside}. They count as different pages until aliases say that they moved.`
}
