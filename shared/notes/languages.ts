/** What is said where templates are held to the same languages, and paths are in one. */
import type { WithinEach } from '../reports/template-comparison.ts'

/** `languages` of paths, those of paths without one together as one of them. */
export const tellsLanguages = (languages: readonly string[]): boolean => languages.length > 1

/** null where there is something to hold to, or nothing is asked. */
export const oneLanguageSentence = (
  { withinEach }: { withinEach?: WithinEach | null },
  languages: readonly string[],
): string | null =>
  withinEach !== 'language' || tellsLanguages(languages)
    ? null
    : 'Within each language is as all together: the first part of a path is its language where it is a code of one, such as /de/, and there are no two among the paths.'
