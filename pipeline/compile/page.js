// Casebook in one page, beside the reports, whose index links to it. An installed package contains the page, and a run copies
// it into the study. A clone has its sources, and a run makes it of them.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { watch } from './files.js'
import { entryStat } from './nothing-to-do.js'
import { watchedAgain } from './package-bytes.js'
import { readSealedJson, writeSealed } from './sealed.js'

/** Where a study has the page; git ignores it. */
export const PAGE = 'reports/casebook.html'

/** In an installed package, beside its code. */
export const PUBLISHED_PAGE = 'casebook.html'

/** The program of a clone that makes the page, and calls `writePageRecord`. */
const BUILDER = 'tools/page.ts'
const RECORD = 'build/page'

/** @typedef {Pick<import('../places.ts').Places, 'code' | 'project'>} Places */

/**
 * `files`: the page itself and all that it is made of, by path from the root. `folders`: the names in folders of which every
 * file is read.
 * @typedef {{ files: import('./package-bytes.js').Files, folders: Readonly<Record<string, readonly string[]>> }} PageRecord
 */

/**
 * Brings the page beside the reports, if there are reports and it is missing or of other sources. Without the program that
 * makes it, in a copy of the code alone, nothing is done.
 * @param {Places} places
 * @param {boolean} isPublished
 * @param {boolean} isRenewed whether a page of older sources is made again, which takes seconds; a missing one is made anyway
 * @returns {boolean} whether it was written
 * @throws if it cannot be made
 */
export const bringPage = (places, isPublished, isRenewed) => {
  const { code, project } = places
  const page = join(project, PAGE)
  if (!existsSync(join(project, 'reports/index.html'))) return false
  if (existsSync(page) && (!isRenewed || currentPage(places, isPublished) !== null)) return false
  if (isPublished) {
    if (!existsSync(join(code, PUBLISHED_PAGE))) return false
    const temporary = `${page}.${process.pid}.tmp`
    try {
      copyFileSync(join(code, PUBLISHED_PAGE), temporary)
      renameSync(temporary, page)
    } finally {
      rmSync(temporary, { force: true })
    }
    return true
  }
  if (!existsSync(join(project, BUILDER))) return false
  makePage(project)
  return true
}

/** @param {string} root of a clone */
const makePage = (root) => {
  const words = ['--import', './tools/support/typescript-modules.js', BUILDER]
  try {
    execFileSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  } catch {
    throw new Error(`${PAGE}: expected the page that ${BUILDER} writes, found an error (npm run page)`)
  }
}

/**
 * The files whose stats show that the page is up to date, with their stats; none where it cannot be made. Null if it is not up
 * to date, or if a stat is not to be trusted yet.
 * @param {Places} places
 * @param {boolean} isPublished
 * @returns {readonly (readonly [path: string, stat: string])[] | null}
 */
export const pageSeen = (places, isPublished) => {
  const stats = currentPage(places, isPublished)
  return stats?.every(([, stat]) => stat) ? /** @type {[string, string][]} */ (stats) : null
}

/** @typedef {readonly (readonly [path: string, stat: string | null])[]} Stats null: not to be trusted yet */

/** The same files; null if the page is not up to date. @type {(places: Places, isPublished: boolean) => Stats | null} */
const currentPage = ({ code, project }, isPublished) => {
  if (!isPublished) return existsSync(join(project, BUILDER)) ? currentInClone(project) : []
  const published = watch(join(code, PUBLISHED_PAGE), undefined)
  if (published === null) return []
  const page = watch(join(project, PAGE), undefined)
  return page?.sha256 === published.sha256 ? [[PAGE, page.stat]] : null
}

/** @type {(root: string) => Stats | null} */
const currentInClone = (root) => {
  /** @type {PageRecord | null} */
  const record = readSealedJson(join(root, RECORD))
  const files = record && watchedAgain(root, record.files)
  if (!files) return null
  for (const [folder, names] of Object.entries(record.folders))
    if (String(namesIn(join(root, folder))) !== String(names)) return null
  if (files !== record.files) writeSealed(join(root, RECORD), JSON.stringify({ ...record, files }))
  return [
    ...Object.entries(files).map(([path, { stat }]) => /** @type {const} */ ([path, stat])),
    ...Object.keys(record.folders).map((path) => /** @type {const} */ ([path, entryStat(join(root, path))])),
  ]
}

/**
 * Notes what the page was made of.
 * @param {string} root of a clone
 * @param {readonly string[]} made paths of files that it was made of
 * @param {readonly string[]} folders of which every file was read
 */
export const writePageRecord = (root, made, folders) => {
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const files = {}
  for (const path of [PAGE, ...made]) {
    const file = watch(join(root, path), undefined)
    if (file) files[path] = file
  }
  mkdirSync(dirname(join(root, RECORD)), { recursive: true })
  const names = Object.fromEntries(folders.map((folder) => [folder, namesIn(join(root, folder))]))
  writeSealed(join(root, RECORD), JSON.stringify({ files, folders: names }))
}

/** @param {string} folder */
const namesIn = (folder) => {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
