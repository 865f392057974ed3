import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Poppler reads PDF, libtiff reads TIFF; `make system` installs both. */
export const hasPoppler = existsSync('/usr/bin/pdftoppm')
export const hasLibtiff = existsSync('/usr/bin/tiffcp')

/** LibreOffice without a screen opens and saves Word documents; `make system` installs it. */
export const hasLibreOffice = existsSync('/usr/bin/soffice')

/** Rows of pixels from the top, each sample a byte. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly samples: number
  readonly bytes: Uint8Array
}

/** What a tool prints for a file with these bytes. */
export const printed = (tool: string, args: readonly string[], bytes: Uint8Array): Buffer =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'file'), bytes)
    return execFileSync(tool, [...args, join(folder, 'file'), ...(tool === 'pdftotext' ? ['-'] : [])], {
      maxBuffer: 1 << 30,
    })
  })

/** The page of a PDF, drawn in this many pixels by Poppler. */
export const drawnByPoppler = (pdf: Uint8Array, width: number, height: number): Raster =>
  rasterOf(printed('pdftoppm', ['-scale-to-x', String(width), '-scale-to-y', String(height)], pdf))

/** The upper left corner of the pages of a PDF, drawn by Poppler at this many dots per inch. */
export const cornersByPoppler = (
  pdf: Uint8Array,
  dotsPerInch: number,
  corners: readonly { readonly width: number; readonly height: number }[],
): readonly Raster[] =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'file.pdf'), pdf)
    return corners.map(({ width, height }, i) =>
      rasterOf(
        execFileSync(
          'pdftoppm',
          [
            ...['-r', String(dotsPerInch), '-f', String(i + 1), '-l', String(i + 1), '-x', '0', '-y', '0'],
            ...['-W', String(width), '-H', String(height), join(folder, 'file.pdf')],
          ],
          { maxBuffer: 1 << 30 },
        ),
      ),
    )
  })

/** A Word file as LibreOffice prints it. */
export const printedByLibreOffice = (docx: Uint8Array): Uint8Array =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'file.docx'), docx)
    execFileSync(
      'soffice',
      [
        // a profile of its own: a program of the same profile that runs already would get the call
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'file.docx')],
      ],
      { stdio: 'ignore', timeout: 300_000 },
    )
    return readFileSync(join(folder, 'file.pdf'))
  })

const rasterOf = (ppm: Buffer): Raster => {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))!
  return {
    ...{ width: Number(head[1]), height: Number(head[2]), samples: 3 },
    bytes: ppm.subarray(head[0].length),
  }
}

/** A TIFF file that libtiff decompressed into one strip, whose samples begin at the offset in field 273. */
export const decompressedByLibtiff = (tiff: Uint8Array): Raster =>
  inFolder((folder) => {
    const [from, to] = [join(folder, 'from.tif'), join(folder, 'to.tif')]
    writeFileSync(from, tiff)
    execFileSync('tiffcp', ['-c', 'none', '-r', '1000000', from, to])
    const bytes = readFileSync(to)
    const field = tiffFields(bytes)
    const [width, height, samples] = [256, 257, 277].map((tag) => field(tag)[0]!)
    const start = field(273)[0]!
    return {
      ...{ width: width!, height: height!, samples: samples! },
      bytes: bytes.subarray(start, start + width! * height! * samples!),
    }
  })

/** The values of a field of a little-endian TIFF file's first directory. A rational is numerator and denominator. */
export const tiffFields = (bytes: Buffer): ((tag: number) => readonly number[]) => {
  const directory = bytes.readUInt32LE(4)
  return (tag) => {
    for (let i = 0; i < bytes.readUInt16LE(directory); i++) {
      const entry = directory + 2 + 12 * i
      if (bytes.readUInt16LE(entry) !== tag) continue
      const kind = bytes.readUInt16LE(entry + 2)
      const count = bytes.readUInt32LE(entry + 4) * (kind === 5 ? 2 : 1)
      const size = kind === 3 ? 2 : 4
      const start = count * size <= 4 ? entry + 8 : bytes.readUInt32LE(entry + 8)
      return Array.from({ length: count }, (_, j) =>
        kind === 3 ? bytes.readUInt16LE(start + 2 * j) : bytes.readUInt32LE(start + 4 * j),
      )
    }
    throw new Error(`tiff: expected field ${tag}`)
  }
}

const inFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-export-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
