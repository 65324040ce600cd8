/** Patterns that the most viewed unmatched paths have in common. */

export interface Template {
  /** A glob whose variable segments are `*`. */
  pattern: string
  paths: number
  views: number
}

/** A segment is a variable of a template when it takes at least this many values. */
const variableFrom = 3

const split = (path: string): string[] => path.slice(1).split('/')

/**
 * Templates that at least three of the paths share, most viewed first. Paths are alike when they have equally many
 * segments and the same first one; a segment that takes three or more values among them becomes `*`. Labels (page
 * names without a slash) have no segments and are left alone.
 */
export function proposeTemplates(unmatched: readonly { path: string; views: number }[]): Template[] {
  const families = new Map<string, { segments: string[]; views: number }[]>()
  for (const { path, views } of unmatched) {
    if (!path.startsWith('/') || path === '/') continue
    const segments = split(path)
    if (segments.length < 2) continue
    const key = `${segments.length} ${segments[0]}`
    const family = families.get(key)
    if (family) family.push({ segments, views })
    else families.set(key, [{ segments, views }])
  }
  const templates: Template[] = []
  for (const family of families.values()) collect(family, 1, [], templates)
  return templates.sort((a, b) => b.views - a.views || b.paths - a.paths || (a.pattern < b.pattern ? -1 : 1))
}

/** Walks the segments from the left: few values branch, many values become a wildcard. */
function collect(
  family: { segments: string[]; views: number }[],
  position: number,
  wild: readonly string[],
  templates: Template[],
): void {
  const first = family[0]!
  if (family.length < variableFrom) return
  if (position === first.segments.length) {
    if (!wild.includes('*')) return
    templates.push({
      pattern: `/${[first.segments[0], ...wild].join('/')}`,
      paths: family.length,
      views: family.reduce((sum, member) => sum + member.views, 0),
    })
    return
  }
  const values = new Map<string, typeof family>()
  for (const member of family) {
    const value = member.segments[position]!
    const branch = values.get(value)
    if (branch) branch.push(member)
    else values.set(value, [member])
  }
  if (values.size >= variableFrom) collect(family, position + 1, [...wild, '*'], templates)
  else for (const [value, branch] of values) collect(branch, position + 1, [...wild, value], templates)
}

/** The pattern to start a rule with for one path: the template it belongs to, else the path itself. */
export function patternFor(path: string, templates: readonly Template[]): string {
  const segments = split(path)
  const match = templates.find(({ pattern }) => {
    const parts = split(pattern)
    return parts.length === segments.length && parts.every((part, i) => part === '*' || part === segments[i])
  })
  return match?.pattern ?? path
}
