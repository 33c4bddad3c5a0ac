import type { Issue } from '../errors/app-error'
import type { InputField } from '../nodes/input'
import type { FlowNode, Graph, RunInputs } from './document'
import { nearestName } from './nearest-name'

type Value = string | number

/** What is wrong with the inputs of a run; the path is inside the inputs, `brief.company`. */
export function checkInputs(graph: Graph, inputs: RunInputs): Issue[] {
  const nodes = inputNodes(graph)
  return [
    ...checkNames(nodes, inputs),
    ...nodes.flatMap((node) => node.data.fields.flatMap((field) => checkValue(node, field, inputs))),
  ]
}

/**
 * The inputs with every field filled in: the given value, else the default, else an empty text, so that a template always finds
 * what it names. Values of unknown names are left out.
 */
export function completeInputs(graph: Graph, inputs: RunInputs): RunInputs {
  return Object.fromEntries(
    inputNodes(graph).map((node) => [
      node.id,
      Object.fromEntries(node.data.fields.map((field) => [field.name, readValue(field, valueOf(node, field, inputs))])),
    ]),
  )
}

function inputNodes(graph: Graph): FlowNode<'input'>[] {
  return graph.nodes.flatMap((node) => (node.type === 'input' ? [node] : []))
}

/** `Object.hasOwn`, since a node or a field may be called `constructor`. */
function valueOf(node: FlowNode<'input'>, field: InputField, inputs: RunInputs): Value {
  const given = Object.hasOwn(inputs, node.id) ? inputs[node.id] : undefined
  const value = given !== undefined && Object.hasOwn(given, field.name) ? given[field.name] : undefined
  return value ?? field.default ?? ''
}

/** A number field may be handed over as text: forms do. */
function readValue(field: InputField, value: Value): Value {
  if (field.type !== 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}

function checkNames(nodes: readonly FlowNode<'input'>[], inputs: RunInputs): Issue[] {
  return Object.entries(inputs).flatMap(([nodeId, values]): Issue[] => {
    const node = nodes.find((candidate) => candidate.id === nodeId)
    if (node === undefined)
      return [
        unknown(
          nodeId,
          nodeId,
          'This workflow has no input',
          nodes.map(({ id }) => id),
        ),
      ]
    const fields = node.data.fields.map(({ name }) => name)
    return Object.keys(values)
      .filter((name) => !fields.includes(name))
      .map((name) => ({ ...unknown(`${nodeId}.${name}`, name, `The input “${nodeId}” has no field`, fields), nodeId }))
  })
}

function unknown(path: string, name: string, lack: string, known: readonly string[]): Issue {
  const nearest = nearestName(name, known)
  const hint = nearest === null ? `Known: ${known.join(', ') || 'none'}.` : `Did you mean “${nearest}”?`
  return { path, code: 'unknown_input', message: `${lack} “${name}”. ${hint}` }
}

function checkValue(node: FlowNode<'input'>, field: InputField, inputs: RunInputs): Issue[] {
  const value = readValue(field, valueOf(node, field, inputs))
  const name = field.label?.trim() || field.name
  const issue = (code: string, message: string): Issue[] => [
    { path: `${node.id}.${field.name}`, code, message, nodeId: node.id },
  ]

  if (String(value).trim() === '') return field.required ? issue('missing_input', `Fill in “${name}”.`) : []
  if (field.type === 'number' && !(typeof value === 'number' && Number.isFinite(value))) {
    return issue('not_a_number', `“${name}” must be a number, such as 12.5.`)
  }
  const choices = field.choices ?? []
  if (field.type === 'choice' && !choices.includes(String(value))) {
    return issue('unknown_choice', `“${name}” must be one of ${choices.map((choice) => `“${choice}”`).join(', ')}.`)
  }
  if (field.type === 'table' && !/[\r\n]/.test(String(value).trim())) {
    return issue('not_a_table', `“${name}” must be CSV text: a line of column names, then at least one row.`)
  }
  return []
}
