import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Files that LibreOffice opens and saves in a format (`docx`, `pdf`), in one start, with settings of their own. */
export const savedByLibreOffice = (files: readonly Uint8Array[], format: string): readonly Uint8Array[] => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-office-'))
  try {
    const paths = files.map((_, i) => join(folder, `${i}.docx`))
    for (const [i, path] of paths.entries()) writeFileSync(path, files[i]!)
    const profile = `-env:UserInstallation=${pathToFileURL(settings()).href}`
    const out = join(folder, 'out')
    execFileSync('soffice', ['--headless', profile, '--convert-to', format, '--outdir', out, ...paths], {
      stdio: 'ignore',
      timeout: 280_000,
    })
    return paths.map((_, i) => readFileSync(join(out, `${i}.${format}`)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

let settingsFolder = ''

/** Settings of LibreOffice for all starts of a process: the first start writes them, which takes long. */
const settings = (): string => {
  if (settingsFolder === '') {
    settingsFolder = mkdtempSync(join(tmpdir(), 'casebook-office-settings-'))
    process.once('exit', () => rmSync(settingsFolder, { recursive: true, force: true }))
  }
  return settingsFolder
}
