import { make } from '../make.ts'

const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}p{margin:.2rem 0}h3{margin:1.4rem 0 .3rem}'

/** A part of the page as a page of its own, with everything that was folded. */
export const documentOf = (title: string, part: HTMLElement): string => {
  const copy = part.cloneNode(true) as HTMLElement
  for (const details of copy.querySelectorAll('details')) details.open = true
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${make('title', {}, title).outerHTML}
<style>${STYLE}</style>
</head>
<body>${copy.outerHTML}</body>
</html>
`
}
