declare module "rules:compiled" {
  const compiled: import("./engine/rulebook.ts").RuleBook;
  export default compiled;
}
