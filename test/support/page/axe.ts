import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { REAL } from '../../../tools/support/project.ts'

const AXE = readFileSync(join(REAL, 'node_modules/axe-core/axe.min.js'), 'utf8')

/**
 * What is wrong with the view that the page shows, outside of frames: in both themes the rule and the element of each
 * violation that axe finds, and at 390 px a page that is wider. The window and the theme are as before afterwards.
 */
export const viewFaults = async (page: Page): Promise<readonly string[]> => {
  const faults: string[] = []
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await axeFaults(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  await page.emulateMedia({ colorScheme: null })
  const before = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width > 390) faults.push(`at 390 px: ${width} px wide`)
  if (before !== null) await page.setViewportSize(before)
  return faults
}

const axeFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run({ exclude: [['iframe']] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
  })
