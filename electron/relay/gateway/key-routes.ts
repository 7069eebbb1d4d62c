import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { DeviceList, PreKeyBundle, PublicPreKey, SignedPublicPreKey } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import {
  bundlesRequest,
  keysRequest,
  type bundlesAnswer,
  type deviceListAnswer,
  type preKeyCountAnswer,
  type publishedKeysAnswer,
} from '#shared/wire/http.ts';
import { account as accountSchema } from '#shared/wire/schemas.ts';
import { admit, authenticate } from './authenticate.ts';
import type { GatewayContext } from './gateway-context.ts';

/** Public keys: publishing one's own, fetching those of others. All of them need an authenticated device. */
export function keyRoutes(server: FastifyInstance, context: GatewayContext): void {
  const { control, limits } = context;

  server.put('/v1/keys', (request) => {
    const address = admit(context, request);
    const { replaces, ...keys } = keysRequest.parse(request.body);
    control.putKeys(address, keys, replaces ?? false);
    return {};
  });

  server.get('/v1/keys', (request): z.input<typeof publishedKeysAnswer> => {
    const { preKeys, kyberPreKeys, digest, ...keys } = control.publishedKeys(admit(context, request));
    return { ...keys, preKeys: [...preKeys], kyberPreKeys: [...kyberPreKeys], digest: base64(digest) };
  });

  server.get('/v1/keys/count', (request): z.input<typeof preKeyCountAnswer> =>
    control.preKeyCount(admit(context, request)),
  );

  server.get<{ Params: { account: string } }>(
    '/v1/accounts/:account/devices',
    (request): z.input<typeof deviceListAnswer> => {
      admit(context, request);
      return listAnswer(control.devices(accountSchema.parse(request.params.account)));
    },
  );

  server.get<{ Params: { account: string } }>(
    '/v1/accounts/:account/last-devices',
    (request): z.input<typeof deviceListAnswer> => {
      admit(context, request);
      return listAnswer(control.lastDevices(accountSchema.parse(request.params.account)));
    },
  );

  server.post<{ Params: { account: string } }>(
    '/v1/accounts/:account/bundles',
    (request): z.input<typeof bundlesAnswer> => {
      const requester = authenticate(control, request.headers.authorization);
      limits.bundles(requester);
      const { devices } = bundlesRequest.parse(request.body);
      const owner = accountSchema.parse(request.params.account);
      const bundles = control.popBundles(owner, devices ?? null, () =>
        limits.mayTakeOneTimeKey(requester.account, owner),
      );
      return { bundles: bundles.map(bundleAnswer) };
    },
  );
}

function listAnswer(list: DeviceList): z.input<typeof deviceListAnswer> {
  return { ...list, identityKey: base64(list.identityKey), signature: base64(list.signature) };
}

function bundleAnswer(bundle: PreKeyBundle): z.input<typeof bundlesAnswer>['bundles'][number] {
  return {
    device: bundle.device,
    registrationId: bundle.registrationId,
    identityKey: base64(bundle.identityKey),
    signedPreKey: signedKeyAnswer(bundle.signedPreKey),
    preKey: bundle.preKey === null ? null : keyAnswer(bundle.preKey),
    kyberPreKey: signedKeyAnswer(bundle.kyberPreKey),
  };
}

function keyAnswer(key: PublicPreKey): { id: number; publicKey: string } {
  return { id: key.id, publicKey: base64(key.publicKey) };
}

function signedKeyAnswer(key: SignedPublicPreKey): { id: number; publicKey: string; signature: string } {
  return { ...keyAnswer(key), signature: base64(key.signature) };
}

function base64(bytes: Bytes): string {
  return Buffer.from(bytes).toString('base64');
}
