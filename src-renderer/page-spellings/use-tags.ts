/** Which sources, mediums and campaigns are one, and ways to say so that can be taken back. */
import type { TagAlias, WorkspaceConfig } from '../../shared/config.ts'
import { type CommandState, useQuery } from '../api.ts'
import { saveConfig } from '../save-config.ts'

type Tags = WorkspaceConfig['tags']

/** Each is false where it failed: `set.error` says why. */
export function useTags(set: CommandState<'config.set'>) {
  const { data: config } = useQuery('config.get', {})
  const put = async (change: (before: Tags) => Tags, said: string): Promise<boolean> => {
    if (!config) return false
    const { tags } = config
    return saveConfig(set, { tags: change(tags) }, { tags }, said)
  }
  return {
    tags: config?.tags,
    ignoreCase: (ignoreCase: boolean) =>
      put(
        (tags) => ({ ...tags, ignoreCase }),
        ignoreCase ? 'Tags that differ in capitals are one now.' : 'Tags that differ in capitals are apart.',
      ),
    /** Capitals and aliases at once. */
    countAsOne: (ignoreCase: boolean | null, aliases: readonly TagAlias[]) =>
      put((tags) => ({ ignoreCase, aliases: [...tags.aliases, ...aliases] }), 'Spellings count as one now.'),
    add: (alias: TagAlias) =>
      put((tags) => ({ ...tags, aliases: [...tags.aliases, alias] }), `${alias.from} counts as ${alias.to} now.`),
    remove: (alias: TagAlias) =>
      put(
        (tags) => ({ ...tags, aliases: tags.aliases.filter((each) => !isSame(each, alias)) }),
        `${alias.from} is a ${alias.field} of its own again.`,
      ),
  }
}

const isSame = (one: TagAlias, other: TagAlias): boolean => one.from === other.from && one.field === other.field

/** Why a typed alias cannot be added; null where it can, or nothing is typed yet. */
export function tagAliasProblem({ field, from, to }: TagAlias, aliases: readonly TagAlias[]): string | null {
  if (from === '' || to === '') return null
  if (from === to) return 'Both names are the same.'
  if (aliases.some((each) => each.from === from && each.field === field))
    return 'There is an alias for this name; remove it first.'
  return null
}
