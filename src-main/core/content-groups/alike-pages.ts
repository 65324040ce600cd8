/** Stored paths that most sites answer with the same page: `/blog/index.html` and `/blog`, `/m%C3%BCnchen` and `/münchen`. */

const indexFile = /\/(?:index|default)\.(?:html?|php|aspx?|jsp|cfm)$/i
/** What means something in an alias. */
const glob = /[*{}]/

/** Percent-encoding undone, an encoded slash aside; as it is where it is no UTF-8. */
function decoded(path: string): string {
  if (!path.includes('%')) return path
  try {
    return path.split(/(%2f)/i).map((part, at) => (at % 2 === 1 ? part.toUpperCase() : decodeURIComponent(part))).join('') // prettier-ignore
  } catch {
    return path
  }
}

/**
 * Aliases that make them one, most views first. A page named like the folder's file is taken for the folder only where the
 * folder was seen too; of encodings without the plain spelling the most viewed stays.
 */
export function alikePages(views: ReadonlyMap<string, number>): { from: string; to: string }[] {
  const seen = new Map<string, Set<string>>()
  const add = (page: string, path: string) => seen.set(page, (seen.get(page) ?? new Set()).add(path))
  const folderOf = (page: string): string => page.replace(indexFile, '') || '/'
  for (const path of views.keys()) if (path.includes('%') || indexFile.test(path)) add(decoded(path), path)
  // Of all others only those that one of these is another name for.
  for (const page of [...seen.keys()])
    for (const plain of [page, folderOf(page)]) if (views.has(plain)) add(decoded(plain), plain)
  const viewsOf = (path: string): number => views.get(path)!
  const stays = (page: string, paths: ReadonlySet<string>): string =>
    views.has(page) ? page : [...paths].sort((a, b) => viewsOf(b) - viewsOf(a) || (a < b ? -1 : 1))[0]!
  const aliases: { from: string; to: string }[] = []
  for (const [page, paths] of seen) {
    const folder = folderOf(page)
    const target = seen.get(folder) ?? paths
    const to = stays(seen.has(folder) ? folder : page, target)
    for (const from of paths) if (from !== to && !glob.test(from) && !glob.test(to)) aliases.push({ from, to })
  }
  return aliases.sort((a, b) => viewsOf(b.from) - viewsOf(a.from) || (a.from < b.from ? -1 : 1))
}
