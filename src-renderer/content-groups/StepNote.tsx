import { Route } from 'lucide-react'
import { conversionStepCure, conversionStepSentence, withFlow } from '../../shared/notes/conversion-steps.ts'
import type { Report } from '../../shared/reports/index.ts'
import { useCommand, useQuery } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { useSetting } from '../use-setting.ts'
import s from './content-groups.module.css'

interface StepNoteProps extends Pick<Report<'content-attribution'>['params'], 'goal' | 'lookbackDays' | 'from' | 'to'> {
  /** What making it flow does. */
  cure?: string
}

/** Where a step of converting takes the credit of content, or counts as a page before it: says so, and makes it flow. */
export function StepNote({ goal, lookbackDays, from, to, cure = conversionStepCure }: StepNoteProps) {
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'contentGroups')
  const { data: steps = [] } = useQuery('contentGroups.steps', { goal, lookbackDays, from, to })
  const inDocument = useDocumentView() !== null
  const does = (what: string): string => (cure === conversionStepCure ? `Never credit ${what}` : `Leave ${what} out`)
  return steps.map((step) => (
    <div key={step.group} className={s['step']}>
      <ErrorNote
        tone="info"
        title={conversionStepSentence(step)}
        actions={
          !inDocument && (
            <Button
              icon={Route}
              isPending={set.running}
              onPress={() =>
                void put(
                  (rules) => withFlow(rules, step),
                  step.pages.length === 0
                    ? `${step.group} is a step to convert (flow), and never credited.`
                    : `“${step.group}” are steps to convert (flow), and never credited.`,
                )
              }
            >
              {does(step.pages.length === 0 ? step.group : step.pages.length === 1 ? 'it' : 'them')}
            </Button>
          )
        }
      >
        {set.error ? set.error.message : cure}
      </ErrorNote>
    </div>
  ))
}
