/** Under the finding, where people come from is shown: what the keys are, what makes their rows misleading, and ways on. */
import { ArrowRight } from 'lucide-react'
import { listedFirst, percent } from '../format.ts'
import { carry, type QueryPatch, toHref } from '../route.ts'
import { type Dimension, dimensionWords } from '../words.ts'
import s from './content-attribution.module.css'
import { spelledApart } from './origins.ts'

const origins = ['channel', 'source', 'medium', 'campaign', 'referrer'] as const
type Origin = (typeof origins)[number]
export const isOrigin = (by: Dimension): by is Origin => origins.includes(by as Origin)

interface Way {
  to: string
  query: QueryPatch
  label: string
}

/** The other filters of the view stay as they are. */
function Ways({ query, ways }: { query: URLSearchParams; ways: readonly Way[] }) {
  const kept = Object.fromEntries(new URLSearchParams(carry('', query).replace(/^\?/, '')))
  return (
    <span className={s['links']}>
      {ways.map(({ to, query: own, label }) => (
        <a key={label} href={`#${toHref(to, { ...kept, ...own })}`}>
          {label} <ArrowRight size={12} aria-hidden />
        </a>
      ))}
    </span>
  )
}

interface OriginNoteProps {
  by: Origin
  query: URLSearchParams
  keys: readonly string[]
  /** Share of direct last touches, where it is nearly all (`directLast`). */
  direct: number | null
}

export function OriginNote({ by, query, keys, direct }: OriginNoteProps) {
  const { head, means, one } = dimensionWords[by]
  const paid = by === 'channel' && keys.includes('Paid Search') && keys.includes('Organic Search')
  return (
    <>
      {by !== 'campaign' && `${head}: ${means} `}
      <Ways
        query={query}
        ways={[
          paid
            ? {
                to: '/template-comparison',
                query: { by, a: 'Paid Search', b: 'Organic Search' },
                label: 'Test Paid Search against Organic Search',
              }
            : { to: '/template-comparison', query: { by }, label: `Test one ${one} against another` },
          // Where spellings are told, that note leads to channels.
          ...((by === 'source' || by === 'medium') && spelledApart(keys).length === 0
            ? [{ to: '/content-attribution', query: { by: 'channel' }, label: 'Paid and organic, by channel' }]
            : []),
        ]}
      />
      {direct !== null && (
        <span className={s['aside']}>
          {percent(direct)} of last touches {by === 'medium' ? 'have no medium' : 'are direct'}, like every own page
          seen without a tag.{' '}
          <Ways
            query={query}
            ways={[
              {
                to: '/content-attribution',
                query: { by, model: 'last-non-direct', unit: query.get('unit') },
                label: 'Credit the last non-direct',
              },
            ]}
          />
        </span>
      )}
      <SpellingNote by={by} query={query} keys={keys} to="/content-attribution" />
    </>
  )
}

const shownSpellings = 4

interface SpellingNoteProps {
  by: Dimension
  query: URLSearchParams
  keys: readonly string[]
  /** The screen it stands on. */
  to: string
}

/** One name that is several rows, and the way to where it is one. */
export function SpellingNote({ by, query, keys, to }: SpellingNoteProps) {
  if (by !== 'source' && by !== 'medium' && by !== 'campaign') return null
  const [most, ...others] = spelledApart(keys)
  if (!most) return null
  const names = most.map((name) => `“${name}”`)
  return (
    <span className={s['aside']}>
      {listedFirst(names, shownSpellings)} are {most.length} spellings of one {dimensionWords[by].one}
      {others.length > 0 &&
        `; ${others.length === 1 ? 'one other has' : `${others.length} others have`} several too`}.{' '}
      <Ways query={query} ways={[{ to, query: { by: 'channel' }, label: 'By channel, case does not matter' }]} />
    </span>
  )
}
