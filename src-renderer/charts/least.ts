/** How narrow a chart may be, px: narrower, its labels stand over each other, and it is scrolled instead. */

/** Two scales that share their rows. */
export const leastTwoScales = 640
export const leastFlows = 640
export const leastLifelines = 560
export const leastMatrix = 600
export const leastDraws = 440

/** Of ranks beside the names of keys: room for a share a model. */
export const leastRanks = (models: number): number => 150 + models * 44

/** Room for a number and a share above each bar. */
export const leastBins = (bins: number): number => bins * 44
