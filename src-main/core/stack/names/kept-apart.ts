/**
 * Entries that look like one tool and are two, as a person said (`toolsApart` of the configuration). They are known by what they
 * are called, so that it holds when their files are imported again.
 */
import type { ApartPair, NamedEntry } from '../../../../shared/stack/tools-apart.ts'
import { alsoCalled } from './also-called.ts'
import { nameKey } from '../graph.ts'
import type { StoredTool } from '../store.ts'
import { vendorKey } from './vendor.ts'

type Named = Pick<StoredTool, 'id' | 'tool'>

export function keptApart(stored: readonly Named[], pairs: readonly ApartPair[]): (a: Named, b: Named) => boolean {
  const apart = new Set<string>()
  for (const { a, b } of pairs)
    for (const one of entriesOf(a, stored))
      for (const other of entriesOf(b, stored)) apart.add(`${one.id} ${other.id}`).add(`${other.id} ${one.id}`)
  return (a, b) => apart.has(`${a.id} ${b.id}`)
}

/** Of that name; else of a name that it was given up for, or of that payee. Of several, those of the vendor and team. */
function entriesOf(entry: NamedEntry, stored: readonly Named[]): Named[] {
  const named = stored.filter(({ tool }) => nameKey(tool.name) === nameKey(entry.name))
  const key = vendorKey(entry.name)
  const isCalled = ({ tool }: Named): boolean => [tool.name, ...alsoCalled(tool)].some((name) => vendorKey(name) === key) // prettier-ignore
  const found = named.length > 0 ? named : stored.filter(isCalled)
  if (found.length < 2) return found
  return found.filter(({ tool }) => nameKey(tool.vendor) === nameKey(entry.vendor) && nameKey(tool.team) === nameKey(entry.team)) // prettier-ignore
}
