import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noTexts, pack, unpack } from './packed-text.ts'

it('gives texts back as they were, an empty one as none, whether they came as strings or as bytes', () => {
  const texts = fc.array(fc.tuple(fc.option(fc.string({ unit: 'binary', maxLength: 40 })), fc.boolean()))
  fc.assert(
    fc.property(texts, (list) => {
      const packed = noTexts(new Uint8Array(0))
      for (const [text, asBytes] of list) {
        const bytes = new TextEncoder().encode(`ab${text}c`)
        pack(packed, asBytes && text !== null ? { bytes, start: 2, end: bytes.length - 1 } : text)
      }
      const well = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text))
      expect(list.map((_, index) => unpack(packed, index))).toEqual(
        list.map(([text]) => (text === null || text === '' ? null : well(text))),
      )
    }),
  )
})
