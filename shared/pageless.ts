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
