import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The process of this run of vitest, whose workers are its children. */
export const VITEST = Number(process.env['CASEBOOK_VITEST'] ?? process.ppid)

/** The place of this test file among those that run at the same time: 1, 2, ... */
export const SLOT = process.env['VITEST_POOL_ID'] ?? '1'

/** What the test files of one run share; removed at its end. */
export const TESTS_FOLDER = join(tmpdir(), `casebook-tests-${VITEST}`)

mkdirSync(TESTS_FOLDER, { recursive: true })
