import { artifactSet, type FaultLists } from '../contracts.ts'
import type { Fault } from '../fault.ts'
import { json } from './json.ts'

export const faultList = json<readonly Fault[]>()

/** @param leavesOut what is left out because of the faults, in words: "the audit" */
export const faultLists = (path: string, leavesOut: string): FaultLists => ({
  ...artifactSet(path, faultList),
  leavesOut,
})
