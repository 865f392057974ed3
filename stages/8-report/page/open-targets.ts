/**
 * Opens the closed details around the target of the address, now and whenever the address changes. Rows of results, which
 * the report had itself before, are on the page of all results.
 */
export const openTargets = (go = (address: string): void => location.replace(address)): void => {
  const open = (): void => {
    const name = location.hash.slice(1)
    const target = document.getElementById(name) ?? document.getElementById(escapedSpaces(decoded(name)))
    if (!target && name.startsWith('r-') && document.querySelector('a[href^="results.html"]'))
      go(`results.html#${name}`)
    const details = target?.closest('details')
    if (!target || details?.open || (!details && target.id === name)) return
    if (details) details.open = true
    target.scrollIntoView()
  }
  addEventListener('hashchange', open)
  open()
}

/** A click on a number that is no link leads to the row of its result on the page of all results. */
export const followNumbers = (open = (address: string): void => location.assign(address)): void => {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    const number = target.closest<HTMLElement>('[data-result]')
    if (!number || number.closest('a, #t-results, .paste')) return
    open(`results.html#${anchorOf(number.dataset['result']!)}`)
  })
}

/** The anchor of a result's row, as `rowAnchor` of the page's numbers makes it. */
const anchorOf = (result: string): string => `r-${escapedSpaces(result)}`

/** In addresses of earlier reports, too, whose anchors had %20. */
const escapedSpaces = (id: string): string => id.replaceAll(' ', '~20~')

/** The name as it is where it is no percent-encoding. */
const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
