import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // Loaded from node_modules as they are: a native library, and packages that find their own files beside them.
  serverExternalPackages: [
    '@libsql/client',
    'libsql',
    '@prisma/adapter-libsql',
    '@prisma/client',
    'undici',
    'wink-nlp',
    'wink-eng-lite-web-model',
    'wink-sentiment',
  ],
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
}

export default config
