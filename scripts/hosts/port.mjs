import { createServer } from "node:net";

/**
 * A port that nobody listens on: the wanted one, or any.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error) => (wanted ? resolve(freePort()) : reject(error)));
    // As the servers listen that are tested: on the name, which may stand for two addresses.
    server.listen(wanted, "localhost", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
