import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Event } from './events.ts'
import { canonicalJson } from './formats/canonical-json.ts'
import { taskText } from './words.ts'

/** Facts of the clock and the host. They are kept out of every artifact, in a file that git ignores. */
export const writeRunRecord = (root: string, events: readonly Event[]): void => {
  const milliseconds = Object.fromEntries(
    events.flatMap((event) =>
      event.kind === 'ran' ? [[taskText(event.task), Math.round(event.milliseconds)]] : [],
    ),
  )
  if (Object.keys(milliseconds).length === 0) return
  mkdirSync(join(root, 'data/derived'), { recursive: true })
  const record = {
    ended: new Date().toISOString(),
    node: process.version,
    platform: process.platform,
    milliseconds,
  }
  writeFileSync(join(root, 'data/derived/run.json'), canonicalJson(record))
}
