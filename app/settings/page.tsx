import type { Metadata } from 'next'
import { connectionSource } from '@/lib/db/connections'
import { dataDir } from '@/lib/db/data-dir'
import { listPersonaPanels } from '@/lib/db/persona-panels'
import { listPrices } from '@/lib/models/price-list'
import { PageShell } from '@/components/app-shell/page-shell'
import { Appearance } from '@/components/settings/appearance'
import { Connections } from '@/components/settings/connections'
import { DataPlace } from '@/components/settings/data-place'
import { ModelPrices } from '@/components/settings/model-prices'
import { OfflineModels } from '@/components/settings/offline-models'
import { Panels } from '@/components/settings/panels'
import { SettingsSection } from '@/components/settings/settings-section'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const [connections, panels] = await Promise.all([connectionSource.list(), listPersonaPanels()])
  const now = new Date()
  return (
    <PageShell current="settings">
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Settings</h1>
      <SettingsSection
        id="connections"
        title="Connections"
        note="Servers that speak the Messages API: Anthropic, and any other that you add, such as a model server of your own."
      >
        <Connections connections={connections} />
      </SettingsSection>
      <SettingsSection
        id="offline"
        title="Offline models"
        note="Built in, so that every template runs at once. Wherever they answer, it says so."
      >
        <OfflineModels />
      </SettingsSection>
      <SettingsSection
        id="models"
        title="Models and prices"
        note="US dollars for a million tokens. List prices as this version knows them; your own go before them. A price that is not known is never shown as nothing. A change never changes what past runs cost."
      >
        <ModelPrices
          rows={listPrices(connections, now.getTime())}
          connections={connections.map(({ name, label }) => ({ name, label }))}
          today={now.toISOString().slice(0, 10)}
        />
      </SettingsSection>
      <SettingsSection
        id="panels"
        title="Panels of personas"
        note="Voters with a name, a view and a weight, for any vote. A vote takes a copy: changing a panel changes no workflow."
      >
        <Panels panels={panels} />
      </SettingsSection>
      <SettingsSection id="appearance" title="Appearance" note="Remembered in this browser.">
        <Appearance />
      </SettingsSection>
      <SettingsSection
        id="data"
        title="Your data"
        note="Everything stays in one folder on the machine that runs the app."
      >
        <DataPlace folder={dataDir()} />
      </SettingsSection>
    </PageShell>
  )
}
