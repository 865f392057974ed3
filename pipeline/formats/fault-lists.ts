import { artifactSet, type FaultLists } from '../contracts.ts'
import { type Fault, shortFault } from '../fault.ts'
import { json } from './json.ts'

const faults = json<readonly Fault[]>()

/** Faults as an artifact keeps them: none of them endless. */
export const faultList: typeof faults = {
  ...faults,
  encode: (list) => faults.encode(list.map(shortFault)),
}

/** @param leavesOut what is left out because of the faults, in words: "the audit" */
export const faultLists = (path: string, leavesOut: string): FaultLists => ({
  ...artifactSet(path, faultList),
  leavesOut,
})
