import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('reproduces the synthetic cohort byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-made-up-'))
  for (const part of ['tools', 'cohort', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  execFileSync('node_modules/.bin/tsx', ['tools/synthetic-cohort.ts'], { cwd: folder })
  for (const name of ['patients.csv', 'events.csv', 'centres.csv'])
    expect(readFileSync(join(folder, 'data/raw/made-up-dates', name), 'utf8')).toBe(
      readFileSync(join(root, 'data/raw/made-up-dates', name), 'utf8'),
    )
  rmSync(folder, { recursive: true })
})
