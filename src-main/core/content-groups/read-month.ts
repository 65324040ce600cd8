/** A month as tables of costs write it. */

/** Those whose headings are known. */
const languages = ['en', 'de', 'fr', 'nl', 'es', 'it', 'pt']

/** Without case, accents and points. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/[\u0300-\u036f.]/g, '').trim().toLowerCase() // prettier-ignore

/** 1–12 by a name, in full or short. */
const numbers = new Map<string, number>([
  // As German spreadsheets shorten it.
  ['mrz', 3],
  ...languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const names = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index): [string, number] => [
        plain(names.format(Date.UTC(2020, index))),
        index + 1,
      ])
    }),
  ),
])

const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/
const yearLast = /^(\d{1,2})[-/.](\d{4})$/
const named = /^(\p{L}+)[\s./-]+(?:de )?(\d{4})$/u
/** As spreadsheets shorten it; with a blank between them the number may be a day. */
const short = /^(\p{L}+)\s*-?[/'’-]\s*(\d{2})$/u

/** `2026-03`, `03/2026`, `März 2026`, `marzo de 2026`, `jan/26`, or a day of it that begins with the year; null for all else. */
export function readMonth(text: string): { year: number; month: number } | null {
  const cell = plain(text.replaceAll('.', '-').replaceAll(/-(?=\s|$)/g, ''))
  const first = yearFirst.exec(cell)
  const last = yearLast.exec(cell)
  const brief = short.exec(cell)
  const name = named.exec(cell) ?? brief
  const year = Number(first?.[1] ?? last?.[2] ?? name?.[2]) + (brief ? 2000 : 0)
  const month = first ? Number(first[2]) : last ? Number(last[1]) : numbers.get(name?.[1] ?? '')
  return month !== undefined && month >= 1 && month <= 12 && year > 0 ? { year, month } : null
}
