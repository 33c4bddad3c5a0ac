import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGraph } from './check-graph'
import type { FlowNode, Graph } from './document'
import { fastestMs, graphOf, nodeOf } from './test-graph'

const brief = nodeOf('brief', 'input', { fields: [{ name: 'company', type: 'text' }] })
const ask = (prompt: string) => nodeOf('ask', 'prompt', { prompt })
const votes = nodeOf('votes', 'vote', { prompt: 'Yes or no?', voters: [{ label: 'Panel', samples: 3 }] })

const codesOf = (graph: Graph) => checkGraph(graph).map(({ code }) => code)
const messageOf = (graph: Graph) => checkGraph(graph).map(({ message }) => message)

const processorMs = () => process.cpuUsage().user / 1000

describe('checkGraph', () => {
  it('finds nothing wrong with a finished graph', () => {
    const nodes = [
      brief,
      ask('About {{brief.company}}.'),
      nodeOf('merge', 'aggregate'),
      nodeOf('out', 'output'),
      nodeOf('n', 'note'),
    ]
    expect(checkGraph(graphOf(nodes, ['brief ask', 'ask merge', 'merge out']))).toEqual([])
  })

  it('lists every problem at once, each with its node and its path', () => {
    const parts = [
      { label: 'One', instruction: 'Look.' },
      { label: 'Two', instruction: ' ' },
    ]
    const graph = graphOf(
      [nodeOf('parts', 'section', { sections: parts }), nodeOf('out', 'output'), nodeOf('sum', 'aggregate')],
      ['parts gone'],
    )
    expect(checkGraph(graph).map(({ nodeId, path, code }) => [nodeId, path, code])).toEqual([
      [undefined, 'edges.0.target', 'missing_node'],
      ['out', '', 'output_not_fed'],
      ['sum', '', 'no_incoming_branch'],
      ['parts', 'sections.1.instruction', 'empty_instruction'],
    ])
  })

  it('says that there is nothing to run in an empty graph', () => {
    expect(codesOf(graphOf([]))).toEqual(['nothing_to_run'])
    expect(codesOf(graphOf([brief, nodeOf('n', 'note')]))).toEqual(['nothing_to_run'])
  })

  it('asks for plurality behind a vote that stops when it is sure enough', () => {
    const beta = { ...votes, data: { ...votes.data, stop: { rule: 'beta' as const } } } as FlowNode
    const before = (rule: 'plurality' | 'majority') =>
      checkGraph(graphOf([beta, nodeOf('count', 'aggregate', { rule })], ['votes count']))
    expect(before('plurality')).toEqual([])
    expect(before('majority')).toMatchObject([{ nodeId: 'votes', path: 'stop.rule', code: 'cannot_be_sure' }])
  })

  describe('edges', () => {
    it.each([
      ['into a node without input', ['ask brief'], ['no_input_handle']],
      ['out of a node without output', ['out ask', 'ask out'], ['no_output_handle', 'cycle']],
      ['to itself', ['ask ask'], ['self_loop']],
      ['twice between the same nodes', ['brief ask', 'brief ask'], ['duplicate_edge']],
      ['from a node that does not exist', ['gone ask'], ['missing_node']],
      ['called like a property of objects', ['constructor ask', '__proto__ ask'], ['missing_node', 'missing_node']],
    ])('refuses an edge %s', (_, edges, codes) => {
      const nodes = [brief, ask('Hi')]
      const graph = graphOf(edges.join().includes('out') ? [...nodes, nodeOf('out', 'output')] : nodes, edges)
      expect(codesOf(graph)).toEqual(codes)
    })

    it('refuses two nodes or two edges with one id', () => {
      const graph = {
        nodes: [brief, ask('Hi'), ask('Ho')],
        edges: [1, 2].map(() => ({ id: 'e', source: 'brief', target: 'ask' })),
      }
      expect(codesOf(graph)).toEqual(['duplicate_node_id', 'duplicate_edge_id', 'duplicate_edge'])
    })

    it('names the nodes of a cycle', () => {
      const graph = graphOf([nodeOf('a', 'prompt'), nodeOf('b', 'prompt')], ['a b', 'b a'])
      expect(messageOf(graph)).toEqual(['These nodes wait for one another: “b” → “a” → “b”. Remove one of the edges.'])
    })
  })

  describe('references', () => {
    it('suggests the nearest name that is upstream', () => {
      expect(messageOf(graphOf([brief, ask('{{breif.compny}}')], ['brief ask']))).toEqual([
        'This node does not know {{breif.compny}}. Did you mean {{brief.company}}?',
      ])
    })

    it('suggests the nearest field of an input', () => {
      expect(messageOf(graphOf([brief, ask('{{brief.compny}}')], ['brief ask']))).toEqual([
        '“brief” does not know {{brief.compny}}. Did you mean {{brief.company}}?',
      ])
    })

    it('tells an unknown name from a node that does not lead here', () => {
      const [issue] = checkGraph(graphOf([brief, ask('{{brief.company}}')]))
      expect(issue).toEqual({
        nodeId: 'ask',
        path: 'prompt',
        code: 'not_upstream',
        message:
          '{{brief.company}} is not known here: “brief” does not lead to this node. Connect it, or remove the name.',
      })
    })

    it('knows nodes that lead here from afar, also past a cycle', () => {
      const far = graphOf([brief, nodeOf('a', 'prompt'), ask('{{brief.company}} {{a}}')], ['brief a', 'a ask'])
      expect(codesOf(far)).toEqual([])
      const past = graphOf(
        [brief, nodeOf('a', 'prompt'), nodeOf('b', 'prompt'), ask('{{brief}}')],
        ['brief a', 'a b', 'b a', 'b ask'],
      )
      expect(codesOf(past)).toEqual(['cycle'])
    })

    it('does not let a node name itself', () => {
      expect(codesOf(graphOf([ask('{{ask}}')]))).toEqual(['not_upstream'])
    })

    it('knows section names only inside a section node', () => {
      expect(codesOf(graphOf([ask('{{section.label}}')]))).toEqual(['section_outside'])
      const data = { sections: [{ label: 'One', instruction: 'Look.' }], prompt: '{{section.label}} {{section.text}}' }
      expect(messageOf(graphOf([nodeOf('s', 'section', data)]))).toEqual([
        'A section does not know {{section.text}}. Known here: {{section.label}}, {{section.instruction}}.',
      ])
    })

    it('reads the template of an output too', () => {
      const graph = graphOf([ask('Hi'), nodeOf('out', 'output', { template: '# {{asc}}' })], ['ask out'])
      expect(checkGraph(graph)).toMatchObject([{ nodeId: 'out', path: 'template', code: 'unknown_reference' }])
    })
  })

  describe('aggregators', () => {
    const merge = (data: FlowNode<'aggregate'>['data'], from: FlowNode[] = [votes]) =>
      graphOf(
        [...from, { ...nodeOf('merge', 'aggregate'), data } as FlowNode],
        from.map(({ id }) => `${id} merge`),
      )

    it('refuses a rule that cannot combine the answers', () => {
      expect(codesOf(merge({ label: 'M', rule: 'median' }))).toEqual(['answer_mismatch'])
      expect(codesOf(merge({ label: 'M', rule: 'plurality' }))).toEqual([])
    })

    it('refuses to count answers to different questions, but joins them', () => {
      const number = nodeOf('number', 'vote', { prompt: 'How many?', answer: { type: 'number' } })
      expect(codesOf(merge({ label: 'M', rule: 'plurality' }, [votes, number]))).not.toEqual([])
      expect(codesOf(merge({ label: 'M', rule: 'concatenate' }, [votes, number]))).toEqual([])
    })

    it('refuses a quorum or a minimum above the branches that lead here', () => {
      const join = { wait: 'quorum' as const, count: 4 }
      expect(codesOf(merge({ label: 'M', rule: 'plurality', join, minSucceeded: 5 }))).toEqual([
        'quorum_too_large',
        'minimum_too_large',
      ])
      expect(codesOf(merge({ label: 'M', rule: 'plurality', join: { ...join, count: 3 } }))).toEqual([])
    })

    it('refuses options that the rule does not know', () => {
      const issues = checkGraph(merge({ label: 'M', rule: 'plurality', options: { colour: 'red' } }))
      expect(issues).toMatchObject([{ nodeId: 'merge', path: expect.stringMatching(/^options/) }])
    })

    it('sees through an election to the question behind it', () => {
      const first = nodeOf('first', 'aggregate', { rule: 'plurality' })
      const graph = graphOf(
        [votes, first, nodeOf('second', 'aggregate', { rule: 'majority' })],
        ['votes first', 'first second'],
      )
      expect(codesOf(graph)).toEqual([])
    })
  })

  describe('any graph', () => {
    const id = fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b', 'c', 'd')
    const text = fc.constantFrom('', '{{a}}', '{{constructor.name}} {{__proto__}}', '{{b.x}} {{section.label}}', 'Hi')
    const node = fc.oneof(
      fc.tuple(id, text).map(([name, prompt]) => nodeOf(name, 'prompt', { prompt })),
      fc.tuple(id, text).map(([name, prompt]) => nodeOf(name, 'section', { prompt })),
      id.map((name) => nodeOf(name, 'input', { fields: [{ name: 'constructor', type: 'text' }] })),
      id.map((name) => nodeOf(name, 'aggregate', { rule: 'median', minSucceeded: 3 })),
      fc.tuple(id, text).map(([name, template]) => nodeOf(name, 'output', { template })),
    )
    const edge = fc.record({ id, source: id, target: id })

    it('is checked without a throw, with issues that have a code, a sentence and an existing node', () => {
      fc.assert(
        fc.property(fc.array(node, { maxLength: 9 }), fc.array(edge, { maxLength: 14 }), (nodes, edges) => {
          for (const issue of checkGraph({ nodes, edges })) {
            expect(issue.code).toMatch(/^[a-z_]+$/)
            expect(issue.message).toMatch(/^.{10,}[.?]$/)
            if (issue.nodeId !== undefined) expect(nodes.map((one) => one.id)).toContain(issue.nodeId)
          }
        }),
        { numRuns: 500 },
      )
    })
  })

  it('checks 10,000 nodes, 20,000 edges and far references in at most 200 ms', () => {
    const nodes = Array.from({ length: 10_000 }, (_, at) =>
      nodeOf(`n${at}`, 'prompt', { prompt: at < 2 ? 'Hi' : '{{n0}} {{n1}}' }),
    )
    const edges = nodes.slice(2).flatMap((_, at) => [`n${at} n${at + 2}`, `n${at + 1} n${at + 2}`])
    const graph = graphOf(nodes, edges)
    expect(checkGraph(graph)).toEqual([])
    expect(fastestMs(() => checkGraph(graph), processorMs)).toBeLessThan(200)
  })
})
