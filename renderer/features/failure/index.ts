export { FailureScreen } from './view/failure-screen.tsx';
