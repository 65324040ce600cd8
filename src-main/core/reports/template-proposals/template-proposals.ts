/** Templates found in the paths, under the rules of the workspace. */
import { proposeTemplates } from '../../content-groups/proposals.ts'
import type { RunReport } from '../report-context.ts'

export const templateProposals: RunReport<'template-proposals'> = (context, params) => ({
  params,
  ...proposeTemplates(context, context.config.contentGroups),
})
