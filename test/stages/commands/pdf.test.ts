import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { command } from '../../../stages/commands/pdf.ts'
import { hasChromium } from '../../support/browser/chromium.ts'

const root = mkdtempSync(join(tmpdir(), 'casebook-pdf-'))
const folder = join(root, 'reports/six')
const run = () => command.run({ root, words: [], flags: {} } as never)

beforeAll(() => {
  mkdirSync(join(folder, 'figures'), { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Six</title><h1>Six</h1><p>Words.',
  )
  writeFileSync(join(folder, 'figures/arms.svg'), '<svg/>')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

test('without Chromium it says what installs one and how to name one, as a wrong call', async () => {
  vi.stubEnv('CHROMIUM', '/nowhere/chromium')
  await expect(run()).rejects.toMatchObject({
    name: 'CallError',
    message:
      'pdf: expected Chromium, found none at CHROMIUM=/nowhere/chromium (make system installs it; CHROMIUM=<path> names another)',
  })
})

test.skipIf(!hasChromium)('writes a tagged A4 report, and no figure (Chromium: make system)', async () => {
  expect(await run()).toBe(0)
  const report = readFileSync(join(folder, 'index.pdf'), 'latin1')
  expect(report).toMatch(/\/StructTreeRoot/)
  expect(report).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/)
  expect(existsSync(join(folder, 'figures/arms.pdf'))).toBe(false)
})
