import { asAppError } from '../../../shared/errors.ts'
import { noPageBefore } from '../../../shared/notes/no-page-before.ts'
import type { Report } from '../../../shared/reports/index.ts'
import { useCommand, useEngine } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { useDocumentView } from '../../document/view.ts'
import { toast } from '../../components/Toast.tsx'
import { downloadText } from '../../export.ts'
import { counted, date, plural } from '../../format.ts'
import { navigate, useQueryParams } from '../../route.ts'
import { useSetting } from '../../use-setting.ts'
import { peopleHref } from '../people-link.ts'
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
  const { call } = useEngine()
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
  const saveColleagues = async (): Promise<void> => {
    try {
      const { goal, from, to } = report.params
      const { text, records } = await call('export.colleaguesText', { goal, from, to })
      downloadText(text, 'colleagues.csv', 'text/csv')
      toast({
        text: `${counted(records, 'person', 'people')} saved with a colleague. Look through them and import the file: the two of a row are one person then.`,
        action: { label: 'Imports', onPress: () => navigate('/imports') },
      })
    } catch (error) {
      toast({ text: asAppError(error).message })
    }
  }
  const joinable = 'colleaguesUnattributed' in report.totals ? report.totals.colleaguesUnattributed : null
  return (
    <span className={s['aside']}>
      {note.said}{' '}
      {joinable && !inDocument && (
        <Button variant="link" onPress={() => void saveColleagues()}>
          Save a list that joins {plural(joinable.people, 'the two', 'them')}
        </Button>
      )}{' '}
      {shares} {note.cure}{' '}
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
