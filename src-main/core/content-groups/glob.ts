/**
 * Globs on content paths. `*` is any run of characters inside one segment (at least one where it is the whole
 * segment), `**` as a whole segment is any number of segments including none, `{a,b}` is either; nothing else is
 * special, case counts, and a trailing slash of the pattern is ignored.
 *
 * Every run of wildcards but the last is matched leftmost-shortest without going back (a lookahead that captures
 * behaves as an atomic group), which is always right for globs, so no pattern can take more than
 * length × wildcards steps.
 */

export type PathTest = (path: string) => boolean

const maxAlternatives = 1_000

/**
 * `ignoreCase`: of paths in lower case, by a pattern written in any. Throws an Error with a sentence for a pattern that has
 * too many alternatives.
 */
export function compileGlob(pattern: string, ignoreCase = false): PathTest {
  const alternatives = expandBraces(ignoreCase ? pattern.toLowerCase() : pattern)
  const exact = new Set<string>()
  const sources: string[] = []
  for (const alternative of alternatives) {
    const trimmed = alternative.length > 1 ? alternative.replace(/\/+$/, '') || '/' : alternative
    if (!trimmed.includes('*')) exact.add(trimmed)
    else sources.push(toRegExpSource(trimmed))
  }
  if (sources.length === 0) return (path) => exact.has(path)
  const regExp = new RegExp(`^(?:${sources.join('|')})$`, 's')
  // The root has no segments, so that `/**` matches it and `/*` does not.
  return (path) => exact.has(path) || regExp.test(path === '/' ? '' : path)
}

/**
 * Of names, such as campaigns', that are no paths: a run of `*` is any run of characters, none and slashes among them,
 * `{a,b}` is either, and nothing else is special.
 */
export function compileNamePattern(pattern: string): PathTest {
  groupNumber = 0
  const any = (text: string): string => textSource(text, '[^]*')
  const regExp = new RegExp(`^(?:${expandBraces(pattern).map(any).join('|')})$`)
  return (name) => regExp.test(name)
}

/** The patterns that one with `{a,b}` stands for. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{')
  if (open < 0) return [pattern]
  const parts: string[] = []
  let depth = 0
  let from = open + 1
  for (let i = open; i < pattern.length; i++) {
    const char = pattern[i]
    if (char === '{') depth++
    else if (char === ',' && depth === 1) {
      parts.push(pattern.slice(from, i))
      from = i + 1
    } else if (char === '}' && --depth === 0) {
      parts.push(pattern.slice(from, i))
      const head = pattern.slice(0, open)
      const all = expandBraces(pattern.slice(i + 1)).flatMap((tail) =>
        parts.flatMap(expandBraces).map((part) => head + part + tail),
      )
      if (all.length > maxAlternatives)
        throw new Error(`"${pattern}" stands for more than ${maxAlternatives} patterns; use a regular expression.`)
      return all
    }
  }
  return [pattern.slice(0, open + 1) + '\u0000' + pattern.slice(open + 1)].flatMap((rest) => {
    // A brace that is never closed is an ordinary character.
    const [head, tail] = rest.split('\u0000') as [string, string]
    return expandBraces(tail).map((expanded) => head + expanded)
  })
}

let groupNumber = 0

function atomic(source: string): string {
  const name = `g${groupNumber++}`
  return `(?=(?<${name}>${source}))\\k<${name}>`
}

function toRegExpSource(pattern: string): string {
  groupNumber = 0
  const rooted = pattern.startsWith('/')
  const segments = (rooted ? pattern.slice(1) : pattern).split('/')
  // Runs of segments between `**`; the first is tied to the start, the last to the end, the others float.
  const runs: string[] = ['']
  segments.forEach((segment, index) => {
    if (segment === '**') runs.push('')
    else runs.push((runs.pop() ?? '') + (index > 0 || rooted ? '/' : '') + segmentSource(segment))
  })
  const any = '(?:/[^/]+)*'
  const [first, ...others] = runs as [string, ...string[]]
  if (others.length === 0) return first
  const last = others.pop()!
  const floating = others.filter((run) => run !== '').map((run) => atomic(`${any}?${run}(?=/|$)`))
  // A pattern that begins with `**` also takes a first segment without a slash: a label.
  const start = segments[0] === '**' && !rooted ? '(?:[^/]+)?' : first
  return start + floating.join('') + any + last
}

const segmentSource = (segment: string): string => (/^\*+$/.test(segment) ? '[^/]+' : textSource(segment, '[^/]*'))

/** `wildcard`: what `*` stands for, as many as there are. */
function textSource(text: string, wildcard: string): string {
  const [head, ...rest] = text.split(/\*+/).map(escapeRegExp) as [string, ...string[]]
  if (rest.length === 0) return head
  const tail = rest.pop()!
  return head + rest.map((literal) => atomic(`${wildcard}?${literal}`)).join('') + wildcard + tail
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
