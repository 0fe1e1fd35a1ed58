import { KINDS, type Language } from "../engine/types.ts";

type Values = Readonly<Record<string, string | number>>;

const KIND_LIST = KINDS.join("|");

const ENGLISH = {
  help: `Usage: parting-words check [options] FILES|PATTERNS|-
       parting-words fix [options] FILES|PATTERNS|-

Reads letters that end a client relationship, in English and French. Everything stays on this machine.
check says what to change; fix makes the safe changes in the files themselves. - is standard input.

  --format text|json|sarif|github       how check prints (text)
  --kind auto|${KIND_LIST}
                                        what the documents are (auto: worked out from the text)
  --fail-on error|warning|information|never
                                        from which severity on the exit code is 1 (warning)
  --locale en|fr                        language of the messages (that of LC_ALL, LC_MESSAGES or LANG)
  --stdin-filename NAME                 what standard input is called; .md and .eml decide how it is read
  -h, --help                            this page
  --version                             the version

Exit code: 0 nothing found, 1 something found, 2 something could not be done (standard error says what).
`,
  "no-command": "say what to do: parting-words check FILES, or parting-words fix FILES.",
  "unknown-command": 'there is no command "{command}"; say parting-words check FILES, or parting-words fix FILES.',
  "forgotten-command": "say what to do with {command}: parting-words check {command}, or parting-words fix {command}.",
  "unknown-option": "there is no option {option}; parting-words --help lists them.",
  "no-value": "{option} needs a value: {values}.",
  "bad-value": '{option} takes {values}, not "{value}".',
  "needless-value": "{option} takes no value.",
  "no-files": "name the files to read, or - for standard input.",
  "not-found": "{path} does not exist; check its name and the folder you are in.",
  folder: '{path} is a folder; name its files, or a pattern such as "{folder}/*.md".',
  denied: "{path} may not be read; ask for the permission to read it.",
  unreadable: "{path} could not be read ({code}); copy it to another place and try again.",
  binary: "{path} is not a text file; save the letter as plain text, Markdown or e-mail, and name that file.",
  "too-long": "{path} is too long to be a letter (the limit is {limit} characters); put the letter into a file of its own.",
  "no-match": 'no file fits the pattern "{path}"; check it and the folder you are in.',
  "read-only": "{path} may not be written, so it was not fixed; ask for the permission to write it.",
  unwritable: "{path} could not be written ({code}), so it was not fixed; it is as it was before.",
  "no-encoding": "{path} could not be fixed without changing its encoding; save it as UTF-8 and try again.",
  "output-failed": "the output could not be written ({code}); check the disk or the program that reads it.",
  crash: "Parting Words could not go on because of an error of its own ({code}); please report it.",
  stdin: "standard input",
  bug: "{path} could not be checked because of an error in Parting Words ({code}); please report it.",
  error: "error",
  warning: "warning",
  information: "information",
  instead: "Instead: {text}",
  fix: "Fix: {text}",
  nothing: "Nothing found in {files}.",
  "not-letters":
    "Nothing to say: none of {files} looks like a letter that ends a client relationship; --kind termination reads any text as one.",
  "not-letter":
    "Nothing to say: {path} does not look like a letter that ends a client relationship; --kind termination reads any text as one.",
  summary: "{remarks} in {files}.",
  files: "{n} file|{n} files",
  remarks: "{n} remark|{n} remarks",
  fixed: "{path}: {changes}",
  changes: "{n} change|{n} changes",
  "fix-summary": "{changes} in {files}.",
  "fix-nothing": "Nothing to fix in {files}.",
};

export type MessageKey = keyof typeof ENGLISH;

