import { Fragment } from 'react'
import type { Words } from '../../../shared/findings/words.ts'
import { Num } from '../../components/Finding.tsx'
import { isolated } from '../../components/isolated.tsx'

/** A finding that the command line says too. */
export function Said({ words }: { words: Words }) {
  return words.map((word, at) => (
    <Fragment key={at}>{typeof word === 'string' ? isolated(word) : <Num>{word.figure}</Num>}</Fragment>
  ))
}
