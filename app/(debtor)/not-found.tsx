import NotHere from '../(public)/not-found';

/** Not there, or not theirs: the same answer in the same words. */
export default NotHere;
