/**
 * What only the command line has, such as a flag, stands in brackets that begin with it, after the sentence: "choose it
 * (--map cost=Price)". Brackets and quotes may be in what a flag is given.
 */
const hint = / \((?=--|`)(?:"[^"]*"|`[^`]*`|[^)"`])*\)/g

/** A sentence for the screen, where there is a button or a field for it. */
export const withoutCommands = (sentence: string): string => sentence.replace(hint, '')
