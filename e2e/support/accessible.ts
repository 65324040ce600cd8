import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Fails on any finding of axe, naming rule, element and remedy. `beside`: something is open at the end of the body,
 * beside the landmarks, which a popover need not be in.
 */
export async function expectAccessible(page: Page, { beside = false } = {}): Promise<void> {
  // Legacy mode stays in this page; the other opens a second one, which Electron cannot.
  // The library's announcer names, for a few seconds, what was on screen a moment ago; nobody finds it but by hearing.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]')
  const { violations } = await (beside ? axe.disableRules('region') : axe).analyze()
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  expect(findings, 'accessible').toEqual([])
}
