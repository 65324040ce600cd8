import { opens } from './journey.ts'
import { test } from './support/web.ts'

test('opens', async ({ page }) => opens(page))
