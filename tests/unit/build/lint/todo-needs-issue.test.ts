import { todoNeedsIssue } from '#build/lint/rules/todo-needs-issue.ts';
import { ruleTester } from './rule-tester.ts';

const errors = [{ messageId: 'issue' }];

ruleTester.run('todo-needs-issue', todoNeedsIssue, {
  valid: [
    '// TODO(#12): page by key',
    '/* FIXME #7 */',
    '// the todo list of the user',
    "const text = 'TODO';",
    '// TODOs are counted elsewhere',
  ],
  invalid: [
    { code: '// TODO: page by key', errors },
    { code: '/* FIXME later */', errors },
    { code: '/**\n * XXX this is wrong\n */\nconst a = 1;', errors },
    { code: '/* see #12\n HACK */', errors },
    { code: '/* TODO one\n TODO two */', errors: [...errors, ...errors] },
  ],
});
