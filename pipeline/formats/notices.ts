import { type Announced, type ArtifactSet, artifactSet } from '../contracts.ts'
import { json } from './json.ts'

/** A sentence. */
export const noticeFormat = json<string>()

/** Sentences that each run prints, of what is as it should be. */
export const remarks = (path: string): ArtifactSet<string> & Announced => ({
  ...artifactSet(path, noticeFormat),
  announces: { as: 'remarks' },
})

/** Sentences that each run prints as warnings; they do not change its exit code. */
export const notices = (path: string): ArtifactSet<string> & Announced => ({
  ...artifactSet(path, noticeFormat),
  announces: { as: 'notices' },
})
