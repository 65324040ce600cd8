export interface EventColumns {
  /** Epoch ms. */
  time: Float64Array
  /** Ids of the workspace's dictionaries; 0 is none. */
  actor: Int32Array
  action: Int32Array
  origin: Int32Array
  /** Import order; ties in time are broken by it. */
  event: Int32Array
}

/** Ids of the workspace's dictionaries; index 0 is nobody. */
export interface Identities {
  visitors: number
  users: number
  /** Per actor. */
  actorVisitor: Int32Array
  actorUser: Int32Array
  isBlockedVisitor: (visitor: number) => boolean
  isBlockedUser: (user: number) => boolean
  /** (previous id as visitor, as user) → user; 0 where the previous id is not known as such. By rising time. */
  aliases: { visitor: number; user: number; to: number }[]
}

/** What rules look at of an event. */
export type Identifying = Pick<EventColumns, 'time' | 'actor' | 'event'>

/**
 * Whose the event at this position is: a user id; an anonymous visitor's id, negated; 0 for nobody. A user id is a
 * person and so is a visitor id; user `x` and visitor `x` are different people.
 */
export type Owner = (position: number) => number

export type IdentityRule = (events: Identifying, ids: Identities) => Owner
