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

/** The table `actor` by id: the ids of its visitors and users, 0 for none. Index 0 is nobody. */
export interface Actors {
  actorVisitor: Int32Array
  actorUser: Int32Array
}

/** What an import stored, its events numbered on from the first, with all actors there are since. */
export interface StoredEvents extends Omit<EventColumns, 'event'> {
  firstEvent: number
  actors: Actors
}

/** Ids of the workspace's dictionaries; index 0 is nobody. */
export interface Identities extends Actors {
  visitors: number
  users: number
  isBlockedVisitor: (visitor: number) => boolean
  isBlockedUser: (user: number) => boolean
  /** True where users whose ids differ in capitals only are one: the first stands for all, here and in actors. */
  anyCase: boolean
  /** Blocked because the workspace says so. */
  noIds: readonly string[]
  /** (previous id, as visitor, as user) → user; 0 where the previous id is not known as such. By rising time. */
  aliases: { previous: string; visitor: number; user: number; to: number }[]
  /** Visitor → the visitor that it is, where a file says so without naming a user. By rising time. */
  visitorAliases: { previous: string; visitor: number; to: number }[]
}

/** What rules look at of an event. */
export type Identifying = Pick<EventColumns, 'time' | 'actor' | 'event'>

/**
 * Whose an event is: a user id; an anonymous visitor's id, negated; 0 for nobody. A user id is a person and so is a
 * visitor id; user `x` and visitor `x` are different people.
 */
export interface Owners {
  /** Per actor: the owner of its events, or `byTime`. */
  ofActor: Int32Array
  /** The owner of the event at this position, where that depends on when it happened. */
  at: (position: number) => number
}

/** No id of anybody. */
export const byTime = -(2 ** 31)

export type IdentityRule = (events: Identifying, ids: Identities) => Owners

/** Of a rule under which it never depends on the time. */
export const always = (ofActor: Int32Array): Owners => ({
  ofActor,
  at: () => {
    throw new Error('This rule looks at no time.')
  },
})
