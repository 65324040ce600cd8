import type { MenuItemConstructorOptions } from 'electron'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { menuCommands } from '../../../shared/desktop.ts'
import { menuTemplate } from './menu.ts'
import { viewOfLink } from './origin.ts'
import { placeWindow, readWindowState, saveWindowState, type WindowState } from './window-state.ts'

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

describe('the menu bar', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('reaches every command once on %s', (platform) => {
    const ask = vi.fn()
    const items = flat(menuTemplate(platform, ask))
    for (const item of items) item.click?.(undefined as never, undefined, undefined as never)
    expect(ask.mock.calls.map(([command]) => command as string).toSorted()).toEqual(menuCommands.toSorted())
    const accelerators = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(accelerators).size).toBe(accelerators.length)
    // Without the roles of the edit menu, copy and paste have no keys on a Mac.
    expect(items.some(({ role }) => role === 'editMenu')).toBe(true)
  })
})

describe('where the window opens', () => {
  const screen = { x: 0, y: 25, width: 1440, height: 875 }
  const at = (bounds: WindowState['bounds']): WindowState => ({ bounds, maximized: false })

  it('as it was', () => {
    const bounds = { x: 100, y: 60, width: 1200, height: 800 }
    expect(placeWindow(at(bounds), [screen])).toEqual(bounds)
  })
  it('at its usual size the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1440, height: 900 })
  })
  it('where the system likes when its display is gone, or its title bar is out of reach', () => {
    const size = { width: 1200, height: 800 }
    expect(placeWindow(at({ x: 3000, y: 60, ...size }), [screen])).toEqual(size)
    expect(placeWindow(at({ x: 1400, y: 60, ...size }), [screen])).toEqual(size)
    expect(placeWindow(at({ x: 100, y: -300, ...size }), [screen])).toEqual(size)
  })
  it('never smaller than can be used', () => {
    expect(placeWindow(at({ x: 100, y: 60, width: 300, height: 10 }), [screen])).toMatchObject({
      width: 960,
      height: 640,
    })
  })

  describe('is kept', () => {
    let folder: string
    beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'touchstack-window-'))))
    afterEach(() => rmSync(folder, { recursive: true, force: true }))

    it('in a file, which may be missing, broken or not writable', () => {
      const file = join(folder, 'window.json')
      expect(readWindowState(file)).toBeNull()
      const saved = at({ x: 1, y: 2, width: 1000, height: 700 })
      saveWindowState(file, saved)
      expect(readWindowState(file)).toEqual(saved)
      writeFileSync(file, '{"bounds":{"x":"1"}}')
      expect(readWindowState(file)).toBeNull()
      expect(() => saveWindowState(join(folder, 'none', 'window.json'), saved)).not.toThrow()
    })
  })
})

describe('a link to a view', () => {
  it.each([
    ['touchstack://view#/content-attribution?by=page', '/content-attribution?by=page'],
    ['touchstack://view/#/imports', '/imports'],
    ['touchstack://view', null],
    ['touchstack://other#/imports', null],
    ['touchstack://view#javascript:alert(1)', null],
    ['touchstack://view#//example.org', null],
    ['https://example.org/#/imports', null],
    ['', null],
  ])('%s', (link, view) => expect(viewOfLink(link)).toBe(view))
})
