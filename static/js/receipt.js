// A file that is too large is told of before it is sent: on one bar of 4G that saves minutes.
const input = document.querySelector("input[type=file][data-max-bytes]");

input?.addEventListener("change", () => {
  const [file] = input.files;
  const tooLarge = file && file.size > Number(input.dataset.maxBytes);
  input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
  if (tooLarge) input.reportValidity();
});
