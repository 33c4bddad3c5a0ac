/** Illustrative code written for Parallax (CC0), with faults left in on purpose. */
export const orderHandler = `import { Router } from 'express'
import { db } from './db'
import { mailer } from './mailer'

export const orders = Router()
const apiKey = 'sk-live-5f2a9c71d3'

// TODO: paging
orders.get('/orders', async (request, response) => {
  var customer = request.query.customer
  const rows = await db.all(\`SELECT * FROM orders WHERE customer = '\${customer}'\`)
  console.log('orders of', customer, rows)
  response.send(rows)
})

orders.post('/orders', async (request, response) => {
  const order: any = request.body
  if (order.quantity == 0) return response.status(400).send('Quantity is missing')
  const total = order.price * 1.19 * order.quantity
  const id = 'order-' + Math.random().toString(36).slice(2)
  await db.run('INSERT INTO orders VALUES (?, ?, ?)', [id, order.customer, total])
  order.items.forEach(async (item) => {
    await db.run("UPDATE stock SET amount = amount - " + item.count + " WHERE sku = '" + item.sku + "'")
  })
  try {
    await fetch('http://billing.internal.example/charge', { method: 'POST', headers: { authorization: apiKey }, body: JSON.stringify({ id, total }) })
  } catch (error) {}
  mailer.send(order.mail, 'Thank you', render(order.template, order))
  response.send({ id, total })
})

function render(template: string, order: any) {
  return eval('\`' + template + '\`')
}
`
