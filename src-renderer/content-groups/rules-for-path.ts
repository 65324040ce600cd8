/** Rules that would take in a path: it alone, or the folders it is in. */

export interface PathRule {
  pattern: string
  /** A name for the group: of `/blog/**` `Blog`; none for a single path. */
  group: string
  /** Of the paths given, how many it takes in, and their views. */
  paths: number
  views: number
}

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean)

const named = (segment: string): string => {
  const words = segment.replaceAll(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * The path first, then its folders from the nearest to the outermost (`/blog/2026/**`, `/blog/**`), without those that take
 * in nothing more. A page's name that is no path has no folders.
 */
export function rulesForPath(path: string, unmatched: readonly { path: string; views: number }[]): PathRule[] {
  const own = unmatched.find((each) => each.path === path)
  const rules: PathRule[] = [{ pattern: path, group: '', paths: 1, views: own?.views ?? 0 }]
  if (!path.startsWith('/')) return rules
  const segments = segmentsOf(path)
  for (let depth = segments.length; depth > 0; depth--) {
    const folder = `/${segments.slice(0, depth).join('/')}`
    const inside = unmatched.filter((each) => each.path === folder || each.path.startsWith(`${folder}/`))
    if (inside.length <= rules.at(-1)!.paths && !(rules.length === 1 && depth === segments.length - 1)) continue
    rules.push({
      pattern: `${folder}/**`,
      group: named(segments[depth - 1]!),
      paths: inside.length,
      views: inside.reduce((sum, each) => sum + each.views, 0),
    })
  }
  return rules
}
