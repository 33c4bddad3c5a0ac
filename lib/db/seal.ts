import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Encrypts a text so that it opens only with the same key and for the same owner.
 *
 * @param owner what the text belongs to, a record's identity: a sealed text that is moved to another record does not open there.
 */
export function seal(text: string, key: Buffer, owner: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `1:${sealed.toString('base64')}`
}

/** @returns null when it does not open: another key, another owner, or damage. */
export function unseal(sealed: string, key: Buffer, owner: string): string | null {
  const bytes = Buffer.from(sealed.slice(2), 'base64')
  if (!sealed.startsWith('1:') || bytes.length < nonceBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes))
    return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}
