// @ts-check
// Nothing is kept for reading offline: a browser that has the worker which did asks for it here, and gets one that takes
// itself and what was kept away.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;

const leave = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`${scope} `)).map((name) => caches.delete(name)));
  await worker.registration.unregister();
};

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(leave()));
