import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { confirmedBy, hasR, scripted, withR } from '../../../support/confirm/confirmed.ts'
import { wideCohort } from '../../../support/confirm/wide-cohort.ts'
import { TRAP } from '../../../support/confirm/wide-table.ts'

/** Rules that are those of neither profile, so that the other branches of the script run. */
const RULES = {
  profile: 'spss',
  conventions: {
    ...{
      median: 'sas',
      band: 'logit',
      timeZero: 'half-day',
      logRank: 'observed-expected',
      fisher: 'doubled',
    },
    ...{ incidenceVariance: 'survfit', incidenceBand: 'plain', quartiles: 2, followUp: 'swapped-status' },
  },
}

test.skipIf(!hasR)(
  withR('R confirms a cohort with hostile names and cells, and runs none of them'),
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-wide-'))
    try {
      const files = wideCohort(RULES)
      const made = await scripted(files)
      const table = new TextDecoder().decode(files['patients.csv'])
      writeFileSync(join(folder, 'patients.csv'), table)
      const { rows, run } = confirmedBy(made, folder)
      expect(run.messages).toBe('')
      expect(rows.filter(({ status }) => status === 'differs')).toEqual([])
      expect(rows.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(800)
      expect([existsSync(join(folder, TRAP)), existsSync(TRAP)]).toEqual([false, false])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  300_000,
)
