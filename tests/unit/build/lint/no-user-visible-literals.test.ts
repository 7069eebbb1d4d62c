import { noUserVisibleLiterals } from '#build/lint/rules/no-user-visible-literals.ts';
import { ruleTester } from './rule-tester.ts';

const errors = [{ messageId: 'literal' }];

ruleTester.run('no-user-visible-literals', noUserVisibleLiterals, {
  valid: [
    "const key = 'chats.empty';",
    '// 대화가 없습니다\nconst count = 0;',
    '/* 대화 */ const count = 0;',
    'const syllable = /[가-힣]/u;',
    'const mixed = `chats.${count}`;',
    'const element = <p title="x">{label}</p>;',
    "const han = '國';",
  ],
  invalid: [
    { code: "const text = '대화가 없습니다';", errors },
    { code: "const jamo = 'ㄱ';", errors },
    { code: 'const text = `${count}명`;', errors },
    { code: 'const element = <p>대화</p>;', errors },
    { code: 'const element = <p title="대화" />;', errors },
    { code: "const escaped = '\\uB300\\uD654';", errors },
  ],
});