const FRENCH: Readonly<Record<MessageKey, string>> = {
  help: `Utilisation : parting-words check [options] FICHIERS|MOTIFS|-
              parting-words fix [options] FICHIERS|MOTIFS|-

Lit les lettres qui mettent fin à une relation client, en français et en anglais. Tout reste sur cette machine.
check dit ce qu’il faut changer ; fix fait les changements sûrs dans les fichiers mêmes. - est l’entrée standard.

  --format text|json|sarif|github       la forme des remarques de check (text)
  --kind auto|${KIND_LIST}
                                        la nature des documents (auto : d’après le texte)
  --fail-on error|warning|information|never
                                        la gravité à partir de laquelle le code de sortie est 1 (warning)
  --locale en|fr                        la langue des messages (celle de LC_ALL, LC_MESSAGES ou LANG)
  --stdin-filename NOM                  le nom de l’entrée standard ; .md et .eml disent comment la lire
  -h, --help                            cette page
  --version                             la version

Code de sortie : 0 rien à signaler, 1 des remarques, 2 quelque chose n’a pu se faire (l’erreur standard dit quoi).
`,
  "no-command": "dites que faire : parting-words check FICHIERS, ou parting-words fix FICHIERS.",
  "unknown-command": "il n’y a pas de commande « {command} » ; écrivez parting-words check FICHIERS, ou parting-words fix FICHIERS.",
  "forgotten-command": "dites que faire de {command} : parting-words check {command}, ou parting-words fix {command}.",
  "unknown-option": "il n’y a pas d’option {option} ; parting-words --help en donne la liste.",
  "no-value": "{option} veut une valeur : {values}.",
  "bad-value": "{option} prend {values}, et non « {value} ».",
  "needless-value": "{option} ne prend pas de valeur.",
  "no-files": "nommez les fichiers à lire, ou - pour l’entrée standard.",
  "not-found": "{path} n’existe pas ; vérifiez son nom et le dossier où vous êtes.",
  folder: '{path} est un dossier ; nommez ses fichiers, ou un motif comme "{folder}/*.md".',
  denied: "{path} ne peut être lu ; demandez le droit de le lire.",
  unreadable: "{path} n’a pas pu être lu ({code}) ; copiez-le ailleurs et réessayez.",
  binary: "{path} n’est pas un fichier texte ; enregistrez la lettre en texte brut, Markdown ou courriel, et nommez ce fichier.",
  "too-long": "{path} est trop long pour une lettre (la limite est de {limit} caractères) ; mettez la lettre dans un fichier à part.",
  "no-match": "aucun fichier ne répond au motif « {path} » ; vérifiez-le, ainsi que le dossier où vous êtes.",
  "read-only": "{path} ne peut être écrit et n’a donc pas été corrigé ; demandez le droit de l’écrire.",
  unwritable: "{path} n’a pas pu être écrit ({code}) et n’a donc pas été corrigé ; il est comme avant.",
  "no-encoding": "{path} n’a pas pu être corrigé sans changer d’encodage ; enregistrez-le en UTF-8 et réessayez.",
  "output-failed": "la sortie n’a pas pu être écrite ({code}) ; voyez le disque, ou le programme qui la lit.",
  crash: "Parting Words n’a pas pu continuer à cause d’une erreur à lui ({code}) ; merci de la signaler.",
  stdin: "l’entrée standard",
  bug: "{path} n’a pas pu être vérifié à cause d’une erreur de Parting Words ({code}) ; merci de la signaler.",
  error: "erreur",
  warning: "avertissement",
  information: "information",
  instead: "Plutôt : {text}",
  fix: "Correction : {text}",
  nothing: "Rien à signaler dans {files}.",
  "not-letters":
    "Rien à dire : aucun des {files} n’a l’air d’une lettre de fin de relation client ; --kind termination lit tout texte comme une telle lettre.",
  "not-letter":
    "Rien à dire : {path} n’a pas l’air d’une lettre de fin de relation client ; --kind termination lit tout texte comme une telle lettre.",
  summary: "{remarks} dans {files}.",
  files: "{n} fichier|{n} fichiers",
  remarks: "{n} remarque|{n} remarques",
  fixed: "{path} : {changes}",
  changes: "{n} changement|{n} changements",
  "fix-summary": "{changes} dans {files}.",
  "fix-nothing": "Rien à corriger dans {files}.",
};

export type Messages = ReturnType<typeof messagesIn>;

/** The texts of the command line in one language. */
export function messagesIn(locale: Language) {
  const texts = locale === "fr" ? FRENCH : ENGLISH;
  const message = (key: MessageKey, values: Values = {}): string =>
    texts[key].replace(/\{([a-z]+)\}/g, (place, name: string) => String(values[name] ?? place));
  /** A number with its noun; French counts 0 as one. */
  const count = (key: "files" | "remarks" | "changes", n: number): string => {
    const [one = "", many = ""] = texts[key].split("|");
    return (n === 1 || (n === 0 && locale === "fr") ? one : many).replace("{n}", String(n));
  };
  return { message, count };
}
