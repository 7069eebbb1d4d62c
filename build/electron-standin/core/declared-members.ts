import { readFileSync } from 'node:fs';
import { electronPackageFile } from './electron-package.ts';

export type MemberKind = 'method' | 'property' | 'absent';

/**
 * What electron.d.ts says about a member of a class or interface. `absent` is a property that real Electron may lack as
 * well: an optional one, or one of other platforms only (`app.dock`). The declarations are read only when somebody asks for a member that the stand-in
 * lacks, so an ordinary run never pays for it.
 */
export function declaredMember(type: string, member: string, statics: boolean): MemberKind | undefined {
  const key = `${statics ? 'static ' : ''}${type}`;
  let members = membersByType.get(key);
  if (!members) membersByType.set(key, (members = readMembers(type, statics)));
  return members.get(member);
}

const membersByType = new Map<string, Map<string, MemberKind>>();
let declarations: string | undefined;

function readMembers(type: string, statics: boolean): Map<string, MemberKind> {
  declarations ??= readFileSync(electronPackageFile('electron.d.ts'), 'utf8');
  const members = new Map<string, MemberKind>();
  const opening = new RegExp(`^ {2}(?:class|interface) ${type}(?: extends ([^{]+))? \\{$`, 'm').exec(
    declarations,
  );
  if (!opening) return members;
  const start = opening.index + opening[0].length;
  const body = declarations.slice(start, declarations.indexOf('\n  }\n', start));
  for (const [name, kind] of ownMembers(body, statics)) members.set(name, kind);
  const parent = opening[1]?.trim() ?? '';
  if (/^[A-Z]\w+$/.test(parent) && parent !== 'NodeEventEmitter') {
    for (const [name, kind] of readMembers(parent, statics)) if (!members.has(name)) members.set(name, kind);
  }
  return members;
}

function* ownMembers(body: string, statics: boolean): Generator<[string, MemberKind]> {
  // A documentation comment (which may carry @platform), then one declaration of four spaces of indentation.
  const pattern =
    /(\/\*\*(?:[^*]|\*(?!\/))*\*\/)?\n {4}(static )?(?:readonly )?([A-Za-z_$][\w$]*)(\??:|[(<])/g;
  for (const [, comment = '', isStatic, name = '', mark] of body.matchAll(pattern)) {
    if (Boolean(isStatic) !== statics) continue;
    if (mark === '(' || mark === '<') yield [name, 'method'];
    else yield [name, mark === '?:' || /@platform (?!.*linux)/.test(comment) ? 'absent' : 'property'];
  }
}
