declare const brand: unique symbol;

/** A value that only its own constructor function makes, so that an id of one kind cannot stand for another. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
