'use client'

import { createContext } from 'react'
import type { RunInputs } from '@/lib/graph/document'

/** What the run on the screen was started with. */
export const LastInputsContext = createContext<RunInputs>({})
