/** Parts of a path chosen on screen, and the pattern of pages that have them. */

const one = /^\/\*\*\/([^/*{},]+)\/\*\*$/
const two = /^\{\/\*\*\/([^/*{},]+)\/\*\*\/([^/*{},]+)\/\*\*,\/\*\*\/\2\/\*\*\/\1\/\*\*\}$/

/** Pages with all of them, whichever comes first in the path. */
export const patternOf = ([first, second]: readonly [string, string?]): string =>
  second === undefined ? `/**/${first}/**` : `{/**/${first}/**/${second}/**,/**/${second}/**/${first}/**}`

/** Pages as they are spoken of: `with /en/ and /care/ in their path`, else `as /learn/**`. */
export function pagesWords(pattern: string): string {
  const parts = partsIn(pattern)
  return parts === null ? `as ${pattern}` : `with ${parts.map((part) => `/${part}/`).join(' and ')} in their path`
}

/** The parts that such a pattern asks for; null where somebody wrote another. */
export function partsIn(pattern: string): readonly [string, string?] | null {
  const [, first, second] = one.exec(pattern) ?? two.exec(pattern) ?? []
  if (first === undefined) return null
  return second === undefined ? [first] : [first, second]
}
