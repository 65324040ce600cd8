/** The sentence of the attribution report, and what is said where there is nothing to draw. */
import { Fragment } from 'react'
import type { Report } from '../../shared/reports/index.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { isolated } from '../components/isolated.tsx'
import { Num } from '../components/Finding.tsx'
import { count, middleCut, percent, percentRange, points } from '../format.ts'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { useQueryParams } from '../route.ts'
import { type Dimension, dimensionWords, fraction, modelWords } from '../words.ts'
import s from './reports.module.css'
import type { FirstLastRow, Story } from './tables/first-last.ts'
import type { ModelPair } from './model-pair.ts'

type Attribution = Report<'content-attribution'>

interface SentenceProps {
  pair: ModelPair
  rows: readonly FirstLastRow[]
  story: Story | null
  totals: Attribution['totals']
  /** Share of first touches on pages without a group. */
  other: number
  noun: string
  goal: string | null
  keys: number
  dimension: Dimension
  /** Shares are of those with something to credit (`ofKnown`), and it is said. */
  known: boolean
}

/** Below this many conversions a share says little; it is then given as a count. */
export const fewConversions = 20

export function Sentence({
  pair,
  rows,
  story: said,
  totals,
  other,
  noun,
  goal,
  keys,
  dimension,
  known,
}: SentenceProps) {
  const words = dimensionWords[dimension]
  const counted = known ? totals.attributed : totals.conversions
  const whose = known ? ` whose ${words.first} is known` : ''
  const whole = known ? `the ${count(counted)} ${noun}${whose}` : noun
  if (totals.conversions === 0) return <>Nobody reached “{goal}” in this period</>
  if (!said) {
    return other > 0 ? (
      <>
        <Num>{percent(other)}</Num> of {whole} start on a page that no rule puts in a group
      </>
    ) : (
      <>
        None of the {count(totals.conversions)} {noun} has a {words.touch} to credit
      </>
    )
  }
  if (!pair.both) return <ModelSentence pair={pair} rows={rows} noun={noun} whole={whole} dimension={dimension} />
  const { leaders } = said
  const without = untagged(rows, dimension, said.share)
  // What most come without is the finding; one more thing beside it would be too many.
  const { contrast, shift } = without ? { contrast: null, shift: null } : said
  const isPath = dimension === 'page'
  const names = (
    <>
      {leaders.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && (index === leaders.length - 1 ? ' or ' : ', ')}
          <Name text={key} path={isPath} />
        </Fragment>
      ))}
    </>
  )
  if (counted < fewConversions) {
    return (
      <>
        <Num>{count(said.share * counted)}</Num> of {count(counted)} {noun}
        {whose} {words.start} {names}: too few to tell
      </>
    )
  }
  return (
    <>
      {without ? (
        <>
          <Num tone={null}>{percent(without.firstShare)}</Num> of {whole}{' '}
          {without.kind === 'other' ? (
            <>{words.start} pages of no group</>
          ) : (
            <>
              have {words.notSet} at their {words.first}
            </>
          )}
          ; <Num>{percent(said.share)}</Num> {words.start} {names}
        </>
      ) : (
        <>
          <Num>{percent(said.share)}</Num> of {whole} {words.start} {names}
        </>
      )}
      {said.plurality &&
        keys > 2 &&
        `, more than ${words.start.replace('start ', '')} any other of ${count(keys)} ${words.many}`}
      {contrast && (
        <>
          ; only {percent(contrast.share)} {words.start.replace('start ', '')}{' '}
          <Name text={contrast.key} path={isPath} />, where{' '}
          {fraction(contrast.peopleShare) ?? percent(contrast.peopleShare, 0)} of all people start
        </>
      )}
      {shift && (
        <>
          ; <Num tone="c2">{percent(shift.lastShare)}</Num>{' '}
          {leaders.length === 1 && leaders[0] === shift.key ? (
            `${words.end.replace(/ (on|with)$/, '')} there`
          ) : (
            <>
              {words.end} <Name text={shift.key} path={isPath} />
            </>
          )}
          , {points(Math.abs(shift.points)).replace('+', '')} points {shift.points > 0 ? 'more' : 'fewer'}
          {/* The share before is in the sentence only where this key leads alone. */}
          {(leaders.length > 1 || leaders[0] !== shift.key) &&
            ` than the ${percent(shift.firstShare)} that ${words.start.replace(/ on$/, ' there').replace(/ (from|with)$/, ' $1 it')}`}
        </>
      )}
    </>
  )
}

