/** What a language's script leaves behind: its rules as JSON, and the weights of its reader as Base64. */
interface LanguageContent {
  readonly rules: string;
  readonly reader: string;
}

const loaded = new Map<string, LanguageContent>();

/** Where the extension's files are, with a slash at the end; the client of a worker says so when it starts. */
let folder = "";

export function setResources(address: string): void {
  folder = address;
}

export function resource(file: string): string {
  return folder + file;
}

/** The content of a language; `load` runs its script. */
export function languageOf(name: string, load: () => void): LanguageContent {
  let content = loaded.get(name);
  if (!content) {
    const scope = globalThis as { partingWordsLanguage?: LanguageContent };
    load();
    content = scope.partingWordsLanguage;
    if (!content) throw new Error(`The script of the language "${name}" could not be loaded; install the extension again.`);
    delete scope.partingWordsLanguage;
    loaded.set(name, content);
  }
  return content;
}

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
