/** The input type of a Standard Schema. */
export type Input<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { input: infer I }
    ? I
    : never
  : never;

/** The output type of a Standard Schema. */
export type Output<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { output: infer O }
    ? O
    : never
  : never;

/**
 * A type without the parts that validators do not have: the index signature of an object with keys,
 * and the member for unknown tags in a union of a response.
 */
type Plain<T> = T extends object
  ? HasUnknownTag<T> extends true
    ? never
    : { [K in keyof T as IsIndex<K> extends true ? Own<T> : K]: Plain<T[K]> }
  : T;

type HasUnknownTag<T> = true extends {
  [K in keyof T]-?: T[K] extends string ? (`${T[K]}` extends '(unknown)' ? true : never) : never;
}[keyof T]
  ? true
  : false;

type IsIndex<K> = string extends K ? true : false;

/** Never for a type that has keys beside an index signature, and else the signature's key. */
type Own<T> = keyof { [K in keyof T as IsIndex<K> extends true ? never : K]: 1 } extends never
  ? string
  : never;

/** Whether two types are the same one, and not only assignable to each other. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export type AreSame<A, B> = Same<Plain<A>, Plain<B>>;

/** Compiles only if the two types are the same, apart from the parts that validators do not have. */
export type Agree<A, B extends (AreSame<A, B> extends true ? unknown : never)> = [A, B];
