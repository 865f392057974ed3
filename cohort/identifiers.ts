import type { Field } from './data-package.ts'
import type { Value } from './value.ts'

/** Why a column looks as if it named a person; null where it does not. */
export const identifierReason = (field: Field, values: readonly Value[]): string | null => {
  const byName = reasonOf(`${field.name} ${field.title ?? ''}`)
  if (byName !== null) return byName
  const isAge =
    (field.unit ?? 'a') === 'a' && wordsOf(`${field.name} ${field.title ?? ''}`).some((word) => AGE.has(word))
  for (const value of values) {
    if (typeof value === 'string') {
      const inCell = CELLS.find(({ mark, pattern }) => mark.test(value) && pattern.test(value))
      if (inCell) return inCell.reason
    }
    if (isAge && typeof value === 'number' && value > 89) return `an age over 89 (${value})`
  }
  return field.categories === undefined && areNames(values) ? "persons' names" : null
}

/** What stands in a cell, alone or in a remark; the quick mark spares most cells the pattern. */
const CELLS = [
  { reason: 'an e-mail address', mark: /@/, pattern: /[^@\s]+@[^@\s]+\.[a-z]{2,}/i },
  {
    reason: 'a telephone number',
    mark: /\+\d|0\d/,
    pattern: /(^|[^\d.,/-])(\+\d{1,3}[ /-]?\(?\d{1,5}|\(?0\d{2,5})\)?[ /-]\d[\d ]{4,}\d(?![\d.,-])/,
  },
  {
    reason: 'an address of a computer',
    mark: /\d\.\d/,
    pattern: /(^|[^\d.])((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/,
  },
]

/** `Meier, Anna`, in a column in which nearly every cell is so and another one. */
const areNames = (values: readonly Value[]): boolean => {
  const texts = values.filter((value) => typeof value === 'string' && value !== '')
  const names = new Set(texts.filter((text) => NAME.test(text as string)))
  return names.size >= 3 && names.size >= 0.8 * texts.length
}

const NAME = /^\p{Lu}[\p{L}'’-]+, ?\p{Lu}[\p{L}'’. -]+$/u

const AGE = new Set(['age', 'alter', 'edad', 'eta', 'ålder', 'leeftijd', 'idade'])

/** By the words of a header or title, in a few languages; single letters and parts of words do not count. */
const reasonOf = (text: string): string | null => {
  const words = wordsOf(text)
  if (new Set(words).size === 1 && words[0] === 'name') return "a person's name"
  const phrase = ` ${words.join(' ')} `
  return REASONS.find(({ phrases }) => phrases.some((one) => phrase.includes(` ${one} `)))?.reason ?? null
}

/** `birthDate`, `birth_date` and "Birth date" are the same words. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const REASONS = [
  {
    reason: 'a date of birth',
    phrases: [
      'dob',
      'birth date',
      'birthdate',
      'date of birth',
      'birthday',
      'geburtsdatum',
      'geboren',
      'geb dat',
      'geb datum',
      'gebdat',
      'gebdatum',
      'geburtsdat',
      'geburtstag',
      'date de naissance',
      'fecha de nacimiento',
      'data di nascita',
      '生年月日',
      'brthdtc',
      'brthdt',
    ],
  },
  {
    reason: "a person's name",
    phrases: [
      'first name',
      'firstname',
      'last name',
      'lastname',
      'surname',
      'family name',
      'given name',
      'full name',
      'patient name',
      'name of patient',
      'name patient',
      'pat name',
      'patname',
      'patientname',
      'patientenname',
      'name des patienten',
      'nom du patient',
      'nachname',
      'vorname',
      'familienname',
      'nom',
      'prénom',
      'prenom',
      'apellido',
      'apellidos',
      'nombre',
      'cognome',
      '氏名',
      '姓名',
      'initials',
      'initialen',
    ],
  },
  { reason: 'an e-mail address', phrases: ['email', 'e mail', 'mail address'] },
  {
    reason: 'a record number',
    phrases: [
      'mrn',
      'medical record number',
      'hospital number',
      'medical record',
      'medical record no',
      'hospital no',
      'record number',
      'record no',
      'chart no',
      'case number',
      'case no',
      'chart number',
      'nhs number',
      'nhs no',
      'ssn',
      'social security',
      'social security no',
      'sozialversicherungsnummer',
      'sozialversicherungsnr',
      'sv nummer',
      'sv nr',
      'svnr',
      'insurance number',
      'passport',
      'fallnummer',
      'fall nr',
      'fallnr',
      'aktenzeichen',
      'aktennummer',
      'krankenaktennummer',
      'patientenaktennummer',
      'aufnahmenummer',
      'krankenkassennummer',
      'versichertennummer',
      'personnummer',
      'accession number',
      'health plan number',
    ],
  },
  {
    reason: 'an address or telephone number',
    phrases: [
      'address',
      'street',
      'postcode',
      'post code',
      'zip',
      'zip code',
      'zipcode',
      'plz',
      'phone',
      'telephone',
      'mobile phone',
      'telefon',
      'telefonnr',
      'telefonnummer',
      'tel',
      'tel nr',
      'handy',
      'handynr',
      'handynummer',
      'mobil',
      'mobilnummer',
      'strasse',
      'straße',
      'hausnummer',
      'wohnort',
      'adresse',
      'anschrift',
      'fax',
      'ip address',
    ],
  },
] as const
