/** Parts of a path chosen on screen, and the pattern of pages that have them. */

const one = /^\/\*\*\/([^/*{},]+)\/\*\*$/
const two = /^\{\/\*\*\/([^/*{},]+)\/\*\*\/([^/*{},]+)\/\*\*,\/\*\*\/\2\/\*\*\/\1\/\*\*\}$/

/** Pages with all of them, whichever comes first in the path. */
export const patternOf = ([first, second]: readonly [string, string?]): string =>
  second === undefined ? `/**/${first}/**` : `{/**/${first}/**/${second}/**,/**/${second}/**/${first}/**}`

const anywhere = /^\/\*\*\/\*([^*{},]+)\*\/\*\*$/

/** Pages with a text anywhere in their path; a pattern as it is typed where it begins with `/`, null where nothing is. */
export function patternOfText(typed: string): string | null {
  if (typed.trim().startsWith('/')) return typed.trim()
  const text = typed.trim().replaceAll(/^\*+|\*+$/g, '')
  return text === '' ? null : `/**/*${text}*/**`
}

/** The text that such a pattern asks for. */
export const textIn = (pattern: string): string | null => anywhere.exec(pattern)?.[1] ?? null

/** Pages as they are spoken of: `with /en/ and /care/ in their path`, `with “care” in their path`, else `as /learn/**`. */
export function pagesWords(pattern: string): string {
  const text = textIn(pattern)
  if (text !== null) return `with “${text}” in their path`
  const parts = partsIn(pattern)
  return parts === null ? `as ${pattern}` : `with ${parts.map((part) => `/${part}/`).join(' and ')} in their path`
}

/** The parts that such a pattern asks for; null where somebody wrote another. */
export function partsIn(pattern: string): readonly [string, string?] | null {
  const [, first, second] = one.exec(pattern) ?? two.exec(pattern) ?? []
  if (first === undefined) return null
  return second === undefined ? [first] : [first, second]
}
