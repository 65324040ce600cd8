/** Parts of a path chosen on screen, and the pattern of pages that have them. */
import { inSentence } from '../text/figures.ts'

const one = /^\/\*\*\/([^/*{},]+)\/\*\*$/
const two = /^\{\/\*\*\/([^/*{},]+)\/\*\*\/([^/*{},]+)\/\*\*,\/\*\*\/\2\/\*\*\/\1\/\*\*\}$/

/** Pages with all of them, whichever comes first in the path. */
export const patternOf = ([first, second]: readonly [string, string?]): string =>
  second === undefined ? `/**/${first}/**` : `{/**/${first}/**/${second}/**,/**/${second}/**/${first}/**}`

const anywhere = /^\/\*\*\/\*([^*{},]+)\*\/\*\*$/

/** Pages with a text anywhere in their path; a pattern as it is typed where it begins with `/` or `{`, null where nothing is. */
export function patternOfText(typed: string): string | null {
  if (/^[/{]/.test(typed.trim())) return typed.trim()
  const text = typed.trim().replaceAll(/^\*+|\*+$/g, '')
  return text === '' ? null : `/**/*${text}*/**`
}

/** The text that such a pattern asks for. */
export const textIn = (pattern: string): string | null => anywhere.exec(pattern)?.[1] ?? null

/** What such a pattern asks a path to have: `/en/ and /care/`, `“care”`; null where somebody wrote another. */
export function askedOfPath(pattern: string): string | null {
  const text = textIn(pattern)
  if (text !== null) return `“${text}”`
  return partsIn(pattern)?.map((part) => `/${part}/`).join(' and ') ?? null // prettier-ignore
}

/** Pages as they are spoken of: `pages with /en/ and /care/ in their path`, `pages with “care” in their path`, `pages like /learn/**`; one by its path. */
export function pagesWords(pattern: string): string {
  const asked = askedOfPath(pattern)
  if (asked !== null) return `pages with ${asked} in their path`
  return /[*{]/.test(pattern) ? `pages like ${inSentence(pattern)}` : inSentence(pattern)
}

/** The parts that such a pattern asks for; null where somebody wrote another. */
export function partsIn(pattern: string): readonly [string, string?] | null {
  const [, first, second] = one.exec(pattern) ?? two.exec(pattern) ?? []
  if (first === undefined) return null
  return second === undefined ? [first] : [first, second]
}
