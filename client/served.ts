const LANGUAGES = ["markdown", "plaintext", "email"];
/** Where drafts live. Not among them: the old side of a comparison, output channels, chat and commit boxes. */
const SCHEMES = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web"];

/** The documents that are checked without being asked. */
export const SERVED = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
