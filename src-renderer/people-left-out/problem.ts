/** Ids or patterns as people paste them, from a column or a list; each once, without those there are. Blanks may be part of one. */
export function patternsIn(text: string, patterns: readonly string[]): string[] {
  const known = new Set(patterns.map((each) => each.toLowerCase()))
  return text.split(/[,;\t\r\n]+/).flatMap((each) => {
    const pattern = each.trim()
    if (pattern === '' || known.has(pattern.toLowerCase())) return []
    known.add(pattern.toLowerCase())
    return [pattern]
  })
}

/** Of one or several, as `leaveOutProblem`. */
export function leaveOutAllProblem(text: string, patterns: readonly string[]): ReturnType<typeof leaveOutProblem> {
  const own = patternsIn(text, patterns)
  // What there is already is a problem only where nothing else is typed.
  if (own.length === 0) return leaveOutProblem(patternsIn(text, [])[0] ?? '', patterns)
  return own.map((each) => leaveOutProblem(each, patterns)).find((problem) => problem !== null) ?? null
}

/** Why a typed pattern cannot be added; `typing` = said at once, `adding` = when it is to be added. */
export function leaveOutProblem(
  typed: string,
  patterns: readonly string[],
): { at: 'typing' | 'adding'; text: string } | null {
  const pattern = typed.trim()
  if (pattern === '') return null
  // The start of *@example.com too.
  if (!/[^*]/.test(pattern)) return { at: 'adding', text: 'That would leave out everybody; say which part of the id.' }
  if (pattern.length > 200) return { at: 'typing', text: 'A pattern has at most 200 characters.' }
  if (patterns.some((each) => each.toLowerCase() === pattern.toLowerCase()))
    return { at: 'typing', text: 'These are left out already.' }
  return null
}
