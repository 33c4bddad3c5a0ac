import { apiRoute } from '@/lib/actions/api-route'
import { openApi } from '@/lib/actions/open-api'
import packageJson from '@/package.json'

export const GET = apiRoute(() => Response.json(openApi(packageJson.version)))
