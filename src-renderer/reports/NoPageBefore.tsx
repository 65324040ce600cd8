import { noPageBefore } from '../../shared/no-page-before.ts'
import type { Report } from '../../shared/reports/index.ts'
import { Button } from '../components/Button.tsx'
import { useDocumentView } from '../document/view.ts'
import { date } from '../format.ts'
import { useQueryParams } from '../route.ts'
import s from './content-attribution.module.css'

interface NoPageBeforeProps {
  report: Report<'content-attribution'> | Report<'model-comparison'>
  /** What shares come to among those with a page. */
  shares: string | null
}

/** Whether there is anything to say. */
export const hasNoPageBefore = (report: NoPageBeforeProps['report']): boolean =>
  noPageBefore(report, (day) => day) !== null

/** Beside the sentence: how many conversions have no page, and one press that leaves them out. */
export function NoPageBefore({ report, shares }: NoPageBeforeProps) {
  const [, setQuery] = useQueryParams()
  const inDocument = useDocumentView() !== null
  const note = noPageBefore(report, (day) => `The period from ${date(day)}`)
  if (note === null) return null
  const { attributedFrom } = report.totals
  return (
    <span className={s['aside']}>
      {note.said} {shares} {note.cure}{' '}
      {note.cure !== null && attributedFrom && !inDocument && (
        <Button variant="link" onPress={() => setQuery({ from: attributedFrom.from })}>
          Leave them out
        </Button>
      )}
    </span>
  )
}
