import type { TextRun } from '../document.ts'
import { tagOf } from '../tag.ts'
import { type Xml, xml } from './markup.ts'

interface Look {
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isIndented?: boolean
  readonly staysWithNext?: boolean
}

/** A paragraph in a style of `word-file.ts`; a computed number in it is a content control whose tag is the id of its result. */
export const paragraph = (
  style: string,
  runs: readonly TextRun[],
  { isBold = false, isRight = false, isIndented = false, staysWithNext = false }: Look = {},
): Xml =>
  xml(
    'w:p',
    {},
    xml(
      'w:pPr',
      {},
      xml('w:pStyle', { 'w:val': style }),
      ...(staysWithNext ? [xml('w:keepNext')] : []),
      ...(isIndented ? [xml('w:ind', { 'w:left': 227 })] : []),
      ...(isRight ? [xml('w:jc', { 'w:val': 'right' })] : []),
    ),
    ...runs.map((run) =>
      run.isPrompt === true
        ? prompt(run)
        : run.result === undefined
          ? runMarkup(run, isBold)
          : control(run, run.result, isBold),
    ),
  )

/** A number as a content control, tagged with its result. */
const control = (run: TextRun, id: string, isBold: boolean): Xml =>
  xml(
    'w:sdt',
    {},
    xml('w:sdtPr', {}, xml('w:tag', { 'w:val': tagOf(id) }), xml('w:text')),
    xml('w:sdtContent', {}, runMarkup(run, isBold)),
  )

/** A content control that shows a grey word until somebody types. */
const prompt = (run: TextRun): Xml =>
  xml(
    'w:sdt',
    {},
    xml('w:sdtPr', {}, xml('w:alias', { 'w:val': run.text }), xml('w:showingPlcHdr'), xml('w:text')),
    xml('w:sdtContent', {}, runMarkup(run, false)),
  )

const runMarkup = ({ text, isRaised, isBold, isPrompt }: TextRun, isAllBold: boolean): Xml =>
  xml(
    'w:r',
    {},
    xml(
      'w:rPr',
      {},
      ...(isAllBold || isBold ? [xml('w:b')] : []),
      ...(isPrompt ? [xml('w:color', { 'w:val': '808080' })] : []),
      ...(isRaised ? [xml('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ),
    xml('w:t', { 'xml:space': 'preserve' }, text),
  )
