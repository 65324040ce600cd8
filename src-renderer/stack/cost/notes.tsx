/** What speaks against the cost that is shown: counted twice, or paid otherwise. */
import { Fragment } from 'react'
import { afterEndSentence, type ChargedAfterEnd } from '../../../shared/notes/charged-after-end.ts'
import { countedNotSoftware } from '../../../shared/notes/counted-not-software.ts'
import { countedTwiceSentence } from '../../../shared/notes/counted-twice.ts'
import { contractStartsSentence } from '../../../shared/notes/contract-starts.ts'
import { oneRateHint, oneRateSentence } from '../../../shared/notes/one-rate.ts'
import { paidThenSentence } from '../../../shared/notes/paid-then.ts'
import { unknownHeadsSentence } from '../../../shared/notes/heads.ts'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import { ButtonLink } from '../../components/Button.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { useDocumentView } from '../../document/view.ts'
import { useQuery, useReport, useWorkspace } from '../../api.ts'
import { count, counted, date, listedFirst, plural } from '../../format.ts'
import { paymentsHref, toolInAddress } from '../payments-link.ts'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'

/** What the notes on the cost of a day are made of. A screen that asks for it as well can wait until they are known. */
export function useCostNotes(day: string) {
  const { status } = useWorkspace()
  const many = status?.tools ?? 0
  const duplicates = useReport('stack-duplicates', { asOf: day }, { enabled: many > 1 })
  const inventory = useQuery('tools.list', {}, { enabled: many > 0 })
  return { duplicates, inventory, loading: duplicates.loading || inventory.loading }
}

/** What speaks against the cost on a day, whatever it is summed up for. */
export function CostNotes({
  day,
  chargedAfterEnd,
  money,
}: {
  day: string
  chargedAfterEnd: readonly ChargedAfterEnd[]
  money: Money
}) {
  const { duplicates, inventory } = useCostNotes(day)
  const tools = inventory.data?.tools ?? []
  return (
    <>
      <TwiceNote totals={duplicates.data?.totals} exact={money.exact} />
      <NotSoftwareNote tools={tools} day={day} money={money} />
      <AfterEndNote found={chargedAfterEnd} exact={money.exact} />
      <PaidOtherwiseNote tools={tools} />
      <PaidInSeveralNote tools={tools} />
    </>
  )
}

/** Payees that count and are likely no software, with the way to leave them out. */
export function NotSoftwareNote({ tools, day, money }: { tools: readonly InventoryTool[]; day: string; money: Money }) {
  const isPaper = useDocumentView() !== null
  const found = countedNotSoftware(tools, day, money.currency, money.exact)
  if (found === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={found.sentence}
        actions={isPaper ? null : <ButtonLink href="#/inventory">To the inventory</ButtonLink>}
      >
        {listedFirst(found.names, shownTools)}. {found.untilLeftOut}.
      </ErrorNote>
    </div>
  )
}

/** What is counted twice where two entries are likely one tool, with the way to see to it. */
function TwiceNote({
  totals,
  exact,
}: {
  totals: ReportTotals<'stack-duplicates'> | undefined
  exact: (value: number) => string
}) {
  const isPaper = useDocumentView() !== null
  const sentence = totals ? countedTwiceSentence(totals, exact) : null
  if (sentence === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentence}
        actions={isPaper ? null : <ButtonLink href="#/stack-duplicates">Look at duplicates</ButtonLink>}
      >
        A contract and the payments for it, or one vendor under several names. Merge what is one tool; nothing is merged
        by itself.
      </ErrorNote>
    </div>
  )
}

/** What is charged on for tools that ended, which no cost counts, with the way to the charges. */
export function AfterEndNote({
  found,
  exact,
}: {
  found: readonly ChargedAfterEnd[]
  exact: (value: number) => string
}) {
  const isPaper = useDocumentView() !== null
  if (found.length === 0) return null
  const paid = found.reduce((sum, each) => sum + (each.paid ?? 0), 0)
  const more = found.length - shownTools
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={`${exact(paid)} was paid in twelve months for ${counted(found.length, 'tool')} after ${plural(found.length, 'it', 'they')} ended, which no cost here counts.`}
        actions={
          isPaper ? null : <ButtonLink href="#/stack-payments?show=no-contract">Paid without a contract</ButtonLink>
        }
      >
        {found.slice(0, shownTools).map((each, at) => (
          <Fragment key={each.toolId}>
            {at > 0 && ' '}
            {isPaper ? each.tool : <a href={paymentsHref(String(each.toolId))}>{each.tool}</a>}:{' '}
            {afterEndSentence(each, { money: exact, date })}
          </Fragment>
        ))}
        {more > 0 && ` And ${count(more)} more.`}
      </ErrorNote>
    </div>
  )
}

