import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Event } from '../events.ts'
import { canonicalJson } from '../formats/canonical-json.ts'
import { taskText } from '../words.ts'

const RECORD = 'data/derived/run.json'

/** Writes times and host, which no artifact may contain, to a file that git ignores. */
export const writeRunRecord = (root: string, events: readonly Event[]): void => {
  const ran = events.flatMap((event) =>
    event.kind === 'ran' ? [[taskText(event.task), Math.round(event.milliseconds)] as const] : [],
  )
  if (ran.length === 0) return
  mkdirSync(join(root, 'data/derived'), { recursive: true })
  const record = {
    ended: new Date().toISOString(),
    node: process.version,
    platform: process.platform,
    milliseconds: { ...recordedDurations(root), ...Object.fromEntries(ran) },
  }
  writeFileSync(join(root, RECORD), canonicalJson(record))
}

/** Task -> milliseconds of its last run. */
export const recordedDurations = (root: string): Readonly<Record<string, number>> => {
  try {
    return JSON.parse(readFileSync(join(root, RECORD), 'utf8')).milliseconds ?? {}
  } catch {
    return {} // no record, or a torn one: no estimate of the remaining time
  }
}
