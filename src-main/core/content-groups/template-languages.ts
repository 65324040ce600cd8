/** Segments of a template, and what becomes of its first where that is the language of a page. */

export type Segment =
  | { literal: string }
  | {
      variable: string
      words: string
      values: number
      fitting: number
      parents: number
      affix: string | null
      /** Folders that are copies of one another: the template is what stands below. */
      alike?: boolean
      /** Of languages: their codes, and whether the site's own has no folder. */
      codes?: readonly string[]
      orNone?: boolean
    }

export type Variable = Extract<Segment, { variable: string }>

interface Language extends Variable {
  codes: readonly string[]
}

export interface Found {
  segments: Segment[]
  paths: string[]
  small?: boolean
  /** Folders with the same pages, where those of one of them are cut off from theirs. */
  against?: string[]
}

/** The language a template begins with. */
export function languageOf([first]: readonly Segment[]): Language | null {
  return first && 'variable' in first && first.codes !== undefined ? { ...first, codes: first.codes } : null
}

/** The codes that paths begin with, in their order; `''` first where some begin with none. */
function codesOf({ codes }: Language, paths: readonly string[]): string[] {
  const found = new Set(paths.map((path) => path.split('/', 2)[1]!).map((part) => (codes.includes(part) ? part : '')))
  return [...found].toSorted()
}

/** A template goes across languages where its pages are in two or more, of which the site's own may be one. */
export function acrossLanguages(found: Found): Found {
  const language = languageOf(found.segments)
  if (!language) return found
  const below = found.segments.slice(1)
  const codes = codesOf(language, found.paths)
  const isOwn = codes[0] === ''
  if (codes.length > 1) return isOwn ? { ...found, segments: [{ ...language, orNone: true }, ...below] } : found
  return { ...found, segments: isOwn ? below : [{ literal: codes[0]! }, ...below] }
}

/** The rule's glob. */
export function matchOf(segments: readonly Segment[]): string {
  const parts = segments.map((segment) => ('literal' in segment ? segment.literal : (segment.affix ?? '*')))
  const language = languageOf(segments)
  if (!language?.orNone) return `/${parts.join('/')}`
  const below = parts.slice(1).map((part) => `/${part}`).join('') // prettier-ignore
  const folders = language.affix === '*' ? ['/*'] : language.codes.toSorted().map((code) => `/${code}`)
  return `{${[below === '' ? '/' : '', ...folders].join(',')}}${below}`
}

/** The same for each language by itself, where it goes across several: its glob and its code, `''` for the site's own. */
export function eachLanguage(
  segments: readonly Segment[],
  paths: readonly string[],
): { match: string; code: string }[] {
  const language = languageOf(segments)
  if (!language) return []
  return codesOf(language, paths).map((code) => ({
    match: matchOf([...(code === '' ? [] : [{ literal: code }]), ...segments.slice(1)]),
    code,
  }))
}
