import { expect, it } from 'vitest'
import { openApp } from './testing/open-app.ts'

it('recent workspaces say their name and the folder they are in', async () => {
  const { call, folder, close } = await openApp()
  try {
    expect(await call('workspace.recent', {})).toMatchObject([{ name: 'test', folder }])
  } finally {
    close()
  }
})
