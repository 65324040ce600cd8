import { z } from 'zod'
import { attributionParams, models } from './content-attribution.ts'
import { attributedAfter, attributedFrom, pagesKnownFrom, zoneShift } from './report.ts'

export const modelComparison = {
  slug: 'model-comparison',
  question: 'Does it depend on the model?',
  params: z
    .strictObject(attributionParams)
    .omit({ model: true })
    .extend({
      /** Ranks that differ from the ranks under this model are flips. */
      reference: z.enum(models).default('first'),
      /** In this order; the reference is asked too. */
      models: z
        .array(z.enum(models))
        .min(1)
        .default([...models]),
    }),
  row: z.object({
    key: z.string(),
    model: z.enum(models),
    conversions: z.number(),
    /** The same as `attributedShare`. */
    share: z.number(),
    /** Of all conversions. */
    conversionShare: z.number(),
    /** Of the credit the model gives, so that participation can be compared too; `(none)` has no part in it. */
    attributedShare: z.number(),
    value: z.number(),
    /** Of the value of all conversions; null where those are worth nothing. */
    valueShare: z.number().nullable(),
    /** From 1, by conversions; equal credit is an equal rank. */
    rank: z.number(),
    referenceRank: z.number(),
    /** Its rank is another one than under the reference. */
    flips: z.boolean(),
  }),
  totals: z.object({
    conversions: z.number(),
    attributed: z.number(),
    unattributed: z.number(),
    attributedFrom,
    attributedAfter,
    pagesKnownFrom,
    zoneShift,
    keys: z.number(),
    /** Keys whose rank flips under any model. */
    flipping: z.number(),
    /** Models that cannot answer this, with the sentence they say. */
    refused: z.array(z.object({ model: z.enum(models), why: z.string() })),
  }),
} as const
