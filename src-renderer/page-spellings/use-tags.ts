/** Which sources, mediums and campaigns are one, and ways to say so that can be taken back. */
import type { CampaignChannel, TagAlias } from '../../shared/config.ts'
import { countedAsNone, noTags } from '../../shared/notes/placeholder-tags.ts'
import type { CommandState } from '../api.ts'
import { useSetting } from '../use-setting.ts'

/** Each is false where it failed: `set.error` says why. */
export function useTags(set: CommandState<'config.set'>) {
  const { value: tags, put } = useSetting(set, 'tags')
  return {
    tags,
    ignoreCase: (ignoreCase: boolean) =>
      put(
        (tags) => ({ ...tags, ignoreCase }),
        ignoreCase ? 'Tags that differ in capitals are one now.' : 'Tags that differ in capitals are apart.',
      ),
    /** Capitals and aliases at once. */
    countAsOne: (ignoreCase: boolean | null, aliases: readonly TagAlias[]) =>
      put((tags) => ({ ...tags, ignoreCase, aliases: [...tags.aliases, ...aliases] }), 'Spellings count as one now.'),
    /** Names that forms and links write into empty fields. */
    countAsNone: (names: readonly string[]) =>
      put((tags) => ({ ...tags, aliases: [...tags.aliases, ...noTags(names)] }), countedAsNone(names)),
    add: (alias: TagAlias) =>
      put((tags) => ({ ...tags, aliases: [...tags.aliases, alias] }), `${alias.from} counts as ${alias.to} now.`),
    giveChannel: (given: CampaignChannel) =>
      put(
        (tags) => ({ ...tags, campaignChannels: [...tags.campaignChannels, given] }),
        `${given.campaign} came by ${given.channel} now.`,
      ),
    takeChannel: ({ campaign }: CampaignChannel) =>
      put(
        (tags) => ({ ...tags, campaignChannels: tags.campaignChannels.filter((each) => each.campaign !== campaign) }),
        `The tags of ${campaign} say its channel again.`,
      ),
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
