import type { XmlHandler } from '../xml/parse-xml.ts'

/** A variable of the project, as its XML declares it. */
export interface OdmItem {
  readonly name: string
  readonly dataType: string
  readonly fieldType: string
  readonly validation: string
  readonly isIdentifier: boolean
  question: string
  codeList: string
}

export interface OdmCodeList {
  readonly items: { readonly value: string; label: string }[]
  /** Of a checkbox: `1, Lung|2, Liver`. */
  readonly choices: string
}

/** A value of a record. */
export interface OdmValue {
  readonly record: string
  readonly event: string
  readonly eventRepeat: string
  readonly form: string
  readonly formRepeat: string
  readonly item: string
  readonly value: string
}

/** What a project's XML says, with values in the order of the file. */
export interface OdmProject {
  system: string
  recordField: string
  missingCodes: string
  readonly items: Map<string, OdmItem>
  readonly codeLists: Map<string, OdmCodeList>
  /** By the identifier of a form, its name; and the instrument of each variable. */
  readonly forms: Map<string, string>
  readonly formOfGroup: Map<string, string>
  readonly formOfItem: Map<string, string>
  /** Instruments that repeat, by event; events that repeat as a whole. */
  readonly repeatingForms: Set<string>
  readonly repeatingEvents: Set<string>
  readonly values: OdmValue[]
  /** Values that are files; their names were taken. */
  files: number
  /** Elements with values of a kind that REDCap does not write. */
  readonly strange: Set<string>
}

export const emptyProject = (): OdmProject => ({
  ...{ system: '', recordField: '', missingCodes: '', files: 0 },
  ...{
    items: new Map(),
    codeLists: new Map(),
    forms: new Map(),
    formOfGroup: new Map(),
    formOfItem: new Map(),
  },
  ...{ repeatingForms: new Set(), repeatingEvents: new Set(), values: [], strange: new Set() },
})

type Attributes = Readonly<Record<string, string>>

/** Where the parser is: the elements that are open, and what is being declared. */
interface Position {
  readonly open: string[]
  group: string
  item: OdmItem | undefined
  codeList: OdmCodeList | undefined
}

/** Collects a project from the elements of its XML. */
export const projectHandler = (project: OdmProject): XmlHandler => {
  const position: Position = { open: [], group: '', item: undefined, codeList: undefined }
  const metadata = metadataElements(project, position)
  const data = dataElements(project)
  const { open } = position
  return {
    open: (element, attributes) => {
      open.push(element)
      if (element.startsWith('ItemData')) data.value(element, attributes)
      else if (Object.hasOwn(metadata, element)) metadata[element]!(attributes)
      else if (Object.hasOwn(data.elements, element)) data.elements[element]!(attributes)
    },
    close: (element) => {
      open.pop()
      if (element === 'ItemDef') position.item = undefined
      if (element === 'CodeList') position.codeList = undefined
      if (element === 'StudyEventData') data.elements['StudyEventData']!({})
    },
    text: (text) => {
      if (open.at(-1) === 'redcap:MissingDataCodes') project.missingCodes += text
      if (open.at(-1) !== 'TranslatedText') return
      const choice = position.codeList?.items.at(-1)
      if (open.at(-2) === 'Decode' && choice) choice.label += text
      else if (open.at(-2) === 'Question' && position.item) position.item.question += text
    },
  }
}

type Elements = Readonly<Record<string, (attributes: Attributes) => void>>

/** The elements that declare variables, instruments and code lists. */
const metadataElements = (project: OdmProject, position: Position): Elements => ({
  ODM: (a) => {
    project.system = a['SourceSystem'] ?? ''
  },
  MetaDataVersion: (a) => {
    project.recordField = a['redcap:RecordIdField'] ?? ''
  },
  'redcap:RepeatingInstrument': (a) => {
    project.repeatingForms.add(repeatKey(a['redcap:UniqueEventName'], a['redcap:RepeatInstrument']))
  },
  'redcap:RepeatingEvent': (a) => {
    project.repeatingEvents.add(a['redcap:UniqueEventName'] ?? '')
  },
  FormDef: (a) => {
    position.group = a['redcap:FormName'] ?? a['Name'] ?? ''
    project.forms.set(a['OID'] ?? '', position.group)
  },
  ItemGroupRef: (a) => {
    project.formOfGroup.set(a['ItemGroupOID'] ?? '', position.group)
  },
  ItemGroupDef: (a) => {
    position.group = project.formOfGroup.get(a['OID'] ?? '') ?? ''
  },
  ItemRef: (a) => {
    if (position.open.includes('ItemGroupDef') && position.group !== '')
      project.formOfItem.set(a['ItemOID'] ?? '', position.group)
  },
  ItemDef: (a) => {
    position.item = itemOf(a)
    project.items.set(a['OID'] ?? '', position.item)
  },
  CodeListRef: (a) => {
    if (position.item) position.item.codeList = a['CodeListOID'] ?? ''
  },
  CodeList: (a) => {
    position.codeList = { items: [], choices: a['redcap:CheckboxChoices'] ?? '' }
    project.codeLists.set(a['OID'] ?? '', position.codeList)
  },
  CodeListItem: (a) => {
    position.codeList?.items.push({ value: a['CodedValue'] ?? '', label: '' })
  },
})

/** The elements that hold data: a record, an event, an instrument, a value. */
const dataElements = (
  project: OdmProject,
): { readonly elements: Elements; readonly value: (element: string, attributes: Attributes) => void } => {
  const now = { record: '', event: '', eventRepeat: '', form: '', formRepeat: '' }
  return {
    elements: {
      SubjectData: (a) => {
        now.record = a['SubjectKey'] ?? ''
      },
      StudyEventData: (a) => {
        now.event = a['redcap:UniqueEventName'] ?? (a['StudyEventOID'] ?? '').replace(/^Event\./, '')
        now.eventRepeat = a['StudyEventRepeatKey'] ?? ''
      },
      FormData: (a) => {
        now.form = project.forms.get(a['FormOID'] ?? '') ?? (a['FormOID'] ?? '').replace(/^Form\./, '')
        now.formRepeat = a['FormRepeatKey'] ?? ''
      },
    },
    value: (element, a) => {
      const isFile = element === 'ItemDataBase64Binary'
      if (isFile) project.files += 1
      else if (element !== 'ItemData') project.strange.add(element)
      const value = (isFile ? a['redcap:DocName'] : a['Value']) ?? ''
      project.values.push({ ...now, item: a['ItemOID'] ?? '', value })
    },
  }
}

export const repeatKey = (event = '', form = ''): string => JSON.stringify([event, form])

const itemOf = (a: Attributes): OdmItem => ({
  name: a['Name'] ?? '',
  dataType: a['DataType'] ?? '',
  fieldType: a['redcap:FieldType'] ?? '',
  validation: a['redcap:TextValidationType'] ?? '',
  isIdentifier: /^y/i.test(a['redcap:Identifier'] ?? ''),
  ...{ question: '', codeList: '' },
})
