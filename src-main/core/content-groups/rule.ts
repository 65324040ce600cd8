import { RE2JS } from 're2js'
import type { ContentGroupRule } from '../../../shared/config.ts'
import { compileGlob, type PathTest } from './glob.ts'

/**
 * The path test of one rule; its host is compared apart. Regular expressions are people's input and run in linear
 * time (RE2), as an unanchored search. Where case is ignored paths are in lower case. Throws an Error with a sentence for a pattern that cannot be read.
 */
export function compileRule(rule: Pick<ContentGroupRule, 'match' | 'regex'>, ignoreCase = false): PathTest {
  if (rule.regex === undefined) return compileGlob(rule.match ?? '', ignoreCase)
  try {
    const re = RE2JS.compile(rule.regex, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return (path) => re.test(path)
  } catch (error) {
    throw new Error(`"${rule.regex}" is not a regular expression this can run (${(error as Error).message}).`, {
      cause: error,
    })
  }
}
