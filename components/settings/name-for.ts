/**
 * The first half of the model references of a new connection, made from its label: small letters, digits and hyphens, unlike
 * those taken. Empty for a label without a letter or digit.
 */
export function nameFor(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const name = words.replace(/^-+|-+$/g, '').slice(0, 36)
  const isFree = (candidate: string) => candidate !== 'offline' && !taken.includes(candidate)
  if (name === '' || isFree(name)) return name
  for (let number = 2; ; number += 1) if (isFree(`${name}-${number}`)) return `${name}-${number}`
}
