/** Which pages are one, and ways to say so that can be taken back. */
import type { PageAlias } from '../../shared/config.ts'
import type { CommandState } from '../api.ts'
import { count, counted } from '../format.ts'
import { useSetting } from '../use-setting.ts'

/** Each is false where it failed: `set.error` says why. */
export function usePages(set: CommandState<'config.set'>) {
  const { value: pages, put } = useSetting(set, 'pages')
  return {
    pages,
    ignoreCase: (ignoreCase: boolean) =>
      put(
        (pages) => ({ ...pages, ignoreCase }),
        ignoreCase ? 'Paths that differ in capitals are one page now.' : 'Paths that differ in capitals are apart.',
      ),
    add: (alias: PageAlias) =>
      put((pages) => ({ ...pages, aliases: [...pages.aliases, alias] }), `${alias.from} counts as ${alias.to} now.`),
    remove: (alias: PageAlias) =>
      put(
        (pages) => ({ ...pages, aliases: pages.aliases.filter((each) => !isSame(each, alias)) }),
        `${alias.from} is a page of its own again.`,
      ),
    /** For spellings of one page. */
    addAlike: (aliases: readonly Pick<PageAlias, 'from' | 'to'>[]) =>
      put(
        (pages) => ({ ...pages, aliases: [...pages.aliases, ...aliases.map((each) => ({ ...each, host: null }))] }),
        `${counted(aliases.length, 'path')} ${aliases.length === 1 ? 'counts as another spelling of its page' : 'count as other spellings of their pages'} now.`,
      ),
    /** For pages that have another address now. */
    addMoved: (aliases: readonly Pick<PageAlias, 'from' | 'to'>[]) =>
      put(
        (pages) => ({ ...pages, aliases: [...pages.aliases, ...aliases.map((each) => ({ ...each, host: null }))] }),
        aliases.length === 1
          ? 'One page counts under its new address now.'
          : `${count(aliases.length)} pages count under their new addresses now.`,
      ),
    /** No alias is proposed for them any more. */
    keepApart: (aliases: readonly Pick<PageAlias, 'from'>[]) =>
      put(
        (pages) => ({
          ...pages,
          apart: [...new Set([...pages.apart, ...aliases.map(({ from }) => from)])].slice(-10_000),
        }),
        `${counted(aliases.length, 'path')} ${aliases.length === 1 ? 'stays a page of its own' : 'stay pages of their own'}.`,
      ),
    /** Those of a file join the others; of two for one address the new one holds. */
    addAll: (aliases: readonly PageAlias[]) =>
      put(
        (pages) => ({
          ...pages,
          aliases: [...pages.aliases.filter((each) => !aliases.some((alias) => isSame(each, alias))), ...aliases],
        }),
        `${counted(aliases.length, 'alias', 'aliases')} added.`,
      ),
  }
}

const isSame = (one: PageAlias, other: PageAlias): boolean => one.from === other.from && one.host === other.host

/** Why a typed alias cannot be added; null where it can, or nothing is typed yet. */
export function aliasProblem(from: string, to: string, aliases: readonly PageAlias[]): string | null {
  if (from.trim() === '' || to.trim() === '') return null
  if (from.trim() === to.trim()) return 'Both addresses are the same.'
  if (aliases.some((each) => each.from === from.trim() && each.host === null))
    return 'There is an alias for this address; remove it first.'
  return null
}
