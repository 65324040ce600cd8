import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, skipLines, withoutNuls } from './decode.ts'
import { detectEncoding } from './encoding.ts'

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('detectEncoding', () => {
  const text = 'name,place\nMüller,Köln\nGarçon,Orléans\nPeña,Cádiz\n'
  it.each<[string, Uint8Array, string, string]>([
    ['a mark', Buffer.from(`\ufeff${text}`), 'utf-8', 'mark'],
    ['UTF-8', Buffer.from(text), 'utf-8', 'bytes'],
    ['UTF-16 with a mark', utf16(text, false, true), 'utf-16le', 'mark'],
    ['big-endian UTF-16 with a mark', utf16(text, true, true), 'utf-16be', 'mark'],
    ['UTF-16 without one', utf16(text, false, false), 'utf-16le', 'bytes'],
    ['big-endian UTF-16 without one', utf16(text, true, false), 'utf-16be', 'bytes'],
    ['Windows-1252', latin(text), 'windows-1252', 'guess'],
    ['one foreign letter', latin('a,b\n1,\xa9\n'), 'windows-1252', 'guess'],
    ['Greek', Uint8Array.from([...latin('id,n\n1,'), 0xcb, 0xe5, 0xf9, 0xed, 0xe9, 0xe4, 0xe1, 0xf2, 0x0a, ...latin('2,'), 0xc1, 0xeb, 0xe5, 0xee, 0xe1, 0xed, 0xe4, 0xf1, 0xef, 0xf2, 0x0a]), 'windows-1253', 'guess'], // prettier-ignore
    ['Shift_JIS', Uint8Array.from([...latin('id,n\n1,'), 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x83, 0x65, 0x83, 0x4c, 0x83, 0x58, 0x83, 0x67, 0x0a]), 'shift_jis', 'guess'], // prettier-ignore
    ['a character cut off at the end of the sample', Buffer.from(text).subarray(0, 13), 'utf-8', 'bytes'],
  ])('%s', async (_, bytes, label, by) => {
    expect(await detectEncoding(bytes)).toEqual({ label, by })
  })

  it('is overruled by what a person says', async () => {
    expect(await detectEncoding(latin(text), 'Latin1')).toEqual({ label: 'windows-1252', by: 'choice' })
    await expect(detectEncoding(latin(text), 'utf-9')).rejects.toThrow('"utf-9" is not an encoding')
  })
})

describe('skipLines', () => {
  it('leaves out the same lines however the bytes are cut and encoded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-zé,"]{0,6}$/), fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 8 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        async (lines, skipped, size, encoding) => {
          const text = lines.map(([content, end]) => content + end).join('')
          // "\r" and then an empty line that ends with "\n" is one CRLF.
          const whole = text.match(/[^\r\n]*(?:\r\n|\n|\r)/g) ?? []
          const bytes = encoding === 'utf-8' ? Buffer.from(text) : utf16(text, encoding === 'utf-16be', false)
          // eslint-disable-next-line @typescript-eslint/require-await -- a stream of bytes already there
          async function* chunks() {
            for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size))
          }
          const left: Uint8Array[] = []
          for await (const chunk of skipLines(chunks(), skipped, encoding)) left.push(chunk)
          expect(decodeText(Buffer.concat(left), encoding).text).toBe(whole.slice(skipped).join(''))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is not text', () => {
  it('is left out or marked, and counted', () => {
    expect(decodeText(latin('a\0b\0'), 'utf-8')).toEqual({ text: 'ab', damage: { nuls: 2, unreadable: 0 } })
    expect(decodeText(latin('caf\xe9'), 'utf-8').damage).toEqual({ nuls: 0, unreadable: 1 })
    const damage = { nuls: 0, unreadable: 0 }
    expect([...withoutNuls(latin('a\0b'), damage)]).toEqual([...latin('ab')])
    expect(damage.nuls).toBe(1)
  })
})
