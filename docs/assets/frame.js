/* In the page that embeds: makes each frame as high as its figure, whichever of the two is there first. */
addEventListener("message", ({ data, source }) => {
  const frame = data?.figure === 1 && [...document.querySelectorAll("iframe[data-figure]")].find((each) => each.contentWindow === source);
  if (frame && data.height > 0) frame.height = Math.min(9000, Math.ceil(data.height));
});
for (const frame of document.querySelectorAll("iframe[data-figure]")) frame.contentWindow.postMessage({ figure: 1 }, "*");
