import { decodedPath } from '../../../shared/text/decoded-path.ts'

/** What a key that an address was written with is called in a list: a page, however its path is encoded. */
export const asListed = (keys: readonly string[], key: string): string =>
  keys.includes(key) ? key : (keys.find((each) => decodedPath(each) === decodedPath(key)) ?? key)
