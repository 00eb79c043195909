/** A mouse or a finger moves, two fingers zoom; what stays in its place is a tap. */
export const followFingers = (
  picture: SVGElement,
  act: {
    readonly pan: (pixels: number) => void;
    readonly zoom: (factor: number, clientX: number) => void;
    readonly tap: (target: Element) => void;
  },
): void => {
  const fingers = new Map<number, number>();
  let moved = 0;
  picture.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, event.clientX);
    moved = 0;
  });
  picture.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (other === undefined) {
      act.pan(event.clientX - before);
    } else {
      const distance = Math.abs(event.clientX - other);
      if (distance > 0) {
        act.zoom(Math.abs(before - other) / distance, (event.clientX + other) / 2);
      }
    }
    moved += Math.abs(event.clientX - before);
    fingers.set(event.pointerId, event.clientX);
  });
  const end = (event: PointerEvent): void => {
    if (
      fingers.delete(event.pointerId) &&
      event.type === 'pointerup' &&
      moved < 4 &&
      event.target instanceof Element
    ) {
      act.tap(event.target);
    }
  };
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    picture.addEventListener(type, end);
  }
};
