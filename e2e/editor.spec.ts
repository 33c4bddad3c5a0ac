import { expect, test } from '@playwright/test'
import { EditorPage } from './pages/editor-page'
import { HomePage } from './pages/home-page'

test.beforeEach(async ({ page }) => {
  await new HomePage(page).blankCanvas()
  await expect(page).toHaveURL(/\/workflows\//)
})

test('A workflow is drawn from the palette, connected by dragging, and is still there after a reload', async ({
  page,
}) => {
  const editor = new EditorPage(page)
  await editor.dragFromPalette('Prompt', { x: 120, y: 200 })
  await editor.dragFromPalette('Output', { x: 560, y: 200 })
  await editor.connect('Prompt', 'Output')
  await expect(editor.edges).toHaveCount(1)
  await editor.saved()
  await page.reload()
  await expect(editor.nodes).toHaveCount(2)
  await expect(editor.edges).toHaveCount(1)
})

test('What keeps a workflow from running is listed, and each problem leads to its field', async ({ page }) => {
  const editor = new EditorPage(page)
  await editor.addFromPalette('Prompt')
  await page
    .getByRole('button', { name: /problem/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /Write what the model is asked/ })
    .first()
    .click()
  await expect(editor.inspector.getByRole('textbox', { name: 'Prompt' })).toBeFocused()
  await page.keyboard.type('Name three primes.')
  await expect(page.getByText('Write what the model is asked')).toHaveCount(0)
})

test('Undo takes back and redo brings back, also a node that was deleted', async ({ page }) => {
  const editor = new EditorPage(page)
  await editor.addFromPalette('Vote')
  await editor.select('Vote')
  await page.keyboard.press('Delete')
  await expect(editor.nodes).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editor.nodes).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(editor.nodes).toHaveCount(0)
})

test('A node is copied, pasted and duplicated by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const editor = new EditorPage(page)
  await editor.addFromPalette('Section')
  await editor.select('Section')
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(editor.nodes).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+d')
  await expect(editor.nodes).toHaveCount(3)
})

test('A tab that has gone stale is told, and can save its own as a copy', async ({ page, context }) => {
  const editor = new EditorPage(page)
  await editor.addFromPalette('Prompt')
  await editor.saved()
  const other = await context.newPage()
  const stale = new EditorPage(other)
  await other.goto(page.url())
  await expect(stale.nodes).toHaveCount(1)

  await editor.addFromPalette('Output')
  await editor.saved()
  await stale.addFromPalette('Vote')
  await other.getByRole('button', { name: /copy/i }).click()
  await expect(other).not.toHaveURL(page.url())
  await expect(stale.nodes).toHaveCount(2)
  await expect(editor.nodes).toHaveCount(2)
})

test('A workflow is taken away as JSON and brought in again', async ({ page }) => {
  const editor = new EditorPage(page)
  await editor.addFromPalette('Note')
  await editor.saved()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click()
  const stream = await (await downloading).createReadStream()
  const text = Buffer.concat(await stream.toArray()).toString()
  expect(JSON.parse(text)).toMatchObject({ format: 'parallax.workflow/1', nodes: [{ type: 'note' }] })

  const home = new HomePage(page)
  await home.open()
  await home.importFile('workflow.json', text)
  await expect(page).toHaveURL(/\/workflows\//)
  await expect(editor.nodes).toHaveCount(1)
})

test('A file that is no workflow is refused with its place and reason', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.importFile(
    'wrong.json',
    JSON.stringify({ format: 'parallax.workflow/1', name: 'Wrong', nodes: [{}], edges: [] }),
  )
  await expect(page.getByText(/nodes\.0/).first()).toBeVisible()
})
