/** What a Standard Schema takes. */
export type Input<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { input: infer I }
    ? I
    : never
  : never;

/** What a Standard Schema gives. */
export type Output<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { output: infer O }
    ? O
    : never
  : never;

/** A type without what a validator may add: the index signature of an open object. */
type Plain<T> = T extends object ? { [K in keyof T as Own<K, T[K]>]: Plain<T[K]> } : T;

type Own<K, V> = string extends K ? (unknown extends V ? never : K) : K;

/** Whether two types are the same one, and not only assignable to each other. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export type AreSame<A, B> = Same<Plain<A>, Plain<B>>;

/** Does not type-check unless the two types are the same but for what a validator may add. */
export type Agree<A, B extends (AreSame<A, B> extends true ? unknown : never)> = [A, B];
