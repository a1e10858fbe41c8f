// Finds the number that the server asks for, beside the page so that nobody waits for it. SHA-256 is written out here:
// the browser's own is closed to pages without TLS, and takes a promise for each attempt.

const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);
prepare();

onmessage = ({ data: { token, bits } }) => {
  const text = new TextEncoder();
  for (let nonce = 0; ; nonce++) {
    if (leadingZeros(hash(text.encode(`${token}.${nonce}`))) >= bits) {
      postMessage(String(nonce));
      return;
    }
  }
};

/** The first 32 bits of each root that the standard starts from: of squares for the state, of cubes for the rounds. */
function prepare() {
  const fraction = (value) => ((value - Math.floor(value)) * 2 ** 32) | 0;
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    if (![...Array(candidate).keys()].slice(2).every((divisor) => candidate % divisor)) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(candidate));
    ROUND[found++] = fraction(Math.cbrt(candidate));
  }
}

function leadingZeros(state) {
  return state[0] ? Math.clz32(state[0]) : 32 + Math.clz32(state[1]);
}

function hash(bytes) {
  const length = ((bytes.length + 9 + 63) >> 6) << 6;
  const padded = new DataView(new ArrayBuffer(length));
  bytes.forEach((byte, place) => padded.setUint8(place, byte));
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(length - 4, bytes.length * 8);
  const state = Uint32Array.from(START);
  for (let block = 0; block < length; block += 64) mix(state, padded, block);
  return state;
}

const WORDS = new Uint32Array(64);
const turned = (word, by) => (word >>> by) | (word << (32 - by));

function mix(state, padded, block) {
  for (let i = 0; i < 16; i++) WORDS[i] = padded.getUint32(block + 4 * i);
  for (let i = 16; i < 64; i++) {
    const near = WORDS[i - 2];
    const far = WORDS[i - 15];
    const first = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const second = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    WORDS[i] = WORDS[i - 16] + first + WORDS[i - 7] + second;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUND[i] + WORDS[i]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] += word));
}
