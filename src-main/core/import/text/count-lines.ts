/** Lines of a text; one that is not ended counts, blank ones do not. */
export function countLines(text: string): number {
  const ends = text.includes('\n') ? '\n' : '\r'
  let lines = 0
  let from = 0
  while (from < text.length) {
    const at = text.indexOf(ends, from)
    const end = at === -1 ? text.length : at
    if (end - from > 1 || (end - from === 1 && text[from] !== '\r')) lines++
    from = end + 1
  }
  return lines
}
