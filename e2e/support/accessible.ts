import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Fails on any finding of axe, naming rule, element and remedy. `beside`: something is open at the end of the body,
 * beside the landmarks, which a popover need not be in. `colors`: only what axe has to say of colours.
 */
export async function expectAccessible(page: Page, { beside = false, colors = false } = {}): Promise<void> {
  // What is being worked out anew is drawn faintly, and gets its colour back in steps.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 })
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
  // Legacy mode stays in this page; the other opens a second one, which Electron cannot.
  // The library's announcer names, for a few seconds, what was on screen a moment ago; nobody finds it but by hearing.
  // What passes need not be told of each element: half the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude('[data-live-announcer]')
  if (colors) axe.withRules(['color-contrast', 'link-in-text-block'])
  else if (beside) axe.disableRules('region')
  const { violations, incomplete } = await axe.analyze()
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  // A rule that stumbles over the page has looked at nothing, and axe only mentions it.
  const stumbled = incomplete.flatMap(({ id, error }) => (error ? [`${id}: ${error.message}`] : []))
  expect([...findings, ...stumbled], 'accessible').toEqual([])
}
