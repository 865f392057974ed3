import type { PaperParagraph } from '../papers/paper-claims.ts'

const LABELS =
  /(?:^|(?<=[.?!)] ))((?:Background|Objectives?|Purpose|Aims?|Introduction|Study Design|Design|Setting|Overview of Literature|(?:Patients and |Materials and )?Methods?|Results|Findings|Conclusions?|Interpretation))(?:: | - |\. (?=[A-Z]))/g

/** The parts of a paragraph with the labels of a structured abstract, each with its label as its section; at least three of them. */
export const structuredAbstract = (paragraph: PaperParagraph): readonly PaperParagraph[] => {
  if (paragraph.kind !== 'text' || !/^$|abstract|summary/i.test(paragraph.section)) return [paragraph]
  const labels = [...paragraph.text.matchAll(LABELS)]
  if (labels.length < 3) return [paragraph]
  const before = paragraph.text.slice(0, labels[0]!.index).trim()
  const parts = labels.map((label, i): PaperParagraph => {
    const text = paragraph.text.slice(label.index + label[0].length, labels[i + 1]?.index).trim()
    const section = `Abstract, ${label[1]}`
    return { ...paragraph, section, place: section, text }
  })
  return [...(before === '' ? [] : [{ ...paragraph, text: before }]), ...parts].filter(
    ({ text }) => text !== '',
  )
}
