/** While a file is looked at before its preview: how far that is, and the way out. */
import { useEffect, useState } from 'react'
import type { LookProgress } from '../../shared/import.ts'
import { useProgress } from '../api.ts'
import { ProgressBar } from '../components/ProgressBar.tsx'
import { percent } from '../format.ts'
import { type ChosenFile, previewParams, removeFile, useImportSession } from './session.ts'
import { useInto } from './use-target.ts'

/** null while that is not known. */
const useLook = (file: ChosenFile): LookProgress | null =>
  useProgress('imports.inspect', previewParams(file, useInto()))

/** Most files are looked at in less, in ms: a bar would only flash. */
const patience = 400

/** True once it has been so for a while. */
export function useForLong(isSo: boolean): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isSo) return
    const timer = setTimeout(() => setLong(true), patience)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isSo])
  return isSo && isLong
}

/** `files`: those of the import. */
export function Looking({ file, files }: { file: ChosenFile; files: readonly ChosenFile[] }) {
  const look = useLook(file)
  const read = files.find(({ handle }) => handle === look?.file) ?? file
  const isAlone = files.length === 1
  return (
    <ProgressBar
      label={look?.stage === 'people' ? 'Looking for the same people in' : 'Looking at'}
      detail={isAlone ? read.name : `${read.name}, ${files.indexOf(read) + 1} of ${files.length}`}
      {...(look && { bytes: look.bytes, bytesTotal: look.bytesTotal })}
      cancelNote={isAlone ? 'Nothing is stored' : `Cancel takes ${file.name} out`}
      onCancel={() => removeFile(file.id)}
    />
  )
}

/** The same in the words of its card. */
export function LookedSoFar({ file }: { file: ChosenFile }) {
  const look = useLook(file)
  return <>looking at it{look && `, ${shareOf(look)}`}</>
}

/** A file that is shown, and looked at again as it was chosen last. */
export function LookedAgain({ file }: { file: ChosenFile }) {
  const isAlone = useImportSession(({ files }) => files.length === 1)
  const look = useLook(file)
  return (
    <>
      Looking at {isAlone ? 'the file' : file.name} again{look && `, ${shareOf(look)}`}.
    </>
  )
}

const shareOf = ({ bytes, bytesTotal }: LookProgress): string => percent(bytesTotal > 0 ? bytes / bytesTotal : 0, 0)
