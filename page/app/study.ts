import type { Fault } from '../../pipeline/fault.ts'
import type { Files } from '../messages.ts'
import { type ChangedResult, changedResults } from './changed-results.ts'

/** What is open in the page. Nothing of it is kept when the page is closed. */
export interface Study {
  readonly cohort: string
  /** The files that a run reads, by their path in a study, as edited. */
  readonly raw: Files
  /** Raw files and artifacts of the last run that ended well; null before. */
  readonly computed: Files | null
  /** Whether a raw file was edited since that run. */
  readonly isEdited: boolean
  readonly faults: readonly Fault[]
  /** Results that the last run changed. */
  readonly changed: readonly ChangedResult[]
}

export const newStudy = (cohort: string, raw: Files): Study => ({
  ...{ cohort, raw, computed: null, isEdited: true, faults: [], changed: [] },
})

/** The files of the cohort's folder by name. */
export const rawNames = ({ cohort, raw }: Study): Files => {
  const folder = `data/raw/${cohort}/`
  return new Map(
    [...raw]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  )
}

/** @param name of a file in the cohort's folder */
export const edited = (study: Study, name: string, bytes: Uint8Array): Study => ({
  ...study,
  raw: new Map([...study.raw, [`data/raw/${study.cohort}/${name}`, bytes]]),
  isEdited: true,
})

export const withRun = (study: Study, files: Files): Study => ({
  ...study,
  ...{ computed: files, isEdited: false, faults: [] },
  changed: study.computed === null ? [] : changedResults(study.computed, files),
})

/** What the views of an open study may ask for. */
export interface Acts {
  compute(): void
  edit(name: string, bytes: Uint8Array): void
  close(): void
}
