export { DirectoryNotice } from './view/directory-notice.tsx';
export { PeopleDialog } from './view/people-dialog.tsx';
