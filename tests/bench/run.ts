import { bundle } from '#build/start/bundle.ts';
import { reaches, type Metric, type Metrics, type Runtime } from './metrics.ts';
import { benches, windowBenches } from './registry.ts';

// `npm run bench -- NAME [--json]`. Ends with 1 when a figure does not reach its bar.
const [name = '', ...options] = process.argv.slice(2);
const bench = benches[name];
const json = options.includes('--json');

if (bench === undefined) {
  console.error(`There is no bench "${name}"; there are: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
let ran: Runtime | null = windowBenches.has(name)
  ? null
  : { runtime: 'node', versions: { node: process.versions.node } };
if (windowBenches.has(name)) await bundle();
const metrics = await bench(
  (line) => {
    console.error(line);
  },
  (named) => {
    ran = named;
  },
  options,
);
if (ran === null) throw new Error('the bench has not said what its windows ran on');
console.log(
  json ? JSON.stringify({ bench: name, ...ran, metrics }) : `${table(metrics)}\nruntime: ${inWords(ran)}`,
);
process.exit(Object.values(metrics).every(reaches) ? 0 : 1);

function inWords({ runtime, versions }: Runtime): string {
  return [runtime, ...Object.entries(versions).map((entry) => entry.join(' '))].join(', ');
}

function table(all: Metrics): string {
  const rows = Object.entries(all).map(([metric, figure]) => [metric, ...cells(figure)]);
  const lines = [['metric', 'value', 'baseline', 'ratio', 'bar'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function cells(metric: Metric): readonly string[] {
  const { value, unit, baseline, ratio, bar } = metric;
  const limits = [
    ...(bar?.least === undefined ? [] : [`>= ${String(bar.least)}`]),
    ...(bar?.most === undefined ? [] : [`<= ${String(bar.most)}`]),
  ];
  return [
    `${round(value)} ${unit}`.trim(),
    baseline === undefined ? '' : round(baseline),
    ratio === undefined ? '' : round(ratio),
    limits.length === 0 ? '' : `${limits.join(', ')} ${reaches(metric) ? 'reached' : 'MISSED'}`,
  ];
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
