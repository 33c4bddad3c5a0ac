import { Plus } from 'lucide-react'
import Link from 'next/link'
import { connectionSource } from '@/lib/db/connections'
import { listRuns } from '@/lib/db/runs'
import { listWorkflows } from '@/lib/db/workflows'
import { isUsable } from '@/lib/models/connection'
import { templates } from '@/lib/templates/templates'
import { PageShell } from '@/components/app-shell/page-shell'
import { Hero } from '@/components/home/hero'
import { ImportWorkflow } from '@/components/home/import-workflow'
import { pictureOf } from '@/components/home/picture-of'
import { RecentRuns } from '@/components/home/recent-runs'
import { SectionHeading } from '@/components/home/section-heading'
import { TemplateCard, type TemplateOffer } from '@/components/home/template-card'
import { workflowFacts } from '@/components/home/template-facts'
import { WorkflowList } from '@/components/home/workflow-list'
import { Button } from '@/components/ui/button'

const recentRuns = 8

export default async function HomePage() {
  const [workflows, runs, connections] = await Promise.all([
    listWorkflows(),
    listRuns({ take: recentRuns }),
    connectionSource.list(),
  ])
  const hasKey = connections.some((connection) => connection.name === 'anthropic' && isUsable(connection))
  const isFirstVisit = workflows.length === 0 && runs.length === 0
  const actions = (
    <>
      <ImportWorkflow />
      <Button asChild variant="primary">
        <Link href="/new">
          <Plus aria-hidden />
          New workflow
        </Link>
      </Button>
    </>
  )

  return (
    <PageShell current="home" className="flex flex-col gap-12">
      {isFirstVisit ? <Hero hasKey={hasKey}>{actions}</Hero> : null}
      {isFirstVisit ? null : (
        <section aria-labelledby="workflows">
          <SectionHeading id="workflows" title="Workflows" level="page">
            {actions}
          </SectionHeading>
          {workflows.length === 0 ? (
            <p className="text-sm text-muted">All workflows were deleted. Begin a new one, or with a template below.</p>
          ) : (
            <WorkflowList
              workflows={workflows.map((workflow) => ({ ...workflow, graph: pictureOf(workflow.graph) }))}
            />
          )}
        </section>
      )}
      {isFirstVisit ? null : (
        <section aria-labelledby="runs">
          <SectionHeading id="runs" title="Recent runs" />
          <RecentRuns runs={runs} />
        </section>
      )}
      <section aria-labelledby="templates">
        <SectionHeading
          id="templates"
          title="Templates"
          note={
            hasKey
              ? 'Ready to run, with real sample input, on Claude.'
              : 'Ready to run without a key, with real sample input, on the built-in offline models.'
          }
        />
        <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {templates.map((template) => (
            <li key={template.id} className="flex *:flex-1">
              <TemplateCard template={offerOf(template, hasKey)} />
            </li>
          ))}
        </ul>
      </section>
    </PageShell>
  )
}

function offerOf(template: (typeof templates)[number], hasKey: boolean): TemplateOffer {
  const document = template.build({ claude: hasKey })
  const { id, title, summary, pattern, sources } = template
  const offlineNote = hasKey ? null : (template.offlineNote ?? null)
  return {
    id,
    offlineNote,
    title,
    summary,
    pattern,
    sources,
    graph: pictureOf(document),
    facts: workflowFacts(document),
  }
}
