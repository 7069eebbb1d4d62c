export { PeopleDialog } from './view/people-dialog.tsx';
