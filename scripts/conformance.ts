import { mkdirSync, writeFileSync } from 'node:fs'
import { conformance } from '../test/statistics/conformance.ts'

/** Writes docs/measured/conformance.md from the committed output of the oracle. */
const folder = new URL('../docs/measured', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('conformance.md', folder), conformance())
