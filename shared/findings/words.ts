/** A computed sentence, the same on the screen, where its figure is coloured, and on the command line. */
export type Words = readonly (string | { figure: string })[]

export interface Finding {
  headline: Words
  /** Whole sentences that belong to it. */
  sub: readonly string[]
  /** Of these sentences, those that change or limit the verdict of the headline: it never stands without them. */
  limits?: readonly string[]
  /** Sentences that stand behind it: the command line and documents print them too, a screen shows them when asked. */
  more?: readonly string[]
}

export const plainWords = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : word.figure)).join('')
