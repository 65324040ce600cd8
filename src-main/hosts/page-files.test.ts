import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy, PageFiles } from './page-files.ts'

let folder: string
let pages: PageFiles

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-pages-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'page/index.html'), '<meta property="csp-nonce" nonce="__NONCE__" />')
  writeFileSync(join(folder, 'page/assets/index-1a2b.js'), 'let nonce = "__NONCE__"')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'page/link.txt'))
  pages = new PageFiles(join(folder, 'page'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('page files', () => {
  test('the page carries the nonce of its own header, and is never kept', () => {
    const page = pages.read('/', 'n0nce')!
    expect(page.body).toBe('<meta property="csp-nonce" nonce="n0nce" />')
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy('n0nce'),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  })

  test('assets are served as they are, and kept', () => {
    const asset = pages.read('/assets/index-1a2b.js', 'n0nce')!
    expect(String(asset.body)).toBe('let nonce = "__NONCE__"')
    expect(asset.headers['cache-control']).toMatch(/immutable/)
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/link.txt',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    'index.html',
    '',
  ])('nothing is at %s', (path) => expect(pages.read(path, 'n0nce')).toBeNull())

  test('what was built meanwhile is found', () => {
    writeFileSync(join(folder, 'page/assets/late.css'), 'p{}')
    expect(pages.read('/assets/late.css', 'n0nce')?.headers['content-type']).toMatch(/^text\/css/)
  })

  test('an absent folder is not built', () => {
    expect(new PageFiles(join(folder, 'absent')).built).toBe(false)
    expect(pages.built).toBe(true)
  })
})

test('the policy lets in nothing from elsewhere and no inline script', () => {
  const policy = contentSecurityPolicy('n0nce')
  expect(policy).toContain(`default-src 'none'`)
  expect(policy).not.toMatch(/unsafe|https?:|\*|script-src[^;]*nonce/)
})
