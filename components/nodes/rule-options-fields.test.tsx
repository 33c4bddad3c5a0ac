import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { EditorProvider } from '@/components/node-kit/editor-context'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { TooltipProvider } from '@/components/ui/tooltip'
import { checkRuleOptions, rules } from '@/lib/aggregation'
import { createEditorStore } from '@/lib/editor/editor-store'
import type { NodeData } from '@/lib/nodes'
import { RuleOptionsFields } from './rule-options-fields'

it('asks for judges one by one and for a rubric by name, meaning and weight, each problem at its field', () => {
  const value: NonNullable<NodeData<'aggregate'>['options']> = {
    judges: [{}, { model: 'lab/two' }],
    criteria: [{ name: 'Right', weight: 2 }, { name: '' }],
  }
  const issues = checkRuleOptions('judgeScore', value).map((issue) => ({ ...issue, path: `options.${issue.path}` }))
  const document = { format: 'parallax.workflow/1' as const, name: 'Judged', nodes: [], edges: [] }
  const store = createEditorStore({ workflowId: 'w', revision: 1, document })
  const html = renderToStaticMarkup(
    <TooltipProvider>
      <EditorProvider store={store} models={[]} isFreeByDefault>
        <NodeFormProvider nodeId="judge" issues={issues} references={[]}>
          <RuleOptionsFields rule={rules.judgeScore} value={value} onChange={() => undefined} />
        </NodeFormProvider>
      </EditorProvider>
    </TooltipProvider>,
  )
  expect(html).toContain('Judges (2)')
  expect(html).toContain('Criteria (2)')
  expect(html).toContain('Remove criterion 2')
  expect(html).toContain('Name the criterion')
  expect(html).not.toContain('[object Object]')
})
