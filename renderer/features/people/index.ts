export { DirectoryNotice } from './view/directory-notice.tsx';
export { PeopleDialog } from './view/people-dialog.tsx';
export { PeopleResults } from './view/people-results.tsx';
export { usePeople } from './model/use-people.ts';
