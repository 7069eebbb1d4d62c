import type { Rule } from 'eslint';
import type { Identifier, ImportSpecifier, Literal, Node } from 'estree';
import type { Door } from '../eslint/door-table.ts';

/** The rule that keeps one door shut: reports every import of its modules, or every node its selector finds. */
export function doorRule(door: Door): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: `keep the door "${door.name}" shut` },
      messages: { shut: door.message.replaceAll('{', '{{') },
      schema: [],
    },
    create(context) {
      function report(node: Node): void {
        context.report({ node, messageId: 'shut' });
      }
      if ('selector' in door) return { [door.selector]: report };

      const { modules, allowed } = door;
      const isShut = (source: Node | null | undefined): boolean =>
        source?.type === 'Literal' && typeof source.value === 'string' && modules.includes(source.value);
      return {
        ImportDeclaration(node) {
          if (!isShut(node.source)) return;
          if (node.specifiers.length === 0 || allowed === undefined) report(node);
          else node.specifiers.filter((part) => !isAllowed(part, allowed)).forEach(report);
        },
        ExportNamedDeclaration(node) {
          if (isShut(node.source)) report(node);
        },
        ExportAllDeclaration(node) {
          if (isShut(node.source)) report(node);
        },
        ImportExpression(node) {
          if (isShut(node.source)) report(node);
        },
        TSImportType(node: Rule.Node & { argument: { literal?: Node } & Node; source?: Node }) {
          if (isShut(node.source ?? node.argument.literal ?? node.argument)) report(node);
        },
      };
    },
  };
}

function isAllowed(part: Node, allowed: readonly string[]): boolean {
  return part.type === 'ImportSpecifier' && allowed.includes(nameOf(part.imported));
}

function nameOf(imported: ImportSpecifier['imported']): string {
  const name: Identifier | Literal = imported;
  return name.type === 'Identifier' ? name.name : String(name.value);
}
