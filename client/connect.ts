import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import { SERVED } from "./served.ts";

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** How often the server may end by itself before it is left alone. */
const RESTARTS = 3;

/** Starts a client when it is first wanted, and a new one when the last could not be kept up. */
export function connector(create: CreateClient) {
  let last: BaseLanguageClient | undefined;
  let started: Promise<BaseLanguageClient> | undefined;

  async function start(): Promise<BaseLanguageClient> {
    let runs = false;
    let ends = 0;
    const errorHandler: ErrorHandler = {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        if (runs && ++ends <= RESTARTS) return { action: CloseAction.Restart, handled: true };
        started = undefined;
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
    const client = create({
      documentSelector: SERVED,
      errorHandler,
      initializationFailedHandler: () => false,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    });
    // The library shows some failures whatever it is told. They belong in its log; the command says it once, in the user's language.
    const log = client.error.bind(client);
    client.error = (message, data) => log(message, data, false);
    last = client;
    await client.start();
    runs = true;
    return client;
  }

  return {
    client(): Promise<BaseLanguageClient> {
      started ??= start().catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return started;
    },
    async stop(): Promise<void> {
      // A client that never came up has nothing to stop, and says so by throwing.
      await last?.stop().catch(() => undefined);
    },
  };
}
