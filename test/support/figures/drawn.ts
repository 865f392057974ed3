import { JSDOM } from 'jsdom'

/** A picture parsed as XML. */
export const parsed = (svg: string): Document =>
  new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document

export const withResult = (document: Document): ReadonlyMap<string, Element> =>
  new Map(
    [...document.querySelectorAll('[data-result]')].map((element) => [
      element.getAttribute('data-result')!,
      element,
    ]),
  )

/** The corners of a path of lines, M and L commands with absolute numbers, each once. */
export const corners = (path: Element): readonly (readonly [number, number])[] =>
  [...path.getAttribute('d')!.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)]
    .filter(([, x, y], i, all) => x !== all[i - 1]?.[1] || y !== all[i - 1]?.[2])
    .map(([, x, y]) => [Number(x), Number(y)])

/** Texts with a digit and without a source. */
export const orphans = (document: Document): readonly string[] =>
  [...document.querySelectorAll('text, tspan, title, desc')]
    .filter((element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && /\d/.test(textContent!)),
    )
    .filter((element) => !element.closest('[data-result], [data-source], [data-axis]'))
    .map(({ textContent }) => textContent!)
