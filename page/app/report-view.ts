import type { Files } from '../messages.ts'
import type { ChangedResult } from './changed-results.ts'
import { markChanges } from './plan/marked-report.ts'

/**
 * The report for a frame of the page, which has no folder beside it: links to figures contain the figures themselves, and
 * links to other files (tables that many sentences refer to) become plain text. Numbers that the last run changed are marked. Nothing
 * else of it changes.
 */
export const framedReport = (cohort: string, files: Files, changed: readonly ChangedResult[]): string => {
  const folder = `reports/${cohort}/`
  const report = files.get(`${folder}index.html`)
  if (report === undefined) return ''
  const page = new DOMParser().parseFromString(new TextDecoder().decode(report), 'text/html')
  markChanges(page, changed)
  for (const link of page.querySelectorAll('a[href]')) {
    const target = link.getAttribute('href')!
    if (/^(#|https?:|mailto:|data:)/.test(target)) continue
    const path = resolved(folder, target.replace(/#.*$/, ''))
    const bytes = path.startsWith(`${folder}figures/`) ? files.get(path) : undefined
    if (bytes === undefined) link.removeAttribute('href')
    else {
      link.setAttribute('href', `data:application/octet-stream;base64,${base64(bytes)}`)
      link.setAttribute('download', path.split('/').at(-1)!)
    }
  }
  return `<!doctype html>\n${page.documentElement.outerHTML}`
}

const resolved = (folder: string, target: string): string => {
  const parts = folder.split('/').slice(0, -1)
  for (const part of target.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(decodeURIComponent(part))
  return parts.join('/')
}

const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}
