import type { Page } from 'playwright-core'

/** What comes into Word as markup by an act that copies; the plain text is then `data-copied-text` of the page. */
export const copied = async (page: Page, act: () => Promise<unknown>): Promise<string> => {
  await page.evaluate(() => {
    const taken = (event: ClipboardEvent) => {
      document.documentElement.dataset['copied'] = event.clipboardData!.getData('text/html')
      document.documentElement.dataset['copiedText'] = event.clipboardData!.getData('text/plain')
    }
    addEventListener('copy', taken, { once: true })
  })
  await act()
  return page.evaluate(() => document.documentElement.dataset['copied'] ?? '')
}

/** Selects an element and presses the keys for copying. */
export const copiedByKeys = (page: Page, selector: string): Promise<string> =>
  copied(page, async () => {
    await page.evaluate((what) => getSelection()!.selectAllChildren(document.querySelector(what)!), selector)
    await page.keyboard.press('Control+c')
  })
