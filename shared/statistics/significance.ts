/**
 * The one test of all verdicts on rates: p, adjusted where one of many was picked, below 5 %. Newcombe's intervals are shown beside it
 * and decide nothing: they and the pooled z test disagree near the limit (`findings/interval-name.ts`).
 */
export const isTold = (p: number | null): boolean => p !== null && p < 0.05
