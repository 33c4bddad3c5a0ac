import type { Executors } from '../engine/executor'
import { aggregate } from './aggregate'
import { input } from './input'
import { note } from './note'
import { output } from './output'
import { prompt } from './prompt'
import { section } from './section'
import { vote } from './vote'

/** The work of every node type by name. */
export const executors: Executors = { input, prompt, section, vote, aggregate, output, note }
