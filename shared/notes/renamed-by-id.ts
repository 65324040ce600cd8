/** Campaigns that a table of costs has under two names with one id, or that visits know by their id: what is said of them, and what is saved. */
import type { ContentCostsRead } from '../api.ts'
import type { WorkspaceConfig } from '../config.ts'
import { listed } from '../text/figures.ts'

/** As platforms number campaigns; of one that was renamed a year alone may be the name. */
const isId = (name: string): boolean => /^\d{5,}$/.test(name)

type Read = Pick<ContentCostsRead, 'renamed'>

/** null where there are none. */
export function renamedByIdSentence({ renamed }: Read): string | null {
  if (renamed.length === 0) return null
  const ids = renamed.filter(({ from }) => isId(from))
  const others = renamed.filter(({ from }) => !isId(from))
  const tagged = ids.length === 0 ? [] : [`Visits are tagged with the id of the campaign: ${listed(ids.map(({ from, to }) => `${from} counts as “${to}”`))}`] // prettier-ignore
  const each = [...Map.groupBy(others, ({ to }) => to)].map(([to, of]) => {
    const names = listed(of.map(({ from }) => `“${from}”`))
    return `${names} ${of.length === 1 ? 'has' : 'have'} the campaign id of “${to}”, so ${of.length === 1 ? 'it counts' : 'they count'} as “${to}”`
  })
  return `${[...tagged, ...each].join('; ')}. Settings, “Tags that are one”, takes that back.`
}

/** The aliases go with the costs, once each. */
export const tagsAfterRead = (
  tags: WorkspaceConfig['tags'],
  { renamed }: Read,
): Partial<Pick<WorkspaceConfig, 'tags'>> => {
  const known = new Set(tags.aliases.map((alias) => JSON.stringify(alias)))
  const fresh = renamed.filter((alias) => !known.has(JSON.stringify(alias)))
  return fresh.length === 0 ? {} : { tags: { ...tags, aliases: [...tags.aliases, ...fresh] } }
}
