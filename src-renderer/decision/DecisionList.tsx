import { Plus, Scale, X } from 'lucide-react'
import type { DecisionSummary } from '../../shared/api.ts'
import { useCommand, useWorkspace } from '../api.ts'
import { verdictWords } from '../../shared/decision-fields.ts'
import { Button, ButtonLink, IconButton } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { toast } from '../components/Toast.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { counted, date, moneyShort, plural } from '../format.ts'
import { chooseImport } from '../workspaces.ts'
import s from './decision.module.css'
import { resultHref } from './use-decision.ts'

const notScored = 'not scored'

/** Every decision, what its figures say and what was decided. */
export function DecisionList({ decisions }: { decisions: readonly DecisionSummary[] }) {
  const { status } = useWorkspace()
  const remove = useCommand('decisions.delete')
  const restore = useCommand('decisions.restore')
  if (decisions.length === 0)
    return (
      <Page>
        <EmptyState
          screen
          icon={Scale}
          title="Build or buy?"
          actions={
            <>
              <ButtonLink variant="primary" href="#/decision">
                New decision
              </ButtonLink>
              <Button onPress={() => void chooseImport()}>Import a decision</Button>
            </>
          }
        >
          Here you would see what building and buying come to: cost over time, when building pays back, how sure that
          is, and what would change the answer; kept with its reasons.
        </EmptyState>
      </Page>
    )
  const open = decisions.filter((each) => each.decided === null)
  const today = new Date().toISOString().slice(0, 10)
  const due = decisions.filter((each) => each.revisitOn !== null && each.revisitOn <= today)
  const currency = status?.currency ?? 'USD'
  const drop = async ({ id, name }: DecisionSummary): Promise<void> => {
    if (await remove.run({ id }))
      toast({ text: `“${name}” deleted.`, action: { label: 'Undo', onPress: () => void restore.run({ id }) } })
  }
  return (
    <Page>
      <Finding
        question="Build or buy?"
        actions={
          <ButtonLink variant="primary" href="#/decision">
            <Plus size={14} aria-hidden />
            New decision
          </ButtonLink>
        }
      >
        <Num>{counted(decisions.length, 'decision')}</Num>
        {open.length > 0 ? `, ${open.length} of them open` : `, ${plural(decisions.length, 'it is', 'all')} decided`}
        {due.length > 0 && `; ${due.length} ${plural(due.length, 'is', 'are')} due for another look`}
      </Finding>
      <ul className={s['list']}>
        {decisions.map((each) => (
          <li key={each.id} className={s['item']}>
            <div>
              <div className={s['itemName']}>
                <a href={resultHref(each.name)}>{each.name}</a>
                <VerdictChip of={each} />
                {each.revisitOn !== null && each.revisitOn <= today && (
                  <Chip tone="warn">revisit since {date(each.revisitOn)}</Chip>
                )}
              </div>
              <p className={s['itemText']}>{each.reason}</p>
              <p className={s['note']}>
                {each.decided
                  ? `Decided: ${each.decided.choice}${each.decided.by ? `, by ${each.decided.by}` : ''}${each.decided.on ? `, ${date(each.decided.on)}` : ''}`
                  : 'Not decided yet'}
                {each.version > 1 && ` · version ${each.version}`}
              </p>
            </div>
            <div className={s['figure']}>
              {moneyShort(each.buildPv, currency)}
              <small>to build, {each.scored ? each.scoreBuild.toFixed(2) : notScored}</small>
            </div>
            <div className={s['figure']}>
              {moneyShort(each.buyPv, currency)}
              <small>to buy, {each.scored ? each.scoreBuy.toFixed(2) : notScored}</small>
            </div>
            <div className={s['figure']}>
              {each.revisitOn ? date(each.revisitOn) : '–'}
              <small>revisit</small>
            </div>
            <IconButton icon={X} label={`Delete ${each.name}`} onPress={() => void drop(each)} />
          </li>
        ))}
      </ul>
      <TrustLine>
        Present value over the horizon of each decision, and its weighted score from 0 to 1.
        {status?.sample && ' Invented figures, for the sample only.'}
      </TrustLine>
    </Page>
  )
}

export function VerdictChip({ of }: { of: Pick<DecisionSummary, 'verdict' | 'scored'> }) {
  if (of.verdict === 'too close') return <Chip>{verdictWords(of)}</Chip>
  return <Chip tone={of.verdict === 'build' ? 'c1' : 'c2'}>{of.verdict}</Chip>
}
