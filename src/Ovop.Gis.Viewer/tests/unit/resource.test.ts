import { afterEach, describe, expect, it, vi } from 'vitest';
import { Resource } from '../../src/api/resource';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('an answer that is asked for', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks only for the latest address while one is under way', async () => {
    const asked: string[] = [];
    const release: (() => void)[] = [];
    vi.stubGlobal('fetch', (url: string) => { asked.push(url); return new Promise((resolve) => release.push(() => resolve(new Response(JSON.stringify({ url }))))); });
    const resource = new Resource<{ url: string }>();
    for (const url of ['/a', '/b', '/c', '/d']) resource.ask(url);
    release[0]!();
    await settled();
    release[1]!();
    await settled();
    expect(asked).toEqual(['/a', '/d']);
    expect(resource.state).toMatchObject({ kind: 'ready', value: { url: '/d' } });
    expect(resource.url).toBe('/d');
  });

  it('aborts one that keeps the latest waiting', async () => {
    vi.useFakeTimers();
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string, { signal }: { signal: AbortSignal }) => {
      asked.push(url);
      return url === '/slow' ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))) : Promise.resolve(new Response(JSON.stringify({ url })));
    });
    const resource = new Resource<{ url: string }>();
    resource.ask('/slow');
    resource.ask('/a');
    resource.ask('/b');
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(['/slow']);
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    expect(asked).toEqual(['/slow', '/b']);
    expect(resource.state).toMatchObject({ kind: 'ready', value: { url: '/b' } });
  });

  it('keeps what it has when the service falls silent, and comes back on retry', async () => {
    let silent = false;
    vi.stubGlobal('fetch', (url: string) => silent ? Promise.reject(new TypeError()) : Promise.resolve(new Response(JSON.stringify({ url }))));
    const resource = new Resource<{ url: string }>();
    resource.ask('/a');
    await settled();
    silent = true;
    resource.ask('/b');
    await settled();
    expect(resource.state).toMatchObject({ kind: 'failed', value: { url: '/a' }, failure: { status: 0 } });
    silent = false;
    resource.retry();
    await settled();
    expect(resource.state).toMatchObject({ kind: 'ready', value: { url: '/b' } });
  });

  it('passes on what the service says of a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ title: 'Unknown layer', detail: 'zonez' }), { status: 404 })));
    const resource = new Resource<unknown>();
    resource.ask('/a');
    await settled();
    expect(resource.state).toMatchObject({ kind: 'failed', failure: { status: 404, title: 'Unknown layer', detail: 'zonez' } });
  });
});
