/**
 * The one test of all verdicts on rates: p, adjusted where one of many was picked, below 5 %. Intervals are shown beside it and
 * decide nothing: Newcombe's and the pooled z test disagree near the limit.
 */
export const isTold = (p: number | null): boolean => p !== null && p < 0.05
