import { focusAfterMove, focusAfterRemove } from "./list-focus.ts";

/** The buttons of an item of a list: up, down, duplicate, remove; `name` says which item, as in « la condition 2 ». */
export function ItemButtons({
  name,
  index,
  count,
  onMove,
  onDuplicate,
  onRemove,
}: {
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onDuplicate?: (() => void) | undefined;
  onRemove: () => void;
}) {
  const move = (to: number) => (event: React.MouseEvent<HTMLButtonElement>) => {
    focusAfterMove(event.currentTarget, to);
    onMove(to);
  };
  return (
    <div className="ct-item-buttons">
      <IconButton
        action="up"
        label={`Monter ${name}`}
        icon="↑"
        onClick={move(index - 1)}
        disabled={index === 0}
      />
      <IconButton
        action="down"
        label={`Descendre ${name}`}
        icon="↓"
        onClick={move(index + 1)}
        disabled={index === count - 1}
      />
      {onDuplicate && <IconButton label={`Dupliquer ${name}`} icon="Dupliquer" onClick={onDuplicate} />}
      <IconButton
        label={`Retirer ${name}`}
        icon="Retirer"
        onClick={(event) => {
          focusAfterRemove(event.currentTarget, index);
          onRemove();
        }}
      />
    </div>
  );
}

function IconButton({
  label,
  icon,
  onClick,
  disabled,
  action,
}: {
  label: string;
  icon: string;
  onClick: (event: React.MouseEvent<HTMLButtonElement>) => void;
  disabled?: boolean;
  action?: string;
}) {
  return (
    <button
      type="button"
      className="ct-button ct-button-small"
      aria-label={label}
      title={label}
      data-ct-action={action}
      disabled={disabled}
      onClick={onClick}
    >
      <span aria-hidden="true">{icon}</span>
    </button>
  );
}
