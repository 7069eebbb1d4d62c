import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { decodeRetryRequest } from '#core/messaging/retry-request.ts';
import { plainEnvelope, preKeyEnvelope } from '#core/signal/index.ts';
import { overriding } from '../override-backend.ts';
import type { ChildReport } from './plan.ts';

/** Reports which envelopes begin a session, and which are asked for again because they could not be opened. */
export function watched(backend: BackendAdapter, report: (what: ChildReport) => void): BackendAdapter {
  return overriding((real) => ({
    connect: (credential, handlers) => {
      real.connect(credential, {
        ...handlers,
        onEnvelopes: (envelopes) => {
          for (const { id, type } of envelopes)
            if (type === preKeyEnvelope) report({ kind: 'begun', envelope: id });
          handlers.onEnvelopes(envelopes);
        },
      });
    },
    send: (envelopes, coverage) => {
      for (const { type, ciphertext } of envelopes)
        if (type === plainEnvelope)
          report({ kind: 'asked', envelope: decodeRetryRequest(ciphertext).envelope });
      return real.send(envelopes, coverage);
    },
  }))(backend);
}
