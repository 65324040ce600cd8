/** Rule `none`: nothing is stitched. The visitor id is the person, else the user id; aliases do not count. */
import type { Identifying, Identities, Owner } from './types.ts'
import { usableIds } from './usable.ts'

export function noStitching({ actor }: Identifying, ids: Identities): Owner {
  const { actorVisitor, actorUser } = usableIds(ids)
  const owner = actorVisitor.map((visitor, each) => (visitor !== 0 ? -visitor : actorUser[each]!))
  return (i) => owner[actor[i]!]!
}
