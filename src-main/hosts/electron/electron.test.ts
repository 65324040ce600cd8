/**
 * Electron's program is not needed for what can be held without it: what the window forbids, who may speak over IPC, and
 * what the page gets. The e2e spec drives the real one where it is.
 */
import type { EventEmitter } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { channels } from './channels.ts'

interface Seen {
  exposed: Record<string, unknown>
  windows: { options: unknown; contents: EventEmitter & { opener?: () => unknown }; url?: string }[]
  privileged: unknown[]
  handlers: Map<string, (...args: unknown[]) => unknown>
  listeners: Map<string, (...args: unknown[]) => unknown>
  rendererListeners: Map<string, (...args: unknown[]) => unknown>
  serve: ((request: { url: string }) => Response) | null
}

const electron = vi.hoisted((): Seen => ({
  exposed: {},
  windows: [],
  privileged: [],
  handlers: new Map(),
  listeners: new Map(),
  rendererListeners: new Map(),
  serve: null,
}))

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class BrowserWindow extends Emitter {
    readonly webContents = Object.assign(new Emitter(), {
      setWindowOpenHandler: (opener: () => unknown) => Object.assign(this.webContents, { opener }),
    })
    constructor(options: unknown) {
      super()
      electron.windows.push({ options, contents: this.webContents })
    }
    loadURL(url: string) {
      electron.windows.at(-1)!.url = url
      return Promise.resolve()
    }
  }
  return {
    BrowserWindow,
    MessageChannelMain: class {
      port1 = Object.assign(new Emitter(), { start: () => undefined, postMessage: () => undefined })
      port2 = {}
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    dialog: { showOpenDialog: () => Promise.resolve({ filePaths: ['/home/me/a.touchstack'] }) },
    ipcMain: {
      on: (channel: string, listener: () => unknown) => electron.listeners.set(channel, listener),
      handle: (channel: string, handler: () => unknown) => electron.handlers.set(channel, handler),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => electron.privileged.push(...schemes),
      handle: (_scheme: string, serve: (request: { url: string }) => Response) => (electron.serve = serve),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => (electron.exposed[name] = api),
    },
    ipcRenderer: {
      on: (channel: string, listener: () => unknown) => electron.rendererListeners.set(channel, listener),
      send: vi.fn(),
      invoke: vi.fn((...args: unknown[]) => Promise.resolve(args)),
    },
    webUtils: { getPathForFile: (file: { name: string }) => `/dropped/${file.name}` },
  }
})

const ours = { url: 'app://touchstack/index.html', parent: null, postMessage: vi.fn() }
const strangers = [
  ['another origin', { url: 'https://example.org/', parent: null, postMessage: vi.fn() }],
  ['a frame inside the page', { url: 'app://touchstack/', parent: {}, postMessage: vi.fn() }],
  ['nobody', null],
] as const

describe('the window', () => {
  beforeEach(() => void electron.windows.splice(0))

  it('is sandboxed, isolated, without Node, and shows our own origin', async () => {
    const { openWindow } = await import('./window.ts')
    openWindow('/preload.cjs', '/none/window.json')
    const { options, url } = electron.windows[0]!
    expect(options).toMatchObject({
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    })
    expect(url).toBe('app://touchstack/index.html')
  })

  it('goes nowhere else, opens no window and attaches no webview', async () => {
    const { openWindow } = await import('./window.ts')
    openWindow('/preload.cjs', '/none/window.json')
    const { contents } = electron.windows[0]!
    const prevented = (event: string, url: string): boolean => {
      const preventDefault = vi.fn()
      contents.emit(event, { url, preventDefault })
      return preventDefault.mock.calls.length > 0
    }
    expect(prevented('will-navigate', 'https://example.org/')).toBe(true)
    expect(prevented('will-navigate', 'file:///etc/passwd')).toBe(true)
    expect(prevented('will-navigate', 'app://touchstack/index.html#/imports')).toBe(false)
    expect(prevented('will-attach-webview', '')).toBe(true)
    expect(contents.opener!()).toEqual({ action: 'deny' })
  })

  it('grants no permission but writing text to the clipboard', async () => {
    const { denyPermissions } = await import('./window.ts')
    type Answer = (granted: boolean) => void
    let request: (contents: unknown, permission: string, answer: Answer) => void = () => undefined
    let check: (contents: unknown, permission: string) => boolean = () => true
    let device: () => boolean = () => true
    denyPermissions({
      setPermissionRequestHandler: (handler: typeof request) => (request = handler),
      setPermissionCheckHandler: (handler: typeof check) => (check = handler),
      setDevicePermissionHandler: (handler: typeof device) => (device = handler),
    } as never)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fileSystem',
      'clipboard-read',
    ]) {
      request(null, permission, (granted) => expect(granted, permission).toBe(false))
      expect(check(null, permission), permission).toBe(false)
    }
    expect(check(null, 'clipboard-sanitized-write')).toBe(true)
    expect(device()).toBe(false)
  })
})