/** The row without a tag, or without a group, where it has more than all keys that lead: a share of the rest alone would mislead. */
function untagged(rows: readonly FirstLastRow[], dimension: Dimension, share: number): FirstLastRow | null {
  const kind = dimension === 'group' ? 'other' : dimensionWords[dimension].touch === 'touch' ? 'not set' : null
  return rows.find((row) => row.kind === kind && row.firstShare > share) ?? null
}

/** Of one model: who gets most of the credit, and whom it treats most unlike the model beside it. */
function ModelSentence({
  pair: { model, against },
  rows,
  noun,
  whole,
  dimension,
}: {
  pair: ModelPair
  rows: readonly FirstLastRow[]
  noun: string
  whole: string
  dimension: Dimension
}) {
  const keys = rows.filter((row) => row.kind === 'key').toSorted((a, b) => b.first - a.first)
  const [top] = keys
  if (!top) return <>No {noun} has a touch to credit</>
  const isPath = dimension === 'page'
  const moved = keys.toSorted((a, b) => Math.abs(b.firstShare - b.lastShare) - Math.abs(a.firstShare - a.lastShare))[0]!
  const by = points(moved.firstShare - moved.lastShare)
  const without = untagged(rows, dimension, top.firstShare)
  // Each key of a conversion has all of it, so nothing goes to one rather than to another.
  if (model === 'participation')
    return (
      <>
        By Participation, <Num>{percent(top.firstShare)}</Num> of {whole} had <Name text={top.key} path={isPath} /> on
        their way
      </>
    )
  return (
    <>
      By {modelWords[model].label},{' '}
      {without && (
        <>
          <Num tone={null}>{percent(without.firstShare)}</Num> of {whole} go to{' '}
          {without.kind === 'other' ? 'pages of no group' : `touches with ${dimensionWords[dimension].notSet}`};{' '}
        </>
      )}
      <Num>{percent(top.firstShare)}</Num> {without ? 'go' : <>of {whole} go</>} to{' '}
      <Name text={top.key} path={isPath} />
      {!without && Number(by.replace('−', '-')) !== 0 && (
        <>
          {moved === top ? ', ' : '; '}
          {by.replace(/[+−]/, '')} points {moved.firstShare > moved.lastShare ? 'more' : 'fewer'}
          {moved !== top && (
            <>
              {' '}
              go to <Name text={moved.key} path={isPath} />
            </>
          )}{' '}
          than by {modelWords[against].label.toLowerCase()}
        </>
      )}
    </>
  )
}

/** A key within the sentence: in one piece, cut where it is long. */
export function Name({ text, path }: { text: string; path: boolean }) {
  return (
    <span className={cx(s['name'], path && s['path'])} title={text}>
      {isolated(middleCut(text, 44))}
    </span>
  )
}

interface NoChartProps {
  rows: FirstLastRow[]
  totals: Attribution['totals']
  by: Dimension
  noun: string
  goal: string | null
  period: { from: string | null; to: string | null }
}

/** Nothing to compare: a sentence in place of a chart. */
export function NoChart({ rows, totals, by, noun, goal, period }: NoChartProps) {
  const words = dimensionWords[by]
  const [, setQuery] = useQueryParams()
  if (totals.conversions === 0) return <NobodyReached goal={goal} period={period} />
  const [only] = rows.filter((row) => row.first + row.last > 0 && row.kind !== 'none')
  if (by === 'group' && (!only || only.kind === 'other')) {
    return (
      <EmptyState
        title={`All ${noun} with a page to credit are in (other)`}
        actions={
          <>
            <ButtonLink variant="primary" href="#/content-groups">
              Make content groups
            </ButtonLink>
            <Button onPress={() => setQuery({ by: 'page' })}>Show single pages</Button>
          </>
        }
      >
        No rule puts a page with {noun} into a group yet. Groups say which kinds of page bring people.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={only ? `All ${noun} with a page to credit are in ${only.key}` : `No ${noun} has a page to credit`}
    >
      There is only one {words.one}, so there is nothing to compare it with.
      {only?.rate &&
        ` Its rate is ${percent(only.rate.rate, 2)}, 95 % interval ${percentRange(only.rate.low, only.rate.high)}.`}
    </EmptyState>
  )
}