/** What a change rests on that is not known: contracts whose start nothing shows, which count as added or at their price, and one rate for both periods. */
export function ChangeNotes({
  totals,
  money: { exact, currency },
}: {
  totals: ReportTotals<'stack-cost-change'>
  money: Pick<Money, 'exact' | 'currency'>
}) {
  const rate = oneRateSentence(totals.oneRate)
  const sentence = contractStartsSentence(totals.contractStarts, exact)
  const then = paidThenSentence(totals.paidThen, totals.before, exact)
  return (
    <>
      {sentence !== null && (
        <div className={s['gap']}>
          <ErrorNote tone="warn" title={sentence}>
            Payments of the time before, or the day a tool was first in use as its start, would tell.
          </ErrorNote>
        </div>
      )}
      {then !== null && (
        <div className={s['gap']}>
          <ErrorNote tone="warn" title={then}>
            The start of the contract, or its earlier price as a dated one, would put it right.
          </ErrorNote>
        </div>
      )}
      {rate !== null && (
        <div className={s['gap']}>
          <ErrorNote tone="info" title={rate}>
            {oneRateHint(currency)}
          </ErrorNote>
        </div>
      )}
    </>
  )
}

/** Costs that payments contradict; what is said holds. How much they differ is a report of its own. */
export function PaidOtherwiseNote({ tools }: { tools: readonly InventoryTool[] }) {
  const isPaper = useDocumentView() !== null
  const found = tools.filter(({ paidOtherwise }) => paidOtherwise !== null)
  if (found.length === 0) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={`${counted(found.length, 'tool')} ${plural(found.length, 'is', 'are')} paid otherwise than the inventory says, which holds here.`}
        actions={isPaper ? null : <ButtonLink href="#/stack-payments">Paid and contract</ButtonLink>}
      >
        {found.slice(0, shownTools).map((tool, at) => (
          <Fragment key={tool.id}>
            {at > 0 && ', '}
            {isPaper ? tool.name : <a href={paymentsHref(toolInAddress(tool, tools))}>{tool.name}</a>}
          </Fragment>
        ))}
        {found.length > shownTools && ` and ${count(found.length - shownTools)} more`}.
      </ErrorNote>
    </div>
  )
}

/** Teams whose people are said and that no tool has. */
export function UnknownHeadsNote({
  heads,
  tools,
}: {
  heads: Readonly<Record<string, number>>
  tools: readonly InventoryTool[]
}) {
  const sentence = tools.length === 0 ? null : unknownHeadsSentence(heads, tools)
  return (
    sentence !== null && (
      <div className={s['gap']}>
        <ErrorNote tone="warn" title={sentence} />
      </div>
    )
  )
}

/** Tools that two exports of payments charge, of which one counts. */
export const PaidInSeveralNote = ({ tools }: { tools: readonly InventoryTool[] }) => (
  <ToolsNote
    tools={tools}
    sentence={({ paidInSeveral }) => paidInSeveral}
    title={(many) => `${counted(many, 'tool')} ${plural(many, 'is', 'are')} charged in several exports at once.`}
    href={(tool) => paymentsHref(toolInAddress(tool, tools))}
  />
)

/** Named one by one; the rest is counted. */
const shownTools = 5

/** Tools of which something is to be said, each with its sentence and the way to it. */
function ToolsNote({
  tools,
  sentence,
  title,
  href,
}: {
  tools: readonly InventoryTool[]
  sentence: (tool: InventoryTool) => string | null
  title: (many: number) => string
  href: (tool: InventoryTool) => string
}) {
  const isPaper = useDocumentView() !== null
  const said = tools.flatMap((tool) => {
    const words = sentence(tool)
    return words === null ? [] : [{ ...tool, words, to: href(tool) }]
  })
  if (said.length === 0) return null
  const more = said.length - shownTools
  return (
    <div className={s['gap']}>
      <ErrorNote tone="warn" title={title(said.length)}>
        {said.slice(0, shownTools).map(({ id, name, words, to }, at) => (
          <Fragment key={id}>
            {at > 0 && ' '}
            {isPaper ? name : <a href={to}>{name}</a>}: {words}
          </Fragment>
        ))}
        {more > 0 && ` And ${count(more)} more.`}
      </ErrorNote>
    </div>
  )
}
