import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EngineProvider } from '../../api.ts'
import type { HostBridge } from '../../transport/host.ts'
import { OriginNote, SpellingNote } from './OriginNote.tsx'

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')
const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to!.replaceAll('&amp;', '&'))

/** With an engine that has not answered yet. */
const draw = (children: ReactNode): string =>
  renderToStaticMarkup(
    <EngineProvider call={() => new Promise(() => {})} host={{} as HostBridge}>
      {children}
    </EngineProvider>,
  )

test('spellings of one name are told, with the way to channels that keeps the view', () => {
  const html = draw(
    <SpellingNote
      by="medium"
      query={new URLSearchParams('by=medium&goal=Trial&lookbackDays=30')}
      keys={['cpc', 'email', 'Email', 'CPC', 'e-mail', 'ppc']}
      path="/template-comparison"
    />,
  )
  expect(text(html)).toBe(
    '“email”, “Email” and “e-mail” are 3 spellings of one medium; one other has several too. Count as one … By channel, case does not matter ',
  )
  expect(hrefs(html)).toHaveLength(1)
  const [path, search] = hrefs(html)[0]!.split('?')
  expect(path).toBe('/template-comparison')
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ goal: 'Trial', lookbackDays: '30', by: 'channel' })
})

test('groups and channels have no spellings', () => {
  for (const by of ['group', 'page', 'channel', 'referrer'] as const)
    expect(
      draw(<SpellingNote by={by} query={new URLSearchParams()} keys={['a', 'A']} path="/content-attribution" />),
    ).toBe('')
})

test('where last touches are direct, the way leads to the model that passes over them', () => {
  const html = draw(
    <OriginNote
      by="channel"
      query={new URLSearchParams('by=channel&unit=session')}
      keys={['Direct', 'Paid Search', 'Organic Search']}
      direct={0.938}
    />,
  )
  expect(text(html)).toContain('93.8 % of last touches are direct, like every own page seen without a tag.')
  expect(hrefs(html)).toEqual([
    '/template-comparison?by=channel&a=Paid+Search&b=Organic+Search',
    '/settings?campaignChannel=1',
    '/content-attribution?by=channel&model=last-non-direct&unit=session',
  ])
})

test('by source, in one spelling each, the way to channels is among the others', () => {
  const html = draw(
    <OriginNote by="source" query={new URLSearchParams()} keys={['google', 'bing.com']} direct={null} />,
  )
  expect(hrefs(html)).toEqual(['/template-comparison?by=source', '/content-attribution?by=channel'])
  expect(text(html)).not.toContain('last touches')
})
