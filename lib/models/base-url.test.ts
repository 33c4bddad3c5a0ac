import { describe, expect, it } from 'vitest'
import { checkBaseUrl, isAnthropic, normaliseBaseUrl } from './base-url'

describe('checkBaseUrl', () => {
  it.each([
    'https://api.anthropic.com',
    'https://api.deepseek.com/anthropic',
    'https://openrouter.ai/api/',
    'http://localhost:11434',
    'http://127.0.0.1:1234',
    'http://[::1]:8000',
    'http://192.168.1.20:8000',
    'http://ollama:11434',
    'http://studio.local:1234',
    'https://10.0.0.7',
  ])('takes %s', (baseUrl) => {
    expect(checkBaseUrl(baseUrl)).toBeNull()
  })

  it.each([
    ['https://api.anthropic.com/v1', /Leave \/v1 out/],
    ['https://api.anthropic.com/v1/messages/', /Leave \/v1 out/],
    ['', /whole address/],
    ['api.anthropic.com', /whole address/],
    ['file:///etc/passwd', /https:\/\//],
    ['javascript:alert(1)', /https:\/\//],
    ['https://user:secret@example.com', /user name/],
    ['https://example.com/?key=1', /\? or #/],
    ['http://example.com', /Use https/],
    ['http://8.8.8.8', /Use https/],
  ])('refuses %s and says why', (baseUrl, reason) => {
    expect(checkBaseUrl(baseUrl)).toMatch(reason)
  })

  it.each([
    'http://169.254.169.254',
    'https://169.254.169.254/latest',
    'http://169.254.169.254.',
    'http://2852039166',
    'http://0xa9fea9fe',
    'http://0251.0376.0251.0376',
    'http://169.254.43518',
    'http://[::ffff:169.254.169.254]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[64:ff9b::a9fe:a9fe]',
    'http://[::a9fe:a9fe]',
    'http://[fe80::1]',
    'http://[fd00:ec2::254]',
    'http://[ff02::1]',
    'http://[::]',
    'http://0.0.0.0:3000',
    'http://0',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://100.100.100.200',
    'http://168.63.129.16',
    'http://metadata.google.internal',
    'http://METADATA.google.internal.',
    'http://metadata',
    'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④',
  ])('refuses %s, however it is spelt', (baseUrl) => {
    expect(checkBaseUrl(baseUrl)).toMatch(/reserved/)
  })
})

it('keeps an address without space around it and without a slash at its end', () => {
  expect(normaliseBaseUrl(' https://openrouter.ai/api/ ')).toBe('https://openrouter.ai/api')
})

it('knows Anthropic by its host and not by what stands in front of another', () => {
  const hosts = ['https://api.anthropic.com', 'https://api.anthropic.com.evil.example', 'https://anthropic.com.de']
  expect(hosts.map(isAnthropic)).toEqual([true, false, false])
})
