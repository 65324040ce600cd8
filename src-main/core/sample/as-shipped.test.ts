import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

it('opens the sample as it was written, and keeps one that was changed under another name', async () => {
  const { call, close } = await openApp()
  try {
    const shipped = await call('workspace.openSample', {})
    expect(shipped).toMatchObject({ sample: true, kept: null })
    // Looking at it changes nothing.
    await call('report.run', { slug: 'content-attribution' })
    expect((await call('workspace.openSample', {})).kept).toBe(null)

    await call('config.set', { config: { goals: [] } })
    const again = await call('workspace.openSample', {})
    expect(again).toMatchObject({ sample: true, kept: 'Legal aid (changed sample)', goals: shipped.goals })
    const recent = await call('workspace.recent', {})
    const kept = recent.find(({ name }) => name === 'Legal aid (changed sample)')!
    expect(await call('workspace.open', { file: kept.file })).toMatchObject({
      sample: false,
      goals: [],
      events: shipped.events,
    })
  } finally {
    close()
  }
}, 120_000)
