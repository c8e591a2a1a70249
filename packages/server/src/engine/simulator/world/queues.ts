import { devicesOf, type WorldState } from "./state";
import type { Device, Phone, Push, Token } from "./world-types";

/** Puts a push in the queue of every device of these accounts, but for the device that did it. */
export function tell(
  state: WorldState,
  phones: Iterable<Phone>,
  except: Token | null,
  pushFor: (viewer: Phone) => Push,
): void {
  for (const phone of new Set(phones)) {
    for (const device of devicesOf(state, phone)) {
      if (device.token !== except) enqueue(device, pushFor(phone));
    }
  }
}

export function enqueue(device: Device, push: Push): void {
  device.queue.push({ sequence: device.nextSequence, push });
  device.nextSequence += 1;
}
