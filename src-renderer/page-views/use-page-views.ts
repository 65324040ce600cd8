/** Which events count as page views, and a way to say so that can be taken back. */
import { useCommand, useQuery } from '../api.ts'
import { listed } from '../format.ts'
import { saveConfig } from '../save-config.ts'

export function usePageViews(enabled = true) {
  const { data: pages } = useQuery('events.pages', {}, { enabled })
  const { data: config } = useQuery('config.get', {}, { enabled })
  const set = useCommand('config.set')
  const before = config?.interactions.events ?? []

  const put = async (events: string[], said: string): Promise<void> => {
    await saveConfig(set, { interactions: { events } }, { interactions: { events: before } }, said)
  }
  const count = (names: readonly string[]): Promise<void> =>
    put(
      [...new Set([...before, ...names])],
      `${listed(names.map((name) => `“${name}”`))} ${names.length === 1 ? 'counts as a page view' : 'count as page views'} now.`,
    )
  const discount = (name: string): Promise<void> =>
    put(
      before.filter((each) => each !== name),
      `“${name}” counts as a page view no more.`,
    )
  return { pages, events: before, count, discount, set }
}
