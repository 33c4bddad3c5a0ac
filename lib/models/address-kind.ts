/**
 * What kind of host it is, from its spelling alone: nothing is looked up.
 * `forbidden` is what no model server has any business on: link-local and metadata addresses, multicast, the unspecified address.
 */
export type AddressKind = 'loopback' | 'private' | 'forbidden' | 'public'

const metadataNames = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data'])
const localSuffixes = ['.local', '.lan', '.internal', '.home.arpa']

/** @param host as `new URL()` gives it: lower case, numbers of any spelling already in dotted form, IPv6 in brackets or bare. */
export function addressKind(host: string): AddressKind {
  const name = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (name.includes(':')) return kindOfV6(name)
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return kindOfV4(name.split('.').map(Number))
  if (metadataNames.has(name)) return 'forbidden'
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback'
  // A name without a dot is only known inside one network: another container, a machine next door.
  return !name.includes('.') || localSuffixes.some((suffix) => name.endsWith(suffix)) ? 'private' : 'public'
}

function kindOfV4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): AddressKind {
  if (a === 127) return 'loopback'
  if (a === 0 || a >= 224 || (a === 169 && b === 254)) return 'forbidden'
  // Metadata addresses of clouds that use one outside of the link-local block.
  if ([a, b, c, d].join('.') === '100.100.100.200' || [a, b, c, d].join('.') === '168.63.129.16') return 'forbidden'
  const shared = a === 100 && b >= 64 && b < 128
  return a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || shared ? 'private' : 'public'
}

function kindOfV6(address: string): AddressKind {
  const inner = v4Inside(address)
  if (inner !== null) return kindOfV4(inner)
  if (address === '::1') return 'loopback'
  if (address === '::' || /^(fe[89ab]|ff)/.test(address) || address === 'fd00:ec2::254') return 'forbidden'
  return /^f[cd]/.test(address) ? 'private' : 'public'
}

/** The IPv4 address that `::ffff:a9fe:a9fe`, `::ffff:169.254.169.254` or `64:ff9b::a9fe:a9fe` stands for; null for any other. */
function v4Inside(address: string): number[] | null {
  const tail = address.match(/^(?:::ffff:(?:0:)?|64:ff9b::|::)([0-9a-f.:]+)$/)?.[1]
  if (tail === undefined) return null
  if (tail.includes('.')) return tail.split('.').map(Number)
  const groups = tail.split(':')
  if (groups.length !== 2) return null
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
}
