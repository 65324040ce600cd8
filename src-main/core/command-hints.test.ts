import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withoutCommands } from '../../shared/command-hints.ts'

const sources = globSync(['src-main/core/**/*.ts', 'shared/**/*.ts'], { exclude: ['**/*.test.ts', '**/testing/**'] })
  .filter((file) => !file.endsWith('command-hints.ts'))
  .map((file) => readFileSync(file, 'utf8'))

it('knows where on screen every setting is that a sentence names in brackets', () => {
  const spoken = sources.flatMap((source) => source.match(/ \([^()]+ in the configuration\)/g) ?? [])
  expect(spoken).not.toEqual([])
  expect(spoken.filter((each) => withoutCommands(each) === each)).toEqual([])
})

it('speaks of every flag and command in brackets that screens leave out', () => {
  const spoken = sources
    .flatMap((source) => source.split('\n'))
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
    .map((line) => line.replaceAll('\\`', '`').replaceAll(/\((--|`)[^)]*/g, ''))
    .filter((line) => /[ '"`]--(?!depth)[a-z]{2}|`(touchstack|config) /.test(line))
  expect(spoken).toEqual([])
})
