import { app } from 'electron';

/**
 * Switches off, before the app is ready, what a browser fetches or tells by itself: components, pings of links, reports
 * about domains, autofill's questions to a server, hints and models. Narae speaks to its backend only, and not through a
 * window.
 */
export function keepChromiumQuiet(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name);
  const features = ['AutofillServerCommunication', 'OptimizationHints', 'OptimizationGuideModelDownloading'];
  app.commandLine.appendSwitch('disable-features', features.join(','));
}
