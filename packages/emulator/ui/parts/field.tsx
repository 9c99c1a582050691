import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
  type?: 'text' | 'number' | 'password';
  min?: number;
  max?: number;
  step?: number | 'any';
  required?: boolean;
  placeholder?: string;
  mono?: boolean;
  /** The height of a field for several lines. */
  lines?: number;
}

/** A labelled text field, with a hint for what the label cannot say. */
export function Field({ label, onValue, hint, mono, lines, type, ...input }: FieldProps) {
  const id = useId();
  const common = {
    id,
    class: mono ? 'mono' : '',
    'aria-describedby': hint ? `${id}-hint` : undefined,
    spellcheck: false,
    autocomplete: 'off' as const,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea
          {...common}
          rows={lines}
          value={input.value}
          placeholder={input.placeholder}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          {...input}
          // Preact's types want one of the types here.
          type={type as 'text'}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly string[];
  /** The label of the empty choice. */
  none: string;
  onValue: (value: string) => void;
  hint?: string;
}

export function Select({ label, value, options, none, onValue, hint }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option value={option} key={option}>
            {option}
          </option>
        ))}
      </select>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onValue: (value: boolean) => void;
}

export function Check({ label, checked, onValue }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onValue(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
