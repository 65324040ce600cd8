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
