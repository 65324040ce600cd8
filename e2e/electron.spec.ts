import { opens } from './journey.ts'
import { test, whyNoElectron } from './support/electron.ts'

const reason = whyNoElectron()
test.skip(reason !== null, reason ?? '')

test('opens', async ({ page }) => opens(page))
