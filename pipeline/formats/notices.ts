import { artifactSet, type Notices } from '../contracts.ts'
import { json } from './json.ts'

/** Sentences that a run ends with, whether it wrote them or an earlier one did. */
export const notices = (path: string): Notices => ({ ...artifactSet(path, json<string>()), isNotice: true })
