import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository, wherever the command was called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export const inProject = (...parts) => join(root, ...parts)

/** A program of an installed package, as a file for Node: no shell and no `npx` in between that would swallow signals. */
export const programs = {
  next: inProject('node_modules/next/dist/bin/next'),
  prisma: inProject('node_modules/prisma/build/index.js'),
  tsc: inProject('node_modules/typescript/bin/tsc'),
  eslint: inProject('node_modules/eslint/bin/eslint.js'),
  prettier: inProject('node_modules/prettier/bin/prettier.cjs'),
  vitest: inProject('node_modules/vitest/vitest.mjs'),
  playwright: inProject('node_modules/@playwright/test/cli.js'),
  tsx: inProject('node_modules/tsx/dist/cli.mjs'),
}

/**
 * One number for the content of many files: the same content gives the same number on every machine.
 *
 * @param paths files and folders; one that is not there counts as empty.
 * @param isWanted is given the path inside the project.
 */
export function hashOf(paths, isWanted = () => true) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(inProject(path))).sort()) {
    const path = relative(root, file).replaceAll('\\', '/')
    if (isWanted(path)) hash.update(path).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

export function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
