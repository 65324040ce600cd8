import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('speaks of every flag and command in brackets that screens leave out', () => {
  const spoken = globSync(['src-main/core/**/*.ts', 'shared/**/*.ts'], { exclude: ['**/*.test.ts', '**/testing/**'] })
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
    .map((line) => line.replaceAll('\\`', '`').replaceAll(/\((--|`)[^)]*/g, ''))
    .filter((line) => /[ '"`]--(?!depth)[a-z]{2}|`(touchstack|config) /.test(line))
  expect(spoken).toEqual([])
})
