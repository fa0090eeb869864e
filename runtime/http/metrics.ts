import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** `route` is the pattern, never the path: a path can hold a code. */
  observe(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
  /** For what a door measures besides. */
  readonly registry: Registry;
}

/** One registry for each app, so that several can run in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by method, route pattern and status class.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const faults = new Counter({ name: 'http_unknown_faults_total', help: 'Answers with status 500.', labelNames: ['route'], registers: [registry] });
  return {
    observe(method, route, status, seconds) {
      duration.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
      if (status === 500) faults.inc({ route });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
    registry,
  };
}
