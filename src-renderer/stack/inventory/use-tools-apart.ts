import {
  type ApartPair,
  apartWords,
  type NamedEntry,
  pairsOf,
  withApart,
  withoutApart,
} from '../../../shared/stack/tools-apart.ts'
import type { CommandState } from '../../api.ts'
import { listed } from '../../format.ts'
import { useSetting } from '../../use-setting.ts'

/** Says that entries are several tools, and asks again; both can be undone from the word that says so. */
export function useToolsApart(set: CommandState<'config.set'>): {
  pairs: readonly ApartPair[]
  /** False where it failed: `set.error` says why. */
  keepApart: (entries: readonly NamedEntry[]) => Promise<boolean>
  askAgain: (pair: ApartPair) => Promise<boolean>
} {
  const { value, put } = useSetting(set, 'toolsApart')
  return {
    pairs: value ?? [],
    keepApart: (entries) =>
      put(
        (before) => withApart(before, pairsOf(entries)),
        `${listed(entries.map(({ name }) => name))} are kept apart, after later imports too.`,
      ),
    askAgain: (pair) =>
      put((before) => withoutApart(before, [pair]), `${listed(apartWords(pair))} may be one tool again.`),
  }
}
