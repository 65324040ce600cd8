/** Choices of the person at this computer, kept between visits. Results never live here; filters live in the address. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ContentCostsRead } from '../shared/api.ts'
import type { TableRead } from '../shared/pages/rules-after-table.ts'
import type { Besides } from './content-groups/rules-file.ts'

export type Theme = 'system' | 'light' | 'dark'

interface Choices {
  theme: Theme
  /** Handle of the workspace that was open last. */
  lastWorkspace: string | null
}

export const useChoices = create<Choices>()(
  persist((): Choices => ({ theme: 'system', lastWorkspace: null }), { name: 'touchstack.choices', version: 1 }),
)

const darkQuery = '(prefers-color-scheme: dark)'

function applyTheme(): void {
  const { theme } = useChoices.getState()
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia(darkQuery).matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

/** Puts the theme on the page now and whenever the choice or the system changes. */
export function followTheme(): void {
  applyTheme()
  useChoices.subscribe(applyTheme)
  window.matchMedia(darkQuery).addEventListener('change', applyTheme)
}

/** Files dropped or chosen, on their way to the import screen; only in memory. */
export const useIncoming = create<{ files: File[] }>(() => ({ files: [] }))

/**
 * A table of what content cost that was brought to the import screen, or why it cannot be read, on its way to where costs are
 * entered; only in memory.
 */
export const useBroughtCosts = create<{ read: ContentCostsRead | string | null }>(() => ({ read: null }))

interface ReadGroups extends TableRead, Besides {
  /** Of the table, to read it anew with what lies below its pages; '' of a file of rules. */
  text: string
}

export const nothingRead: ReadGroups = {
  changed: [],
  sites: [],
  groups: [],
  withoutGroups: false,
  topics: { column: null, apart: [], doubtful: [] },
  unnamed: 0,
  drafts: [],
  moved: [],
  below: [],
  unused: [],
  rejects: [],
  aliases: [],
  others: [],
  text: '',
}

/** The table of pages and their groups, or the file of rules, that was read last, and what of it no rule can say; only in memory. */
export const useReadGroups = create<ReadGroups>(() => nothingRead)
