import "./diagnostics.ts";
import "./fixes.ts";
import "./command.ts";
