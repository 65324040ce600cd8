/**
 * A path as people write it: `/p%C3%A3o` is `/pão`. What would make it another path stays as it is (`%2F`, `%25`, `%23`,
 * `%3F`), and so does what is no UTF-8 or cannot be seen.
 */
export const decodedPath = (path: string): string =>
  path.startsWith('/') && path.includes('%') ? path.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun) : path

/** The same of every path in a list or a record. */
export function decodedPathsIn(value: unknown): unknown {
  if (typeof value === 'string') return decodedPath(value)
  if (Array.isArray(value)) return value.map(decodedPathsIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decodedPathsIn(each)]))
}

/** The same of every path in a sentence. */
export const decodedPathsOf = (sentence: string): string => sentence.split(' ').map(decodedPath).join(' ')

function decodedRun(run: string): string {
  try {
    const text = decodeURIComponent(run.replace(/%(?=2[35f]|3f)/gi, '%25'))
    return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? run : text
  } catch {
    return run
  }
}

/** The same in a pattern, of which nothing that was only a character becomes a wildcard, and in paths patterns are made of. */
export function writtenPath(path: string): string {
  const written = path.startsWith('{') ? decodedPath(`/${path}`).slice(1) : decodedPath(path)
  return wildcards(written) === wildcards(path) ? written : path
}

const wildcards = (text: string): number => text.match(/[*{},]/g)?.length ?? 0
