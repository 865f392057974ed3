import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The links of a page to files that do not exist. @throws if it has no link to a file */
export const deadLinks = (page: string): readonly string[] => {
  const links = [...readFileSync(page, 'utf8').matchAll(/<a\b[^>]*\shref="([^"#]+)[^"]*"/g)].map(
    ([, link = '']) => decodeURIComponent(link.replaceAll('&amp;', '&')),
  )
  const files = links.filter((link) => !/^[a-z]+:/.test(link))
  if (files.length === 0) throw new Error(`${page}: expected links to files, found none`)
  return files.filter((link) => !existsSync(join(dirname(page), link)))
}
