import { breakingModes } from './breaking-modes'
import { harmingModes } from './harming-modes'
import type { Mode } from './plan'
import { refusingModes } from './refusing-modes'
import { searchingModes } from './searching-modes'
import { wholeModes } from './whole-modes'

/** Every way to answer, by the name that a script gives. */
export const modes = {
  ...wholeModes,
  ...breakingModes,
  ...refusingModes,
  ...searchingModes,
  ...harmingModes,
} satisfies Record<string, Mode>

type ModeName = keyof typeof modes
export const modeNames = Object.keys(modes) as ModeName[]
