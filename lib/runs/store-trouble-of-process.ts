import 'server-only'
import { processWide } from './process-wide'
import { createStoreTrouble } from './store-trouble'

/** What every driver of this process knows of the database, and what its health says. */
export const storeTrouble = processWide('store-trouble', createStoreTrouble)
