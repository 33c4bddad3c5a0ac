import { z } from 'zod'

/** `connection/model`: the connection's name, a slash, the model's id at that endpoint. */
export const modelReferenceSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\/\S+$/, 'Name a model as connection/model, for example offline/extract.')