describe('the sources of the desktop app', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')

  it.each([
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'webviewTag',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'bypassCSP',
    'openExternal',
    'file://',
    'executeJavaScript',
    'no-sandbox',
  ])('sets nothing the guide warns of: %s', (word) => {
    const code = sources.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    expect(code).not.toContain(word)
  })

  it('packages have the fuses of the guide', () => {
    const builder = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
    for (const fuse of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableCookieEncryption: true',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ])
      expect(builder).toContain(fuse)
  })
})

describe('the scheme', () => {
  it('is standard and secure, bypasses no policy, and serves known files of our host only', async () => {
    const { registerScheme, servePage } = await import('./protocol.ts')
    registerScheme()
    expect(electron.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    const read = vi.fn((path: string) =>
      path === '/index.html' ? { body: '<html>', headers: { 'content-security-policy': 'default-src none' } } : null,
    )
    servePage({ read } as never)
    const answer = electron.serve!({ url: 'app://touchstack/index.html' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toBe('default-src none')
    expect(electron.serve!({ url: 'app://touchstack/../../etc/passwd' }).status).toBe(404)
    read.mockClear()
    expect(electron.serve!({ url: 'app://elsewhere/index.html' }).status).toBe(404)
    expect(read).not.toHaveBeenCalled()
  })
})

describe('what the main process answers', () => {
  const engine = { dispatch: vi.fn(), grant: vi.fn((path: string) => `handle of ${path}`) }
  const setUp = async (): Promise<void> => {
    const { answerPage } = await import('./ipc.ts')
    answerPage(engine as never, () => ({}) as never)
    engine.grant.mockClear()
  }

  it('gives our page a port, a handle for a file, a workspace it chose', async () => {
    await setUp()
    electron.listeners.get(channels.connect)!({ senderFrame: ours })
    expect(ours.postMessage).toHaveBeenCalledWith(channels.port, null, [{}])
    const event = { senderFrame: ours }
    expect(electron.handlers.get(channels.grantFile)!(event, '/a/b.csv')).toMatch(/^handle of .*b\.csv$/)
    expect(await electron.handlers.get(channels.pickWorkspace)!(event)).toBe('handle of /home/me/a.touchstack')
  })

  it.each(strangers)('refuses %s', async (_name, senderFrame) => {
    await setUp()
    electron.listeners.get(channels.connect)!({ senderFrame })
    if (senderFrame) expect(senderFrame.postMessage).not.toHaveBeenCalled()
    expect(() => electron.handlers.get(channels.grantFile)!({ senderFrame }, '/a/b.csv')).toThrow(/cannot be opened/)
    expect(await electron.handlers.get(channels.pickWorkspace)!({ senderFrame })).toBeNull()
    expect(engine.grant).not.toHaveBeenCalled()
  })

  it.each([undefined, 7, '', { path: '/a' }])('takes no path that is %j', async (path) => {
    await setUp()
    expect(() => electron.handlers.get(channels.grantFile)!({ senderFrame: ours }, path)).toThrow(/cannot be opened/)
  })
})

describe('the preload script', () => {
  it('gives the page five things and no way to reach IPC itself', async () => {
    await import('./preload.ts')
    const bridge = electron.exposed.touchstack as Record<string, (...args: unknown[]) => unknown>
    expect(Object.keys(electron.exposed)).toEqual(['touchstack'])
    expect(Object.keys(bridge).toSorted()).toEqual([
      'connect',
      'fileHandle',
      'onRequest',
      'pickWorkspace',
      'portMessage',
    ])
    // A link may start the app: what it asks for comes before the page listens.
    const heard = electron.rendererListeners.get(channels.request)!
    const listener = vi.fn()
    heard({}, { show: '/imports' })
    bridge.onRequest!(listener)
    heard({}, { command: 'palette' })
    expect(listener.mock.calls).toEqual([[{ show: '/imports' }], [{ command: 'palette' }]])
    // A path is read off the file itself; what the page calls its name does not count.
    expect(await bridge.fileHandle!({ name: 'a.csv' })).toEqual([channels.grantFile, '/dropped/a.csv'])
  })
})
