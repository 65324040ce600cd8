/** What the command line says where steps of converting take the credit of content, or count as pages before it, with the command that ends it. */
import type { Call } from '../../../../shared/api.ts'
import {
  conversionStepCure,
  conversionStepSentence,
  conversionStepUncounted,
  withFlow,
} from '../../../../shared/notes/conversion-steps.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

/** Rules that are longer, as a command, are changed in a file. */
const longest = 1500

export const stepsBefore = (
  call: Call,
  workspace: string,
  report: Report<'pages-before-conversion'>,
): Promise<Note | null> => stepsToGoal(call, workspace, report, conversionStepUncounted)

/** null where there is nothing to say. */
export async function stepsToGoal(
  call: Call,
  workspace: string,
  { params: { goal, lookbackDays, from, to } }: Report<'content-attribution'> | Report<'pages-before-conversion'>,
  cure = conversionStepCure,
): Promise<Note | null> {
  const steps = await call('contentGroups.steps', { goal, lookbackDays, from, to })
  if (steps.length === 0) return null
  const { contentGroups } = await call('config.get', {})
  const command = configCommand({ contentGroups: steps.reduce(withFlow, contentGroups) }, workspace)
  const said = `${printable(steps.map(conversionStepSentence).join(' '))} ${cure}`
  return command.length <= longest
    ? note(said, { does: 'never credit it (flow)', command })
    : note(`${said} To make it flow, give its rules in contentGroups of the configuration "role": "flow".`)
}
