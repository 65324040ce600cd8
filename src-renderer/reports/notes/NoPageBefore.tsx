import { noPageBefore } from '../../../shared/notes/no-page-before.ts'
import type { Report } from '../../../shared/reports/index.ts'
import { useCommand } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { useDocumentView } from '../../document/view.ts'
import { date } from '../../format.ts'
import { navigate, useQueryParams } from '../../route.ts'
import { useSetting } from '../../use-setting.ts'
import { peopleHref } from '../people-link.ts'
import { SaveColleagues } from './SaveColleagues.tsx'
import { Ways } from './Ways.tsx'
import s from '../reports.module.css'

interface NoPageBeforeProps {
  report: Report<'content-attribution'> | Report<'model-comparison'>
  /** What shares come to among those with a page. */
  shares: string | null
  /** Money as text. */
  amount: Amount
}

type Amount = (value: number) => string

/** How many conversions have no page before them, where they are many enough to be said; null = they are not. */
export const noPageBeforeSaid = (report: NoPageBeforeProps['report'], amount: Amount): string | null =>
  noPageBefore(
    report,
    (day) => day,
    (goal) => goal,
    amount,
  )?.said ?? null

/** Beside the sentence: how many conversions have no page, and one press that leaves them out. */
export function NoPageBefore({ report, shares, amount }: NoPageBeforeProps) {
  const [query, setQuery] = useQueryParams()
  const inDocument = useDocumentView() !== null
  const set = useCommand('config.set')
  const { value: goals, put } = useSetting(set, 'goals')
  const note = noPageBefore(
    report,
    (day) => `The period from ${date(day)}`,
    (goal) => `Counting only after “${goal}”`,
    amount,
  )
  if (note === null) return null
  const { attributedFrom, attributedAfter } = report.totals
  const countAfter = (after: string): Promise<boolean> =>
    put(
      (before) => before.map((goal) => (goal.name === report.params.goal ? { ...goal, after } : goal)),
      `“${report.params.goal}” counts people only who had reached “${after}” before.`,
    )
  const joinable = 'colleaguesUnattributed' in report.totals ? report.totals.colleaguesUnattributed : null
  return (
    <span className={s['aside']}>
      {note.said} {joinable && <SaveColleagues {...report.params} people={joinable.people} />} {shares} {note.cure}{' '}
      {report.totals.zoneShift !== null && !inDocument && (
        <Button variant="link" onPress={() => navigate('/imports')}>
          Imports
        </Button>
      )}
      {note.cure !== null && attributedFrom && !inDocument && (
        <Button variant="link" onPress={() => setQuery({ from: attributedFrom.from })}>
          Leave them out
        </Button>
      )}{' '}
      {note.after}{' '}
      {note.after !== null && attributedAfter && goals && !inDocument && (
        <Button variant="link" isPending={set.running} onPress={() => void countAfter(attributedAfter.goal)}>
          Count only after “{attributedAfter.goal}”
        </Button>
      )}
      {set.error?.message} <Ways ways={[{ to: peopleHref(query, { key: '(none)' }), label: 'Who they are' }]} />
    </span>
  )
}
