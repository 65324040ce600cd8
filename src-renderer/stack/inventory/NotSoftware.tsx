import { type ReactNode, useState } from 'react'
import { costText } from '../../../shared/notes/counted-not-software.ts'
import { cardTotalReason } from '../../../shared/stack/not-software.ts'
import type { BookedBeside, InventoryTool } from '../../../shared/stack/stack.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { counted, listedFirst, money, plural } from '../../format.ts'
import s from '../stack.module.css'

export interface NotSoftwareProps {
  tools: readonly InventoryTool[]
  day: string
  currency: string
  onLeaveOut: (names: readonly string[]) => void
  onLeaveOutPayments: (beside: readonly BookedBeside[]) => void
  isPending: boolean
}

/** Payees that are likely no software, or may be none, for a person to leave out: nothing is left out by itself. */
export function NotSoftware(props: NotSoftwareProps) {
  const totals = props.tools.filter(({ likelyNotSoftware }) => likelyNotSoftware === cardTotalReason)
  const likely = props.tools.filter((tool) => tool.likelyNotSoftware !== null && !totals.includes(tool))
  const booked = props.tools.filter(({ bookedElsewhere }) => bookedElsewhere !== null)
  const beside = props.tools.flatMap((tool) => tool.bookedBeside)
  const inOtherAccounts = beside.reduce((sum, { payments }) => sum + payments, 0)
  const may = props.tools.filter(({ maybeNotSoftware }) => maybeNotSoftware !== null)
  const why = ({ category, likelyNotSoftware }: InventoryTool): string => likelyNotSoftware?.startsWith('category') ? `“${category}”` : (likelyNotSoftware?.split(': ').at(-1) ?? '') // prettier-ignore
  return (
    <>
      <Suggestion
        {...props}
        tools={totals}
        // Paid once each, they cost nothing that is known a year.
        isCostSaid={false}
        title={`${plural(totals.length, 'is the total', 'are totals')} of a card, whose charges another export has one by one, so the money counts twice`}
      >
        What the books have for a month and a category is what the card was charged in it:{' '}
        {listedFirst([...new Set(totals.map(({ leaveOutAs }) => leaveOutAs))], 5)}.
      </Suggestion>
      <Suggestion
        {...props}
        tools={likely}
        title={`${plural(likely.length, 'is', 'are')} likely not software, and ${plural(likely.length, 'counts', 'count')} as ${plural(likely.length, 'a tool', 'tools')}`}
      >
        By the category in the file of their payments, or else by their names:{' '}
        {listedFirst(
          likely.map((tool) => `${tool.name} (${why(tool)})`),
          5,
        )}
        . To leave out single ones, choose them in the list.
      </Suggestion>
      <OneByOne
        {...props}
        tools={booked}
        title={`${plural(booked.length, 'is', 'are')} booked to accounts that are not of software`}
        why={({ bookedElsewhere }) => bookedElsewhere}
      >
        The same export has software under an account of its own. Choose those to leave out.
      </OneByOne>
      {beside.length > 0 && (
        <div className={s['suggestion']}>
          <ErrorNote
            tone="info"
            title={`${counted(inOtherAccounts, 'payment')} to ${counted(new Set(beside.map(({ payee }) => payee)).size, 'payee')} of software ${plural(inOtherAccounts, 'is', 'are')} booked to other accounts, and ${plural(inOtherAccounts, 'counts', 'count')} too.`}
            actions={
              <Button isPending={props.isPending} onPress={() => props.onLeaveOutPayments(beside)}>
                Leave those payments out
              </Button>
            }
          >
            {listedFirst(
              beside.map(
                ({ payee, category, payments, amount, currency, software }) =>
                  `${payee}: ${counted(payments, 'payment')} (${money(amount, currency)}) under “${category}” beside “${software}”`,
              ),
              5,
            )}
            .
          </ErrorNote>
        </div>
      )}
      <OneByOne
        {...props}
        tools={may}
        title={`may be no software; look at ${plural(may.length, 'it', 'them')}`}
        why={({ maybeNotSoftware }) => maybeNotSoftware}
      >
        They sell goods as well as software. Choose those to leave out.
      </OneByOne>
    </>
  )
}

/** To leave all of them out in one press. */
function Suggestion({
  tools,
  title,
  isCostSaid = true,
  day,
  currency,
  onLeaveOut,
  isPending,
  children,
}: NotSoftwareProps & { title: string; isCostSaid?: boolean; children: ReactNode }) {
  if (tools.length === 0) return null
  return (
    <div className={s['suggestion']}>
      <ErrorNote
        tone="info"
        title={`${counted(tools.length, 'payee')} ${title}${isCostSaid ? `: ${costText(tools, day, currency, money)}` : ''}.`}
        actions={
          <Button isPending={isPending} onPress={() => onLeaveOut(tools.map(({ leaveOutAs }) => leaveOutAs))}>
            Leave {plural(tools.length, 'it', 'them')} out
          </Button>
        }
      >
        {children}
      </ErrorNote>
    </div>
  )
}

/** To be looked at one by one: none is chosen. */
function OneByOne({
  tools,
  title,
  why,
  day,
  currency,
  onLeaveOut,
  isPending,
  children,
}: NotSoftwareProps & { title: string; why: (tool: InventoryTool) => string | null; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const out = tools.filter(({ id }) => chosen.has(id))
  const choose = (id: number, on: boolean): void =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((each) => each !== id)))
  if (tools.length === 0) return null
  return (
    <div className={s['suggestion']}>
      <ErrorNote
        tone="info"
        title={`${counted(tools.length, 'payee')} ${title}: ${costText(tools, day, currency, money)}.`}
        actions={
          <Button
            isPending={isPending}
            isDisabled={out.length === 0}
            onPress={() => onLeaveOut(out.map(({ leaveOutAs }) => leaveOutAs))}
          >
            {out.length === 0 ? 'Leave out' : `Leave ${out.length} out`}
          </Button>
        }
      >
        {children}
        <ul className={s['choices']}>
          {tools.map((tool) => (
            <li key={tool.id}>
              <Checkbox
                selected={chosen.has(tool.id)}
                onChange={(on) => choose(tool.id, on)}
                aside={costText([tool], day, currency, money)}
              >
                {tool.name} <span className={s['note']}>{why(tool)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      </ErrorNote>
    </div>
  )
}
