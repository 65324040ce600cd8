import { z } from 'zod'
import { identityRules } from '../config.ts'
import { reconciliation } from './report.ts'

export const identity = {
  slug: 'identity',
  question: 'Who is one person, and what hangs on it?',
  params: z.strictObject({
    /** null = the workspace's first goal. */
    goal: z.string().nullable().default(null),
    /** A visitor id is suspicious with this many users or more. */
    minUsers: z.number().int().min(2).default(2),
    /** Of suspicious ids listed. */
    limit: z.number().int().min(1).max(1000).default(20),
  }),
  row: z.object({
    rule: z.enum(identityRules),
    /** The rule that is on. */
    active: z.boolean(),
    people: z.number(),
    /** People with two visitor ids or more: devices and browsers. */
    severalVisitors: z.number(),
    /** People some of whose events carry no user id, and are theirs because they were identified on that visitor id. */
    byLogin: z.number(),
    /** People some of whose events carry an id that an alias says is theirs. */
    byPreviousId: z.number(),
    /** Counted conversions over all time; null without a goal, as the next four. */
    conversions: z.number().nullable(),
    /** Of them, those with an interaction up to the conversion. */
    attributed: z.number().nullable(),
    /** Conversions counted under this rule and the one that is on, whose first interaction differs. */
    changedFirstTouch: z.number().nullable(),
    /** Counted under this rule only, and under the one that is on only. */
    gained: z.number().nullable(),
    lost: z.number().nullable(),
  }),
  totals: z.object({
    visitors: z.number(),
    users: z.number(),
    /** Pairs of ids that files say are one person. */
    aliases: z.number(),
    /**
     * Ids of users that differ from another in capitals only, other ids of somebody included: how many people they are while
     * capitals count, and where they do not, some of them, and the conversions that would come to another person.
     */
    capitals: z.object({
      ids: z.number(),
      apart: z.number(),
      people: z.number(),
      examples: z.array(z.array(z.string())),
      conversions: z.array(z.object({ goal: z.string(), conversions: z.number() })),
    }),
    /** Visitor ids with `minUsers` users or more, most users first: shared devices, or ids that are none. */
    suspicious: z.array(
      z.object({
        visitor: z.string(),
        users: z.number(),
        /** Up to five of them. */
        examples: z.array(z.string()),
        events: z.number(),
        firstAt: z.string(),
        lastAt: z.string(),
      }),
    ),
    suspiciousVisitors: z.number(),
    /** Ids that identify nobody, most events first. */
    blocked: z.array(z.object({ id: z.string(), as: z.enum(['visitor', 'user']), events: z.number() })),
    ...reconciliation,
  }),
} as const
