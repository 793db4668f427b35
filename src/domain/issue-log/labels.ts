import type { Incident } from '../incident/incident.ts';

const MANAGED = /^(?:contact|severity|environment|state): /u;

/** Labels by which the log can be filtered: channel of contact, severity, environment, state. */
export function labelsOf(incident: Incident): readonly string[] {
  return [
    `contact: ${incident.contact}`,
    `severity: ${incident.severity}`,
    // GitHub takes 50 characters.
    `environment: ${incident.environment}`.slice(0, 50),
    `state: ${incident.state}`,
  ];
}

/** Replaces the managed ones among an issue's labels, and leaves those of people alone. */
export function withManaged(
  current: readonly string[],
  managed: readonly string[],
): readonly string[] {
  return [...current.filter((name) => !MANAGED.test(name)), ...managed];
}

const COLOURS: Readonly<Record<string, string>> = {
  contact: 'c5def5',
  severity: 'f9d0c4',
  environment: 'd4c5f9',
  state: 'bfe5bf',
};

export function labelColour(name: string): string {
  return COLOURS[name.split(':')[0] ?? ''] ?? 'ededed';
}
