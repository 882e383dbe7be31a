// The phone's camera. The browser's own reader where it has one, else jsQR, fetched when it is needed.
const EVERY_MS = 120;
const SAME_MS = 4000;
const WIDEST = 800; // as sharp as a code on a badge needs, and quick to read

let stream = null;
let reader = null;
let awake = null;
let last = { text: "", at: 0 };

async function makeReader() {
  if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  await import("../vendor/jsqr/jsQR.js");
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return self.jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data;
  };
}

export const able = Boolean(navigator.mediaDevices?.getUserMedia);

// Show the camera in ``video`` and tell ``found`` each code once. Throws when the camera is not allowed.
export async function start(video, found) {
  stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
  video.srcObject = stream;
  await video.play();
  reader ??= await makeReader();
  awake = await navigator.wakeLock?.request("screen").catch(() => null);
  look(video, found);
}

async function look(video, found) {
  if (!stream) return;
  try {
    const text = video.videoWidth ? await reader(video) : null;
    if (text && (text !== last.text || Date.now() - last.at > SAME_MS)) {
      last = { text, at: Date.now() };
      await found(text);
    } else if (text) {
      last.at = Date.now(); // the same badge is still held up
    }
  } catch { /* a frame that cannot be read; the next one comes */ }
  setTimeout(() => look(video, found), EVERY_MS);
}

export function stop(video) {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  video.srcObject = null;
  last = { text: "", at: 0 };
  awake?.release();
  awake = null;
}

const track = () => stream?.getVideoTracks()[0];
export const hasTorch = () => Boolean(track()?.getCapabilities?.().torch);
export const torch = (on) => track()?.applyConstraints({ advanced: [{ torch: on }] });

// A sound and a buzz beside the words: one bright tone is a welcome, two low ones are not.
let audio = null;
export function signal(good) {
  navigator.vibrate?.(good ? [70] : [120, 80, 120, 80, 250]);
  if (localStorage.getItem("door-sound") === "off") return;
  audio ??= new (window.AudioContext ?? window.webkitAudioContext)();
  audio.resume?.();
  const tones = good ? [[880, 0]] : [[220, 0], [196, 0.22]];
  for (const [pitch, wait] of tones) {
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.15, audio.currentTime + wait);
    loud.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + wait + 0.18);
    tone.connect(loud).connect(audio.destination);
    tone.start(audio.currentTime + wait);
    tone.stop(audio.currentTime + wait + 0.2);
  }
}
