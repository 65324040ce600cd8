import { Children, Fragment, isValidElement, type ReactNode } from 'react'
import { decodedPath } from '../../shared/text/decoded-path.ts'

const script = '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}]'
/** Words and what stands between them, but for the slash of a path: its parts follow each other from left to right, whatever each is written in. */
const rightToLeft = new RegExp(`(${script}+(?:(?:(?!/)[\\s\\p{P}])+${script}+)*)`, 'u')

/** The same where no element can stand, as in the text of a drawing: by the characters that isolate. */
export const isolatedText = (text: string): string => text.replace(new RegExp(rightToLeft, 'gu'), '\u2068$1\u2069')

/**
 * The same words; what is written from right to left, as a name may be, is isolated. In a sentence from left to right it
 * would take the number after it to its other side: of “NAME: 18.00 %, 18 of 100” the rate stood before the name.
 */
export function isolated(words: ReactNode, each: (text: string) => string = (text) => text): ReactNode {
  return Children.map(words, (said) => {
    const word = typeof said === 'string' ? each(said) : said
    if (typeof word === 'string' && rightToLeft.test(word))
      return word.split(rightToLeft).map((part, at) => (at % 2 === 1 ? <bdi key={at}>{part}</bdi> : part))
    if (isValidElement<{ children?: ReactNode }>(word) && word.type === Fragment)
      return <Fragment>{isolated(word.props.children, each)}</Fragment>
    return word
  })
}

/** What a cell of a table holds: a name or a path readable and isolated, anything else as it is. */
export const cellText = (content: ReactNode): ReactNode =>
  typeof content === 'string' ? isolated(decodedPath(content)) : content
