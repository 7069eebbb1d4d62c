import type { Page } from '@playwright/test';
import type { Outside } from './outside.ts';

/** A name that nobody has, and that a page asks for. */
export const strangeName = 'what-was-written.invalid';

/**
 * Tries every way to the outside that a page which has gone wrong could think of, the quiet ones too that no policy of
 * content stops: WebRTC by datagrams, by a connection and by a name, and names and connections in advance. Answers the
 * addresses of its own that WebRTC has found.
 */
export async function callOut(page: Page, outside: Outside): Promise<readonly string[]> {
  return page.evaluate(
    async ({ datagrams, connections, name }) => {
      const found: string[] = [];
      const call = async (server: RTCIceServer): Promise<void> => {
        const connection = new RTCPeerConnection({ iceServers: [server] });
        connection.createDataChannel('data');
        const complete = new Promise<void>((resolve) => {
          connection.onicegatheringstatechange = () => {
            if (connection.iceGatheringState === 'complete') resolve();
          };
          connection.onicecandidate = ({ candidate }) => {
            if (candidate !== null) found.push(candidate.candidate);
          };
        });
        await connection.setLocalDescription(await connection.createOffer());
        // A server that never answers is waited for without an end.
        await Promise.race([complete, new Promise((resolve) => setTimeout(resolve, 1_000))]);
        connection.close();
      };
      for (const [rel, address] of [
        ['dns-prefetch', `//${name}`],
        ['preconnect', `https://${connections}`],
        ['preconnect', `http://${connections}`],
        ['prefetch', `http://${connections}/prefetch`],
        ['stylesheet', `http://${connections}/style`],
        ['icon', `http://${connections}/icon`],
        ['manifest', `http://${connections}/manifest`],
      ] as const) {
        const link = Object.assign(document.createElement('link'), { rel, href: address });
        document.head.append(link);
      }
      const login = { username: 'u', credential: 'c' };
      const everything = [
        call({ urls: `stun:${datagrams}` }),
        call({ urls: `stun:${name}` }),
        call({ urls: `turn:${connections}?transport=tcp`, ...login }),
        fetch(`http://${connections}/fetch`, { mode: 'no-cors' }),
        import(/* @vite-ignore */ `http://${connections}/import`),
      ];
      new WebSocket(`ws://${connections}/socket`);
      new Image().src = `http://${connections}/image`;
      navigator.sendBeacon(`http://${connections}/beacon`, 'text');
      for (const element of ['iframe', 'script', 'video'] as const)
        document.body.append(
          Object.assign(document.createElement(element), { src: `http://${connections}/${element}` }),
        );
      const form = Object.assign(document.createElement('form'), {
        action: `http://${connections}/form`,
        method: 'post',
      });
      document.body.append(form);
      form.submit();
      await Promise.allSettled(everything);
      return found;
    },
    { ...outside.addresses, name: strangeName },
  );
}
