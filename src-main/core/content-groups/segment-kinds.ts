/** What the values of one path segment look like, by rules a person can check: numbers, codes, places, headlines. */

/** Slugs as sites write them: lower case, words joined by hyphens. */
const usStates = new Set(
  `alabama alaska arizona arkansas california colorado connecticut delaware district-of-columbia florida georgia hawaii
  idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
  missouri montana nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio
  oklahoma oregon pennsylvania puerto-rico rhode-island south-carolina south-dakota tennessee texas utah vermont
  virginia washington west-virginia wisconsin wyoming`.split(/\s+/),
)

/** ISO 3166-1: the countries most sites have pages for, by English name. */
const countries = new Set(
  `argentina australia austria bangladesh belgium brazil bulgaria canada chile china colombia croatia czechia denmark
  egypt estonia finland france germany greece hungary iceland india indonesia ireland israel italy japan kenya latvia
  lithuania luxembourg malaysia mexico morocco netherlands new-zealand nigeria norway pakistan peru philippines poland
  portugal romania saudi-arabia serbia singapore slovakia slovenia south-africa south-korea spain sweden switzerland
  taiwan thailand turkey ukraine united-arab-emirates united-kingdom united-states uruguay usa vietnam`.split(/\s+/),
)

/** ISO 639-1 codes of the languages sites are most often translated into. */
const languages = new Set(
  `ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk vi zh`.split(
    ' ',
  ),
)

/** `de_CH` and `de-ch` are one; null where a part of a path is no code of a language, with that of a region or without. */
export const languageCode = (part: string): string | null =>
  languages.has(part.slice(0, 2)) && /^[a-z]{2}([-_][a-zA-Z]{2})?$/.test(part)
    ? part.toLowerCase().replace('_', '-')
    : null

export interface SegmentKind {
  /** Goes into the template's braces: `{state}`. */
  name: string
  /** Completes "… values, all of them …". */
  words: string
  fits: (value: string) => boolean
  /** Values of the kind needed before a segment is taken for a variable. */
  atLeast: number
}

const slugWords = (value: string): number => value.split(/[-_]/).filter((word) => /\p{L}/u.test(word)).length

/** The first that nearly all values fit is what they are. */
const segmentKinds: readonly SegmentKind[] = [
  {
    name: 'state',
    words: 'names of U.S. states',
    fits: (v) => usStates.has(v.toLowerCase().replaceAll('_', '-')),
    atLeast: 3,
  },
  {
    name: 'country',
    words: 'names of countries',
    fits: (v) => countries.has(v.toLowerCase().replaceAll('_', '-')),
    atLeast: 3,
  },
  {
    name: 'language',
    words: 'language codes',
    fits: (v) => languageCode(v) !== null,
    atLeast: 3,
  },
  { name: 'year', words: 'years', fits: (v) => /^(19|20)\d\d$/.test(v), atLeast: 2 },
  { name: 'date', words: 'dates', fits: (v) => /^\d{4}-\d{2}-\d{2}$/.test(v), atLeast: 3 },
  { name: 'zip', words: 'five-digit codes', fits: (v) => /^\d{5}$/.test(v), atLeast: 3 },
  { name: 'number', words: 'numbers', fits: (v) => /^\d+$/.test(v), atLeast: 3 },
  {
    name: 'id',
    words: 'identifiers',
    fits: (v) => /^[0-9a-f]{8}-[0-9a-f-]{27}$|^(?=.*\d)[0-9a-f]{8,}$/i.test(v),
    atLeast: 3,
  },
  { name: 'code', words: 'codes with digits', fits: (v) => /^(?=.*\d)(?=.*[a-z])[a-z0-9]{4,}$/i.test(v), atLeast: 5 },
  { name: 'article', words: 'headlines of two words or more', fits: (v) => slugWords(v) >= 2, atLeast: 5 },
  { name: 'value', words: 'single words', fits: () => true, atLeast: 5 },
]

/** Part of the values that must fit before a kind names them; the others are counted in the explanation. */
const nearly = 0.8
/** Names are told apart from headlines by most of their words, not all: `the-means-test` beside `expungement`. */
const mostly = 0.6

export function kindOf(values: readonly string[]): SegmentKind {
  const found = segmentKinds.find(
    (kind) =>
      values.filter((value) => kind.fits(value)).length >= values.length * (kind.name === 'article' ? mostly : nearly),
  )
  return found ?? segmentKinds.at(-1)!
}
