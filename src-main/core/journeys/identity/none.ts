/** Rule `none`: nothing is stitched. The visitor id is the person, else the user id; aliases do not count. */
import { always, type Identifying, type Identities, type Owners } from './types.ts'
import { usableIds } from './usable.ts'

export function noStitching(_: Identifying, ids: Identities): Owners {
  const { actorVisitor, actorUser } = usableIds(ids)
  const owner = actorVisitor.map((visitor, each) => (visitor !== 0 ? -visitor : actorUser[each]!))
  return always(owner)
}
