/** Why conversions of an attribution report have no touch: those who converted are never on a page. */
interface Converted {
  convertedPeople: number
  pagelessPeople: number
}

/** A sentence where it is so of most; null otherwise. */
export function pagelessWords({ convertedPeople, pagelessPeople }: Converted): string | null {
  if (pagelessPeople * 2 <= convertedPeople) return null
  const n = (value: number): string => value.toLocaleString('en-US')
  const who =
    pagelessPeople < convertedPeople
      ? `${n(pagelessPeople)} of the ${n(convertedPeople)} people who converted have`
      : convertedPeople === 1
        ? 'The one person who converted has'
        : `All ${n(convertedPeople)} people who converted have`
  const them = pagelessPeople === 1 ? 'that id is' : 'those ids are'
  return `${who} no page view: the conversions carry ids of their own, and ${them} never on a page.`
}

/** Beside the people of `(none)`: how what happened on one page gets it. */
export const pageOfAllRows =
  'Where all rows of a file happened on one page, such as a webinar, undo its import and import it again with that page (--map path==/webinar).'

interface Everybody {
  /** With either there may be pages that are not to have credit. */
  params: { lookbackDays: number | null; excludeDirect: boolean }
  totals: { people: number; convertedPeople: number; conversions: number; attributed: number }
}

/** What is said where no one at all is on a page that can have credit; null where somebody is. `cause`: where it is known. */
export const noPagesWords = (
  { params, totals: { people, convertedPeople, conversions, attributed } }: Everybody,
  cause: string | null = null,
): string | null =>
  params.lookbackDays !== null ||
  params.excludeDirect ||
  conversions === 0 ||
  attributed > 0 ||
  people > convertedPeople
    ? null
    : `Nobody here has a page view that can have credit. ${cause ?? 'What happened on no page, such as a webinar or a click on an ad, has one when its file is imported with it: undo that import and say the page of all rows (--map path==/webinar).'}`
