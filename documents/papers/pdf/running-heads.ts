import type { Fragment } from './fragments.ts'
import type { PdfPage } from './page-pieces.ts'

export interface FragmentPage extends Pick<PdfPage, 'width' | 'height' | 'rules'> {
  readonly fragments: readonly Fragment[]
}

/** The part of a page, at its top and at its bottom, in which running heads and page numbers are. */
const MARGIN = 0.1
/** Pages on which a line at the same height, but for its digits, is a running head. */
const FEWEST = 3

/** Pages without running heads and feet: lines at the margin that other pages have at the same height, but for digits. */
export const withoutRunningHeads = (pages: readonly FragmentPage[]): readonly FragmentPage[] => {
  const counts = new Map<string, Set<number>>()
  const keyOf = ({ y, text }: Fragment): string => `${Math.round(y / 3)}\n${text.replace(/\d+/g, '0')}`
  const isAtMargin = ({ y }: Fragment, { height }: FragmentPage): boolean =>
    y < MARGIN * height || y > (1 - MARGIN) * height
  for (const [number, page] of pages.entries())
    for (const fragment of page.fragments)
      if (isAtMargin(fragment, page))
        counts.set(keyOf(fragment), (counts.get(keyOf(fragment)) ?? new Set()).add(number))
  const isRunning = (fragment: Fragment, page: FragmentPage): boolean =>
    isAtMargin(fragment, page) &&
    // even and odd pages have other heads
    (counts.get(keyOf(fragment))!.size >= Math.min(FEWEST, Math.max(2, pages.length)) ||
      isPageNumber(fragment))
  return pages.map((page) => ({
    ...page,
    fragments: page.fragments.filter((fragment) => !isRunning(fragment, page)),
  }))
}

const isPageNumber = ({ text }: Fragment): boolean =>
  /^(?:page )?[-–]? ?\d{1,5} ?[-–]?(?: (?:of|\/) \d{1,4})?$/i.test(text)
