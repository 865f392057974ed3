import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHES, sha256 } from '../compile/files.js'

/**
 * A page around a report that loads the report again after each run. The report itself has no script for that, and its
 * content security policy stays as it is. A page from a file may not fetch another file, but it may run one as a script:
 * the script says which run was the last.
 */
export interface ReloadingPage {
  /** From the project's folder. */
  readonly path: string
  /** Loads the report again wherever the page is open. */
  reload(): void
}

const FOLDER = `${CACHES}/watch`

/** @param report path from the project's folder: `reports/six/index.html` */
export const reloadingPage = (root: string, report: string): ReloadingPage => {
  mkdirSync(join(root, FOLDER), { recursive: true })
  let runs = 0
  const say = (): void => {
    const temporary = join(root, FOLDER, 'run.js.tmp')
    writeFileSync(temporary, `casebookRun(${JSON.stringify(`${process.pid}-${runs}`)})\n`)
    renameSync(temporary, join(root, FOLDER, 'run.js'))
    runs += 1
  }
  say()
  writeFileSync(join(root, FOLDER, 'index.html'), pageText(`../../${report}`))
  return { path: `${FOLDER}/index.html`, reload: say }
}

const SCRIPT = `let last
window.casebookRun = (run) => {
  if (last !== undefined && last !== run) {
    const report = document.querySelector('iframe')
    report.replaceWith(report.cloneNode())
  }
  last = run
}
setInterval(() => {
  const script = document.createElement('script')
  script.src = 'run.js?' + Date.now()
  script.onload = script.onerror = () => script.remove()
  document.head.append(script)
}, 500)`

const STYLE = 'html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}'

const sourceOf = (text: string): string => `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`

const pageText = (report: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src file:; script-src file: ${sourceOf(SCRIPT)}; style-src ${sourceOf(STYLE)}">
<title>Casebook, watching</title>
<style>${STYLE}</style>
<script>${SCRIPT}</script>
</head>
<body><iframe src="${report}" title="Report"></iframe></body>
</html>
`
