import { expect, type Page } from '@playwright/test'

/** To an address such as `#/people`; done when the screen is that of the address, whose answers may be still to come. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((done) => {
        if (location.hash === hash) return done()
        addEventListener('hashchange', () => requestAnimationFrame(() => done()), { once: true })
        location.hash = hash
      }),
    address,
  )
  await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy')
}
