import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DocumentContext } from '../../document/view.ts'
import { IntervalMatrix } from './IntervalMatrix.tsx'

const months = Array.from({ length: 18 }, (_, at) => new Date(Date.UTC(2025, at, 1)).toISOString().slice(0, 10))

const matrix = (starts: readonly string[], text: string) => (
  <IntervalMatrix
    title="Cost per lead by month"
    caption="below it how many leads"
    interval="month"
    starts={starts}
    name="Group"
    keys={['(other)', 'Guides', 'Blog']}
    cell={(key, start) =>
      key === 'Blog' && start !== '2026-06-01' ? null : { value: 7, text: `${key} ${text}`, of: '12', few: '' }
    }
    total={{ label: 'All', cell: (start) => ({ value: 9, text: `sum of ${start.slice(0, 7)}`, of: '24', few: '' }) }}
    stale={false}
  >
    <p>at length</p>
  </IntervalMatrix>
)
const drawn = (node: React.ReactNode, short: boolean) =>
  renderToStaticMarkup(
    <DocumentContext value={{ search: '', width: 840, saidIn: null, short, room: null }}>{node}</DocumentContext>,
  )
const heads = (markup: string) => [...markup.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, text]) => text)

describe('a report over time on one page', () => {
  it('has a line for each name, a column for each interval, and last what they are together', () => {
    const markup = drawn(matrix(months.slice(-3), '$7'), true)
    expect(heads(markup)).toEqual(['Group', 'Apr 2026', 'May 2026', 'Jun 2026'])
    const lines = markup.split('<tr>').slice(2)
    expect(lines.map((line) => line.match(/Guides|Blog|\(other\)|All/)?.[0])).toEqual([
      'Guides',
      'Blog',
      '(other)',
      'All',
    ])
    expect(lines[1]?.match(/Blog \$7/g)).toHaveLength(1)
    expect(lines[3]).toContain('sum of 2026-06')
    expect(markup).not.toContain('newest')
  })

  it('keeps the newest intervals where there is no room for all, fewer the wider their figures are', () => {
    const newest = (text: string) => heads(drawn(matrix(months, text), true)).slice(1)
    expect(newest('1').at(-1)).toBe('Jun 2026')
    expect(newest('1').length).toBeGreaterThan(newest('$1,234,567.00').length)
    expect(drawn(matrix(months, '$1,234,567.00'), true)).toContain('; the newest 4 of 18 months')
  })

  it('has fewer of them where their names are wider', () => {
    const shown = (interval: 'month' | 'day', starts: readonly string[]) =>
      heads(
        drawn(
          <IntervalMatrix
            title="Leads"
            caption=""
            interval={interval}
            starts={starts}
            name="Group"
            keys={['Blog']}
            cell={() => ({ value: 7, text: '7', of: '12', few: '' })}
            total={null}
            stale={false}
          >
            {null}
          </IntervalMatrix>,
          true,
        ),
      ).slice(1)
    expect(shown('month', months)).toHaveLength(12)
    expect(
      shown(
        'day',
        Array.from({ length: 18 }, (_, at) => `2026-06-${at + 10}`),
      ),
    ).toHaveLength(9)
  })

  it('leaves the same figures at length to what is longer than a page', () => {
    expect(drawn(matrix(months, '$7'), true)).not.toContain('at length')
    expect(drawn(matrix(months, '$7'), false)).toContain('at length')
  })
})
