import { notAssigned } from './cost-dimensions.ts'

/** Keys of rows that are no group, campaign or the like of their own. */
export const notGroups: readonly string[] = ['(none)', '(other)', '(not set)', notAssigned]
