/** Sentences about tools without a cost in a list that has them under the name of a vendor, or of something like a contract. */
import { listed, listedUpTo } from '../../../../shared/text/figures.ts'
import { mostInSentence, noteOfTools } from '../../../../shared/notes/note-lists.ts'
import { productPairs } from '../../stack/names/called-as-vendor.ts'
import { identityOf, sameReasons } from '../../stack/names/names.ts'
import { pairKey } from '../../stack/names/paid-to-vendor.ts'
import { type InsertedTools, readStoredTools, statedOrNot } from '../../stack/store.ts'
import type { ReadDb } from '../../workspace/db.ts'

export function vendorNotes(db: ReadDb, { met, ids }: Pick<InsertedTools, 'met' | 'ids'>): string[] {
  const joined = met.map(({ app, contract }) => `${app} (${contract})`)
  const beside = undecided(db, new Set(ids))
  return [
    ...(joined.length === 0 ? [] : [noteOfTools(joined, listed, (tools) => `${tools} ${joined.length === 1 ? 'is' : 'are'} called as who a contract is with, and that has no other product here, or as the tool of a contract but for an edition: one entry each, with the name of the contract. If it is another tool, undo this import and give its row the name it has.`)]), // prettier-ignore
    ...(beside.length === 0 ? [] : [noteOfTools(beside, listed, (tools) => `${tools} may be the contract beside ${beside.length === 1 ? 'it' : 'them'}, which nothing shows: ${beside.length === 1 ? 'it stays an entry' : 'they stay entries'} without a cost of ${beside.length === 1 ? 'its' : 'their'} own, and payments stay with the contract. Likely duplicates lists ${beside.length === 1 ? 'it' : 'them'}; merge ${beside.length === 1 ? 'it' : 'them'} there if that is so.`)]), // prettier-ignore
  ]
}

/** Of those with an id: entries without a cost, each with the contracts that it may be. */
function undecided(db: ReadDb, ids: ReadonlySet<number>): string[] {
  const entries = statedOrNot(readStoredTools(db).map((each) => ({ ...each, identity: identityOf(each.tool) })))
  const products = productPairs(entries)
  return entries.apps
    .filter(({ id }) => ids.has(id))
    .flatMap((app) => {
      const own = entries.contracts.filter((each) => products.has(pairKey(app, each)) || sameReasons(app.identity, each.identity).length > 0) // prettier-ignore
      return own.length === 0
        ? []
        : [
            `${app.tool.name} (${listedUpTo(
              mostInSentence,
              own.map(({ tool }) => tool.name),
            )})`,
          ]
    })
}
