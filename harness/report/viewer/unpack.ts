/** What `packed` has made of a value. */
export const unpack = async (text: string): Promise<unknown> => {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text()) as unknown;
};
