"""The colours by their names: pictures and paper take those that the style sheet `docs/assets/colours.css` has for light."""

import re

from scripts.paths import DOCS

FILE = DOCS / "assets/colours.css"
# Its first block is for light; what is no colour there is a font.
LIGHT = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", FILE.read_text(encoding="utf-8").partition("@media")[0]))
# The names of those that say something: shades of ink and paper do not.
MEANT = tuple(name for name in LIGHT if name not in ("paper", "ink", "muted", "soft", "line", "track", "band"))
# On a page a picture follows the style sheet; the second colour is for a viewer without it.
COLOURS = {name: f"var(--{name}, {colour})" for name, colour in LIGHT.items()}
