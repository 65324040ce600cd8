import type { ReportSlug } from '../reports/index.ts'

/** Of whatever compares people by where they came to by themselves. */
export const association = 'People choose where they land: this is association, not effect.'

const choosers: readonly ReportSlug[] = ['template-comparison', 'template-ranking', 'template-pairs', 'goal-to-goal']

/** Whether a report compares people whom nobody but they themselves sent to one side or the other. */
export const comparesChoosers = (slug: ReportSlug): boolean => choosers.includes(slug)
