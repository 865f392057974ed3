const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}p{margin:.2rem 0}h3{margin:1.4rem 0 .3rem}'

/** A part of the page as a page of its own, with everything that was folded. */
export const documentOf = (title: string, part: HTMLElement): string => {
  const page = document.implementation.createHTMLDocument(title)
  page.documentElement.lang = 'en'
  const style = page.createElement('style')
  style.textContent = STYLE
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  page.head.prepend(charset)
  page.head.append(style)
  const copy = page.importNode(part, true)
  for (const details of copy.querySelectorAll('details')) details.open = true
  page.body.append(copy)
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`
}
