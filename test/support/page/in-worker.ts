import { inflateRawSync } from 'node:zlib'
import { fromLetters } from '../../../page/app/letters.ts'
import { sha256 } from '../../../pipeline/disk/disk.ts'
import type { Texts } from './studies.ts'

/** The program of the worker that computes, as it lies in the page. */
const engineOf = (page: string): string => {
  const [, letters = ''] = /<script type="text\/plain" id="engine">([^<]*)</.exec(page)!
  return inflateRawSync(fromLetters(letters)).toString('utf8')
}

/** A worker that starts the engine once, gives it one cohort after the other, and says the hashes of its artifacts. */
const DRIVER = `
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
onmessage = async ({ data }) => {
  const { program, studies } = JSON.parse(data)
  const engine = new Worker(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })))
  for (const study of studies) {
    const raw = new Map(study.map(([path, text]) => [path, new TextEncoder().encode(text)]))
    const reply = await new Promise((resolve) => {
      engine.onmessage = ({ data }) => data.kind === 'progress' || resolve(data)
      engine.onerror = ({ message }) => resolve({ kind: 'failed', message })
      engine.postMessage({ kind: 'run', cohort: 'random', raw, isQuick: false })
    })
    const made = [...(reply.files ?? [])].filter(([path]) => !raw.has(path))
    const hashes = made.map(async ([path, bytes]) => [path, hex(await crypto.subtle.digest('SHA-256', bytes))])
    postMessage(reply.kind === 'done' ? JSON.stringify(await Promise.all(hashes)) : JSON.stringify([[JSON.stringify(reply), '']]))
  }
}`

/**
 * The body of a function that makes the page compute cohorts in one worker. What is found of each is added to the page as the
 * text of an element with the class \`found\`.
 * @param page the text of the page
 * @param studies of each its raw files, by path
 */
export const computing = (page: string, studies: readonly Texts[]): string => {
  const work = JSON.stringify({ program: engineOf(page), studies: studies.map((files) => [...files]) })
  return `
const driver = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(DRIVER)}], { type: 'text/javascript' })))
driver.onmessage = ({ data }) => {
  const found = document.createElement('pre')
  found.className = 'found'
  found.textContent = data
  document.body.append(found)
}
driver.postMessage(${JSON.stringify(work)})`
}

/** How many cohorts are computed. */
export const COMPUTED = "return document.querySelectorAll('.found').length"

/** The hashes of the artifacts of each, as JSON. */
export const FOUND = "return [...document.querySelectorAll('.found')].map(({ textContent }) => textContent)"

/** The hashes of artifacts by their path. @param texts each byte a letter */
export const hashesOf = (texts: Texts): Texts =>
  new Map([...texts].map(([path, text]) => [path, sha256(Buffer.from(text, 'latin1'))]))
