import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { command } from '../../../stages/commands/check-claims.ts'

const folder = mkdtempSync(join(tmpdir(), 'claims-'))
afterEach(() => vi.restoreAllMocks())

const checked = async (rows: readonly string[]) => {
  const file = join(folder, 'claims.csv')
  writeFileSync(file, `id,place,label,published,unit,result,reason\n${rows.join('\n')}\n`)
  const said = { out: '', err: '' }
  const keep = (where: 'out' | 'err') => (text: unknown) => {
    said[where] += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'))
  const code = await command.run({ words: [file], flags: {} } as unknown as CommandCall)
  rmSync(file)
  return { code, ...said }
}

describe('check-claims', () => {
  it('does not pass a file in which nothing could be checked', async () => {
    const { code, out } = await checked(['a,Table 1,p,0.03,1,x/p,', 'b,Table 1,Patients,18,1,y/n,'])
    expect(code).toBe(1)
    expect(out).toMatch(/^nothing could be checked: by the ids in the column/)
  })

  // z = log 0.40/((log 0.64 - log 0.25)/3.92) = 3.8
  it('reports rows at fault, checks the others, and ends with exit code 1', async () => {
    const { code, out, err } = await checked([
      'a,Table 1,Patients,40-77,1,x/n,',
      'b,Table 1,Ratio,0.40,1,os/hazard-ratio,',
      'c,Table 1,Lower,0.25,1,os/hazard-ratio-lower,',
      'd,Table 1,Upper,0.64,1,os/hazard-ratio-upper,',
      'e,Table 1,p,NS,1,os/p,',
    ])
    expect(code).toBe(1)
    expect(err).toMatch(/claims\.csv:2:4 published: expected one value as reported/)
    expect(out).toContain('inconsistent: ratio and p: the 95% interval implies p from')
  })

  it('ends with 0 where all rows could be read and something was checked', async () => {
    const { code, out } = await checked(['a,Table 1,Patients,18,1,x/n,', 'b,Table 1,Share,72.2,%,x/share,'])
    expect(code).toBe(0)
    expect(out).toMatch(/^1 check: 1 consistent/)
  })
})
