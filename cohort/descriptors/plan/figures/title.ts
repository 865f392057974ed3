import { Text } from '../../plan-words.ts'

export const Title = Text.describe('the caption')
