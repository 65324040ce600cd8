import { RE2JS } from 're2js'
import type { ContentGroupRule } from '../../../shared/config.ts'
import { decodedPath, writtenPath } from '../../../shared/text/decoded-path.ts'
import { compileGlob, type PathTest } from './glob.ts'

/**
 * The path test of one rule; its host is compared apart. Regular expressions are people's input and run in linear
 * time (RE2), as an unanchored search. Where case is ignored paths are in lower case. Throws an Error with a sentence for a pattern that cannot be read.
 */
export function compileRule(rule: Pick<ContentGroupRule, 'match' | 'regex'>, ignoreCase = false): PathTest {
  if (rule.regex === undefined) return compilePages(rule.match ?? '', ignoreCase)
  try {
    const re = RE2JS.compile(rule.regex, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return eitherSpelling((path) => re.test(path), ignoreCase)
  } catch (error) {
    throw new Error(`"${rule.regex}" is not a regular expression this can run (${(error as Error).message}).`, {
      cause: error,
    })
  }
}

/**
 * A glob of pages, as rules, goals and reports take it, percent-encoded or as people write it. Throws an Error with a
 * sentence for what cannot be read.
 */
export function compilePages(pattern: string, ignoreCase = false): PathTest {
  const fits = eitherSpelling(compileGlob(pattern, ignoreCase), ignoreCase)
  const written = writtenPath(pattern)
  if (written === pattern) return fits
  const fitsWritten = eitherSpelling(compileGlob(written, ignoreCase), ignoreCase)
  return (path) => fits(path) || fitsWritten(path)
}

/** An export says `/p%C3%A3o` or `/pão`, and people write what they see in the address bar. */
const eitherSpelling =
  (fits: PathTest, ignoreCase: boolean): PathTest =>
  (path) => {
    if (fits(path)) return true
    const written = decodedPath(path)
    return written !== path && fits(ignoreCase ? written.toLowerCase() : written)
  }
