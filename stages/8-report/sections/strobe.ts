import { type Item, item } from './coverage-item.ts'

/** STROBE's items for cohort studies (von Elm et al. 2007), in short words of our own. */
export const strobe: readonly Item[] = [
  item('1', 'Design named in the title, summary', ['summary'], 'the design is for the title'),
  item('2', 'Background and reasons'),
  item('3', 'Aims', ['summary'], 'the question, if the plan states one'),
  item('4', 'Design, early in the paper'),
  item('5', 'Place, times of recruitment and follow-up', ['patients'], 'times as far as recorded; no place'),
  item(
    '6',
    'Who could take part, how they were found',
    ['methods', 'flow'],
    'populations of the plan only; not how subjects were found',
  ),
  item('7', 'Outcomes, exposures, confounders defined', ['methods']),
  item('8', 'Where each variable comes from, how measured', ['patients', 'provenance'], 'not how measured'),
  item('9', 'Efforts against bias', ['limits'], 'limits only'),
  item('10', 'How the size came about', ['limits'], 'what the size cannot tell; not how it came about'),
  item('11', 'How numbers were grouped', ['methods']),
  item('12', 'Statistical methods, missing data, losses', ['methods', 'checks', 'paste']),
  item(
    '13',
    'Numbers at each stage',
    ['flow', 'outcomes'],
    'from the tables on; not those who never entered',
  ),
  item('14', 'Characteristics, missing values, length of follow-up', ['patients', 'outcomes']),
  item('15', 'Outcome events over time', ['outcomes', 'course']),
  item('16', 'Estimates with precision, adjustment, cut points', ['outcomes', 'comparisons', 'models']),
  item('17', 'Other analyses', ['comparisons', 'models', 'audit']),
  item('18', 'Key results', ['summary']),
  item('19', 'Limitations', ['limits']),
  item('20', 'Cautious interpretation'),
  item('21', 'Generalisability'),
  item('22', 'Funding'),
]
