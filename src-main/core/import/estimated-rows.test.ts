import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

it('knows that there are more rows than the beginning of a wide file holds', async () => {
  const test = await openApp()
  try {
    const columns = Array.from({ length: 200 }, (_, at) => `column ${at}`)
    const wide = columns.map((name) => `${name} of a wide row`).join()
    const rows = Array.from({ length: 600 }, (_, at) => `2026-01-01T10:00:00Z,v${at},/a,${wide}`)
    const text = [`time,visitor,path,${columns.join()}`, ...rows].join('\n')
    for (const encoded of [text, Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      const { sampledRows, estimatedRows } = await test.call('imports.inspect', {
        file: test.file('wide.csv', encoded),
      })
      expect(sampledRows).toBeLessThan(500)
      expect(Math.abs(estimatedRows - 600)).toBeLessThan(10)
    }
  } finally {
    test.close()
  }
})
