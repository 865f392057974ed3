import { type Html, html, textOf } from './html.ts'

/** Adds to headings with an anchor a link to themselves, which the tab key skips. */
export const withAnchors = (section: Html): Html => ({
  markup: section.markup
    .replace(/(<section id="([^"]+)"><h2>)(.*?)(<\/h2>)/g, linked)
    .replace(/(<h3 id="([^"]+)">)(.*?)(<\/h3>)/g, linked),
})

const linked = (_: string, opening: string, id: string, title: string, closing: string): string =>
  `${opening}${title}${anchor(id, textOf({ markup: title })).markup}${closing}`

export const anchor = (id: string, title: string): Html =>
  html`<a class="a no-print" tabindex="-1" href="#${id}" aria-label="Link to ${title}">#</a>`
