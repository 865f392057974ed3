import type { Files } from '../messages.ts'
import { base64 } from './base64.ts'

/**
 * The report for a frame of the page, which has no folder beside it: links to figures contain the figures themselves, and
 * links to other files (tables that many sentences refer to) become plain text. Nothing else of it changes.
 */
export const framedReport = (cohort: string, files: Files): string => {
  const folder = `reports/${cohort}/`
  const report = files.get(`${folder}index.html`)
  if (report === undefined) return ''
  const page = new DOMParser().parseFromString(new TextDecoder().decode(report), 'text/html')
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
