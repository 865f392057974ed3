import type { Manifest } from './manifest.ts'

/** The text with the commands as the user types them: `npm run pipeline -- plan` in a clone, else `npx casebook plan`. */
export const inCallWords = (text: string, { published }: Pick<Manifest, 'published'>): string =>
  published === null
    ? text
    : text
        .replaceAll('npm run pipeline -- ', 'npx casebook ')
        .replaceAll('npm run pipeline', 'npx casebook')
        .replaceAll('make again', 'npx casebook run --again')
