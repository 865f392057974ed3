import { type Announced, type ArtifactSet, artifactSet } from '../contracts.ts'
import { type Fault, shortFault } from '../fault.ts'
import { json } from './json.ts'

const faults = json<readonly Fault[]>()

/** Faults in an artifact, shortened. */
export const faultList: typeof faults = {
  ...faults,
  encode: (list) => faults.encode(list.map(shortFault)),
}

/**
 * Faults that exclude only a part of the results: one member per file with faults. The stage writes its other outputs and
 * these; each run prints them and exits with 1.
 * @param leavesOut the excluded part in words: "the audit"
 */
export const faultLists = (path: string, leavesOut: string): ArtifactSet<readonly Fault[]> & Announced => ({
  ...artifactSet(path, faultList),
  announces: { as: 'faults', leavesOut },
})
