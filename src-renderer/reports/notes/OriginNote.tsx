/** Under the finding, where people come from is shown: what the keys are, what makes their rows misleading, and ways on. */
import { useQuery } from '../../api.ts'
import { CountAsOne } from '../../page-spellings/CountAsOne.tsx'
import { listedFirst, percent } from '../../format.ts'
import { carry, type QueryPatch, toHref } from '../../route.ts'
import { type Dimension, dimensionWords } from '../../words.ts'
import s from '../reports.module.css'
import { campaignChannelPath } from '../../page-spellings/command.ts'
import { spelledApart } from '../origins.ts'
import { type Way, Ways } from './Ways.tsx'

const origins = ['channel', 'source', 'medium', 'campaign', 'referrer', 'device', 'custom'] as const
type Origin = (typeof origins)[number]
export const isOrigin = (by: Dimension): by is Origin => origins.includes(by as Origin)

/** The goal, the period and the lookback of the view stay as they are. */
function keeping(query: URLSearchParams, path: string, own: QueryPatch): string {
  const kept = Object.fromEntries(new URLSearchParams(carry('', query).replace(/^\?/, '')))
  return toHref(path, { ...kept, ...own })
}

/** By source or medium, where there is no other word of channels: the way to them. */
export const towardsChannels = (by: Dimension, query: URLSearchParams, keys: readonly string[], path: string): Way[] =>
  (by === 'source' || by === 'medium') && spelledApart(keys).length === 0
    ? [{ to: keeping(query, path, { by: 'channel' }), label: 'Paid and organic, by channel' }]
    : []

interface OriginNoteProps {
  by: Origin
  query: URLSearchParams
  keys: readonly string[]
  /** Share of direct last touches, where it is nearly all (`directLast`). */
  direct: number | null
}

export function OriginNote({ by, query, keys, direct }: OriginNoteProps) {
  const { head, means, one } = dimensionWords[by]
  const here = '/content-attribution'
  const paid = by === 'channel' && keys.includes('Paid Search') && keys.includes('Organic Search')
  return (
    <>
      {by !== 'campaign' && `${head}: ${means} `}
      <Ways
        ways={[
          paid
            ? {
                to: keeping(query, '/template-comparison', { by, a: 'Paid Search', b: 'Organic Search' }),
                label: 'Test Paid Search against Organic Search',
              }
            : { to: keeping(query, '/template-comparison', { by }), label: `Test one ${one} against another` },
          ...towardsChannels(by, query, keys, here),
          ...(by === 'campaign' || by === 'channel'
            ? [{ to: campaignChannelPath, label: 'Say by which channel a campaign came' }]
            : []),
        ]}
      />
      {direct !== null && (
        <span className={s['aside']}>
          {percent(direct)} of last touches {by === 'medium' ? 'have no medium' : 'are direct'}, like every own page
          seen without a tag.{' '}
          <Ways
            ways={[
              {
                to: keeping(query, here, { by, model: 'last-non-direct', unit: query.get('unit') }),
                label: 'Credit the last non-direct',
              },
            ]}
          />
        </span>
      )}
      <SpellingNote by={by} query={query} keys={keys} path={here} />
    </>
  )
}

const shownSpellings = 4

interface SpellingNoteProps {
  by: Dimension
  query: URLSearchParams
  keys: readonly string[]
  /** Of the screen it stands on. */
  path: string
}

/** One name that is several rows, and the way to where it is one. */
export function SpellingNote({ by, query, keys, path }: SpellingNoteProps) {
  const { data: config } = useQuery('config.get', {})
  if (by !== 'source' && by !== 'medium' && by !== 'campaign') return null
  const [most, ...others] = spelledApart(keys, config?.tags.ignoreCase === false)
  if (!most) return null
  const names = most.map((name) => `“${name}”`)
  return (
    <span className={s['aside']}>
      {listedFirst(names, shownSpellings)} are {most.length} spellings of one {dimensionWords[by].one}
      {others.length > 0 &&
        `; ${others.length === 1 ? 'one other has' : `${others.length} others have`} several too`}. <CountAsOne />{' '}
      <Ways ways={[{ to: keeping(query, path, { by: 'channel' }), label: 'By channel, case does not matter' }]} />
    </span>
  )
}
