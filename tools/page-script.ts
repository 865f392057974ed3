import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The file that `make page-script` writes. */
export const GENERATED = 'stages/8-report/page-script.generated.ts'

/**
 * The script of the report's page from its files in stages/8-report/page/, as one module of the stage that exports it as
 * text. It is committed, and a test compares it with a new build.
 *
 * Alternatives considered: reading the file or compiling it in the stage (a stage reads no file and runs without a disk);
 * `Function.prototype.toString` (what is compiled has no white space, may call helpers outside the function, and differs
 * with the compiler's settings); a loader of text in the compile pass (a rule of the pipeline for one stage, and the page
 * would change with the version of esbuild without a diff that shows it).
 */
export const generatedPageScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['stages/8-report/page/main.ts'],
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { strict: true } },
  })
  const script = outputFiles[0]!.text
  const ending = /<\/script|<!--/i.exec(script)
  if (ending)
    throw new Error(`stages/8-report/page: expected no text that ends a script element, found "${ending[0]}"`)
  const literal = script.replace(/\\|`|\$\{/g, (mark) => `\\${mark}`)
  return `// written by "make page-script" from stages/8-report/page/: edit those files

/** The page's one script, which its policy allows by its hash. It adds controls and no content. */
export const pageScript = \`
${literal}\`
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, await generatedPageScript())
