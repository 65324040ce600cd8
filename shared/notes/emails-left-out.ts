import { counted, listedUpTo } from '../text/figures.ts'

/** Files that have the email of each person beside another id and were imported without it. */
export interface EmailsLeftOut {
  /** `says`: how it would be mapped, such as `previous=email`; `there`: the file is where and as it was. */
  files: { file: string; says: string; there: boolean }[]
  /** User ids, of any file, that are emails. */
  byEmail: number
  /** Files that have both an email and another id of people, imported as such. */
  joined: string[]
  /** Of files without a visitor: a column of ids of visitors that are in. */
  ids: KeptIds[]
}

export interface KeptIds {
  file: string
  column: string
  /** Of the rows looked at that have any: how many hold the id of a visitor who is in. */
  known: number
  filled: number
  /** How it would be mapped. */
  says: string
}

export interface JoinedEmails {
  /** Files read again, with the email. */
  joined: string[]
  /** Files that are gone or changed. */
  missing: string[]
}

const named = (files: readonly string[]): string => listedUpTo(2, files)

/** Which files; null where there is none. */
export function emailsLeftOutSentence({ files }: EmailsLeftOut): string | null {
  if (files.length === 0) return null
  const were = files.length === 1 ? 'has an email beside another id of each person and was' : 'have an email beside another id of each person and were' // prettier-ignore
  return `${named(files.map(({ file }) => file))} ${were} imported without it, so whoever is known by email elsewhere is another person.`
}

/** Files that cannot be read again, and what to do with them; null where there is none. */
export function importAgainSentence({ files }: EmailsLeftOut): string | null {
  const gone = files.filter(({ there }) => !there)
  const [first] = gone
  if (!first) return null
  const [are, what] = gone.length === 1 ? ['is', 'that import'] : ['are', 'those imports']
  return `${named(gone.map(({ file }) => file))} ${are} no longer where and as imported: undo ${what} and import again with the email mapped (--map ${first.says}).`
}

/** That the ids which would make one person of the two are in the file; null where in none. */
export function idsKeptSentence({ ids: [first] }: Pick<EmailsLeftOut, 'ids'>): string | null {
  if (!first) return null
  const { file, column, known, filled, says } = first
  return `Of ${counted(filled, 'row')} looked at in ${file}, ${known} hold in “${column}” the id of a visitor who is in the workspace, and it was imported without: undo that import and choose it as the visitor (--map ${says}).`
}

/** Where those who converted are known by an email that no file has beside another id; null elsewhere. */
export function noEmailsSentence(
  { files, byEmail, ids, joined }: EmailsLeftOut,
  pagelessPeople: number,
): string | null {
  if (files.length > 0 || ids.length > 0 || byEmail < pagelessPeople) return null
  return joined.length === 0
    ? 'They are known by email: whoever of them was on the site under a user id is one person with it once a list of people that has both, email and user id, is imported. Who never came has no page.'
    : `They are known by email, and whoever is in ${named(joined)} with another id beside it is one person already. The others never came, or came under an id that was not read beside their email.`
}

/** What came of reading them again. */
export function joinedSentence({ joined, missing }: JoinedEmails): string {
  if (joined.length + missing.length === 0) return 'No import left out an email beside another id of a person.'
  const read =
    joined.length > 0 ? [`${counted(joined.length, 'file')} read again: users are known by their email too now.`] : []
  const gone =
    missing.length > 0
      ? [`${named(missing)} could not be read again; undo and import anew with the email as the other id of the user.`]
      : []
  return [...read, ...gone].join(' ')
}
