import { AppError } from '#shared/errors/app-error.ts';
import type { Reply } from '#shared/ipc/bridge.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';

/**
 * Answers one request of a page: parses what came, calls, parses what goes back (so that nothing leaves that the contract
 * does not name), and turns every failure into its code. Never rejects.
 */
export async function answerRequest(
  definition: RequestDefinition,
  service: (input: unknown) => Promise<unknown>,
  input: unknown,
  onFailure: (error: AppError) => void,
): Promise<Reply<unknown>> {
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) return refusal(new AppError('invalid-request'));
  try {
    return { ok: true, value: definition.output.parse(await service(parsed.data)) };
  } catch (error) {
    const failure = AppError.from(error);
    if (failure.code === 'internal') onFailure(failure);
    return refusal(failure);
  }
}

/** The reply to a call that is not even looked at. */
export function refusal(error: AppError): Reply<never> {
  return { ok: false, error: error.toShape() };
}
