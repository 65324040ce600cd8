import { expect, test } from 'vitest'
import { tellingFolders } from './recent-folders.ts'

const of = (...recent: [name: string, folder: string][]) => [
  ...tellingFolders(recent.map(([name, folder], index) => ({ file: String(index), name, folder }))),
]

test('workspaces of one name have as much of their folders as tells them apart', () => {
  expect(of(['w', '/home/ann/2025/shop'], ['dry', '/home/ann/2025/shop'], ['w', '/home/ann/2026/shop'])).toEqual([
    ['0', '…/2025/shop'],
    ['2', '…/2026/shop'],
  ])
  expect(of(['w', '/home/ann/shop'], ['w', '/home/ann/blog'], ['w', '/home/bob/shop'])).toEqual([
    ['0', '…/ann/shop'],
    ['1', '…/blog'],
    ['2', '…/bob/shop'],
  ])
})

test('a folder that is the end of another is written out', () => {
  expect(of(['w', '/shop'], ['w', '/home/shop'])).toEqual([
    ['0', '/shop'],
    ['1', '/home/shop'],
  ])
  expect(of(['w', String.raw`C:\Users\ann`], ['w', String.raw`D:\Users\ann`])).toEqual([
    ['0', String.raw`C:\Users\ann`],
    ['1', String.raw`D:\Users\ann`],
  ])
})

test('names that are different say nothing of folders', () => {
  expect(of(['a', '/x'], ['b', '/x'])).toEqual([])
})
