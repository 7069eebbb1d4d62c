import { app } from 'electron';

/**
 * Takes the network away from Chromium, before the app is ready. A policy of content does not stop everything: a page that
 * has gone wrong could call out by WebRTC, or by asking for a name or a connection in advance. So no name and no address
 * can be resolved, what needs no resolving goes to a proxy that is nowhere (also what is meant for this machine), and no
 * datagram goes past that proxy. Narae itself speaks to its backend through sockets of Node, which heed none of this.
 * Whoever gives such a switch to a program that is not packaged, as a test does, has it heeded.
 */
export function keepChromiumOffline(): void {
  for (const [name, value] of Object.entries(switches))
    if (!app.commandLine.hasSwitch(name)) app.commandLine.appendSwitch(name, value);
}

const switches = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'proxy-server': 'http://nowhere.invalid:1',
  'proxy-bypass-list': '<-loopback>',
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'disable-quic': '',
};
