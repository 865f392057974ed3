import type { Files } from '../messages.ts'
import { base64 } from './base64.ts'
import type { ChangedResult } from './changed-results.ts'
import { FRAME_STYLE } from './frame-style.ts'
import { marked } from './plan/marked-report.ts'

/** The hash of `FRAME_STYLE`, which the program that makes the page writes in. */
declare const FRAME_STYLE_DIGEST: string

/**
 * The report for a frame of the page, which has no folder beside it: links to figures contain the figures themselves, and
 * links to other files (tables that many sentences refer to) become plain text. Numbers that the last run changed are marked. Nothing
 * else of it changes. The text is changed, and no document made of it: a document of a large report would keep the page
 * from answering.
 */
export const framedReport = (cohort: string, files: Files, changed: readonly ChangedResult[]): string => {
  const folder = `reports/${cohort}/`
  const report = files.get(`${folder}index.html`)
  if (report === undefined) return ''
  return inFrame(marked(new TextDecoder().decode(report), changed)).replace(
    LINK,
    (whole, before: string, written: string) => {
      const target = written.replaceAll('&amp;', '&')
      if (/^(https?:|mailto:|data:)/.test(target)) return whole
      // the address of a place is otherwise one in the page itself, which a frame may not open
      if (target.startsWith('#')) return `${before} href="about:srcdoc${written}"`
      const path = resolved(folder, target.replace(/#.*$/, ''))
      const bytes = path.startsWith(`${folder}figures/`) ? files.get(path) : undefined
      if (bytes === undefined) return before
      const name = path.split('/').at(-1)!
      return `${before} href="data:application/octet-stream;base64,${base64(bytes)}" download="${name}"`
    },
  )
}

/** The report with the style of the frame, which its policy then allows besides its own. */
const inFrame = (report: string): string =>
  report
    .replace('; style-src ', `; style-src '${FRAME_STYLE_DIGEST}' `)
    .replace('</style>', `</style>\n<style>${FRAME_STYLE}</style>`)

/** The tag of a link up to its address, and the address. Reports write all attributes in quotation marks. */
const LINK = /(<a\b(?:\s+(?!href=)[a-z-]+(?:="[^"]*")?)*)\s+href="([^"]*)"/g

const resolved = (folder: string, target: string): string => {
  const parts = folder.split('/').slice(0, -1)
  for (const part of target.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(decodeURIComponent(part))
  return parts.join('/')
}
