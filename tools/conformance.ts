import { mkdirSync, writeFileSync } from 'node:fs'
import { conformance } from './conformance/conformance.ts'

/** Writes docs/measurements/conformance.md from the committed output of the oracle. */
const folder = new URL('../docs/measurements/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('conformance.md', folder), conformance())
