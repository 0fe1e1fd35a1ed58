/** Where the extension's files are, with a slash at the end; the client of a worker says so when it starts. */
let folder = "";

export function setResources(address: string): void {
  folder = address;
}

export function resource(file: string): string {
  return folder + file;
}

/** The weights of a reader: `load` runs the script that leaves them as Base64 text. */
export function bytesOfReader(load: () => void): Uint8Array {
  const scope = globalThis as { partingWordsReader?: string };
  load();
  const text = scope.partingWordsReader ?? "";
  delete scope.partingWordsReader;
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
