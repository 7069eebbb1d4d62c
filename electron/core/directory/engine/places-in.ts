/** For each of those who are listed in an order, without gaps, the place in it. */
export function placesIn(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  order.forEach((one, place) => {
    places[one] = place;
  });
  return places;
}
