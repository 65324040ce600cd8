import { z } from 'zod'

export const templateProposals = {
  slug: 'template-proposals',
  question: 'Which page templates are in the paths?',
  params: z.strictObject({}),
  row: z.object({
    /** Variables in braces: `/l/{state}/{city}`. */
    template: z.string(),
    /** As the `match` of a content-group rule. */
    match: z.string(),
    /** A name for the group. */
    group: z.string(),
    /** Hosts that it is of alone, one rule for each; empty where the pattern needs none. */
    hosts: z.array(z.string()),
    /** Of the rule: `content`, or `flow` and `ignore` of a host where people are signed in and of one for trying out. */
    role: z.enum(['content', 'flow', 'ignore']),
    /** Cuts the pages of other proposals another way, as `/lp/a/*` against `/lp/b/*` beside `/lp/{a,b}/roof`: a rule of it stands in place of theirs. */
    otherWay: z.boolean(),
    /** The same as one group for each language, where it goes across two or more: instead of `match` and `group`. */
    languages: z.array(z.object({ match: z.string(), group: z.string() })),
    /** Distinct paths and page views it matches, of all that are not flow or ignored. */
    paths: z.number(),
    views: z.number(),
    /** Of those, the ones no rule matches yet. */
    unmatchedPaths: z.number(),
    unmatchedViews: z.number(),
    /** The groups its paths are in now, most paths first. */
    now: z.array(z.object({ group: z.string(), paths: z.number() })),
    /** Number of the rule (from 1) that matches exactly these paths; null where none does. */
    rule: z.number().nullable(),
    /** Why it was proposed. */
    why: z.string(),
    examples: z.array(z.string()),
  }),
  totals: z.object({
    /** One host of each site whose pages are proposed apart, most views first; empty where there is one site. */
    hosts: z.array(z.string()),
    /** Distinct paths and views that are not flow or ignored, and what the templates cover of them together. */
    paths: z.number(),
    views: z.number(),
    coveredPaths: z.number(),
    coveredViews: z.number(),
  }),
} as const
