"""The templates of the pages, which may ask for any address."""

from scripts.ground.templates import Templates
from scripts.paths import TEMPLATES
from scripts.site import addresses

OF_PAGES = Templates(
    str(TEMPLATES),
    {name: one for name, one in vars(addresses).items() if getattr(one, "__module__", "") == addresses.__name__},
)
rendered, macros = OF_PAGES.rendered, OF_PAGES.macros
