import { expect, type Locator, type Page } from '@playwright/test'

/** One workflow: palette, canvas, inspector, and the run below. */
export class EditorPage {
  readonly canvas: Locator
  readonly inspector: Locator
  /** The bar below: how far the run is, and what can be done with it. */
  readonly run: Locator
  /** What the tab of the run shows. */
  readonly view: Locator

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('application', { name: 'Canvas' })
    this.inspector = page.getByRole('complementary', { name: 'Inspector' })
    this.run = page.getByRole('region', { name: 'Run', exact: true })
    this.view = page.getByRole('tabpanel', { name: /^(Result|Branches|Timeline|Log)/ })
  }

  async open(workflowId: string): Promise<void> {
    await this.page.goto(`/workflows/${workflowId}`)
    await expect(this.canvas).toBeVisible()
  }

  /** A node by its type and name, as a screen reader tells it. */
  node(name: RegExp | string): Locator {
    return this.canvas.getByRole('group', { name })
  }

  get nodes(): Locator {
    return this.canvas.getByRole('article')
  }

  get edges(): Locator {
    return this.canvas.getByRole('group', { name: /^Edge from/ })
  }

  paletteItem(type: string): Locator {
    return this.page.getByRole('region', { name: 'Palette' }).getByRole('button', { name: new RegExp(`^${type}`) })
  }

  async addFromPalette(type: string): Promise<void> {
    await this.paletteItem(type).click()
  }

  async dragFromPalette(type: string, to: { x: number; y: number }): Promise<void> {
    await this.paletteItem(type).dragTo(this.canvas, { targetPosition: to })
  }

  /** Selects a node by its heading, where nothing else takes the click. */
  async select(label: string): Promise<void> {
    await this.canvas.getByRole('heading', { name: label, exact: true }).click()
  }

  /** Drags from the outgoing handle of one node to the incoming handle of another. */
  async connect(from: string, to: string): Promise<void> {
    const start = await this.handle(from, 'source').boundingBox()
    const end = await this.handle(to, 'target').boundingBox()
    if (start === null || end === null) throw new Error(`There is no handle to connect ${from} with ${to}.`)
    const { mouse } = this.page
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await mouse.down()
    await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
    await mouse.up()
  }

  private handle(label: string, kind: 'source' | 'target'): Locator {
    const node = this.canvas.locator('.react-flow__node', {
      has: this.page.getByRole('heading', { name: label, exact: true }),
    })
    return node.locator(`.react-flow__handle.${kind}`)
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole('banner').getByRole('status')).toHaveText(/Saved/)
  }

  async startRun(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter')
  }

  /** The text of the run's progress once it has ended. */
  async ended(status: 'succeeded' | 'failed' | 'cancelled'): Promise<void> {
    await expect(this.run.getByRole('group', { name: 'Progress of the run' })).toContainText(status, {
      timeout: 30_000,
    })
  }

  /** The history of the workflow's runs. */
  async showRuns(): Promise<void> {
    await this.run.getByRole('button', { name: 'Runs' }).click()
  }

  async showTab(name: 'Result' | 'Branches' | 'Timeline' | 'Log'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }
}
