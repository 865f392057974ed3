import { type Announced, type ArtifactSet, artifactSet } from '../contracts.ts'
import { type Fault, shortFault } from '../fault.ts'
import { json } from './json.ts'

const faults = json<readonly Fault[]>()

/** Faults as an artifact keeps them: none of them endless. */
export const faultList: typeof faults = {
  ...faults,
  encode: (list) => faults.encode(list.map(shortFault)),
}

/**
 * Faults that leave only a part of the results out: a member per file at fault, none where nothing is wrong. The stage writes what it can
 * and these; each run prints them and exits with 1.
 * @param leavesOut what is left out because of the faults, in words: "the audit"
 */
export const faultLists = (path: string, leavesOut: string): ArtifactSet<readonly Fault[]> & Announced => ({
  ...artifactSet(path, faultList),
  announces: { as: 'faults', leavesOut },
})
