/** Costs of names that no visit has, and the way to make such a name one with that of visits. */
import type { TagField } from '../../../shared/config.ts'
import { aliasOf, notVisitedSentence, renamedSentence } from '../../../shared/notes/costs-covered.ts'
import type { Report } from '../../../shared/reports/index.ts'
import { useCommand } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { useDocumentView } from '../../document/view.ts'
import { counted } from '../../format.ts'
import { useTags } from '../../page-spellings/use-tags.ts'
import s from '../reports.module.css'

interface RenamedCostsProps {
  report: Report<'content-return'>
  noun: { one: string; many: string }
  money: (amount: number) => string
}

const costsOf = ({ params: { by, shareCostsOf } }: RenamedCostsProps['report']): string => shareCostsOf ?? by

const wordsOf = ({ noun, money }: Pick<RenamedCostsProps, 'noun' | 'money'>) => ({
  money,
  counted: (conversions: number): string => counted(conversions, noun.one, noun.many),
})

/** The same without anything to press. */
export function renamedCostsSentences(
  report: RenamedCostsProps['report'],
  noun: RenamedCostsProps['noun'],
  money: RenamedCostsProps['money'],
): string[] {
  const words = wordsOf({ noun, money })
  const notVisited = notVisitedSentence(report, words)
  return [
    ...(notVisited === null ? [] : [notVisited]),
    ...report.totals.renamed.map((each) => renamedSentence(costsOf(report), each, words)),
  ]
}

export function RenamedCosts({ report, noun, money }: RenamedCostsProps) {
  const set = useCommand('config.set')
  const { add } = useTags(set)
  const isDocument = useDocumentView() !== null
  const by = costsOf(report)
  const words = wordsOf({ noun, money })
  const notVisited = notVisitedSentence(report, words)
  return (
    <>
      {notVisited}
      {notVisited !== null && !isDocument && (
        <>
          {' '}
          Which name is which is said under <a href="#/settings">Settings</a>, “Tags that are one”.
        </>
      )}
      {report.totals.renamed.map((each) => (
        <span key={each.cost} className={s['aside']}>
          {renamedSentence(by, each, words)}{' '}
          {!isDocument && (
            <Button variant="link" isPending={set.running} onPress={() => void add(aliasOf(by as TagField, each))}>
              Count as one
            </Button>
          )}
        </span>
      ))}
    </>
  )
}
