import { expect, test } from 'vitest'
import { withoutControls } from './controls.ts'

test('control characters and halves of characters go, blanks and letters stay', () => {
  expect(withoutControls('<a b="x\u0000y\u001b">é\t\r\n\ud800😀\u007f\u0085</a>')).toBe('<a b="xy">é\t\r\n\ufffd😀</a>')
})
