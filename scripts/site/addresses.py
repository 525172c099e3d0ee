"""Where things lie in the built site. Pure text: no module but this one knows the shape of an address."""

from collections.abc import Collection

from scripts.ground.data_package import Package
from scripts.ground.releases import ADDRESS
from scripts.site.text.language import FOLDERS

# Files are published once, under the root, whatever the language of the page that links to them.
LATEST = "latest/"
# Everything that changed from version to version, for feed readers; the table is that of the package.
CHANGES_FEED = "changes.xml"
# The description that data catalogues harvest.
CATALOGUE = "catalog.rdf"
# The figures file as programs for machine learning read it.
CROISSANT = f"{LATEST}croissant.json"
# What a program that reads the whole site asks first.
ROBOTS, SITEMAP = "robots.txt", "sitemap.xml"
# What programs that answer questions read first.
LLMS = "llms.txt"
# What makes a frame as high as its figure, in the page of whoever embeds it: asked for as long as there are frames.
FRAME_SCRIPT = "assets/frame.js"
# What leads quickly away from a page, and what it and the way to help look like, on the pages of every version.
EXIT_SCRIPT, STRIP_STYLE = "assets/exit.js", "assets/strip.css"
# The pages of figures that stand alone.
EMBED = "embed/"
# The page on which a reader picks figures.
EXPLORER = "explore/"
# The pages and files of indicators and of answers.
INDICATORS, ANSWERS = "indicators/", "answers/"
# The page of the demands, below which each has its own.
RECOMMENDATIONS = "recommendations/"
# The pages for those who come in as somebody: a municipality, the press.
DOORS = "doors/"
# What the sheet of the newest year is called among others.
OF_YEAR = "year"
# The page for those who need help.
HELP = "help/"
# The page of what is new in the newest year.
NEW = "new/"
# The page about the audit: each finding has its own place there, named as in the table.
AUDIT = "audit/"
# The pages of the method and of all codes.
METHOD, CODEBOOK = "method/", "codebook/"


def page_link(address: str, target: str) -> str:
    """The relative link from the page at `address` to another page of the same language."""
    return "../" * address.count("/") + target


def to_root(address: str, lang: str) -> str:
    """The relative link from the page at `address` to the root of the whole site, where the files lie."""
    return "../" * (address.count("/") + FOLDERS[lang].count("/")) or "./"


def page_address(path: str) -> str:
    """Where the page of a Markdown file is, below the language's start page: "" for index.md, "about/" for about.md."""
    return f"{path.removesuffix('.md')}/".removesuffix("index/")


def indicator_address(indicator: str) -> str:
    """The address of an indicator's page under the root of its language."""
    return f"{INDICATORS}{indicator}/"


def recommendation_address(recommendation: str) -> str:
    """The address of a demand's page under the root of its language."""
    return f"{RECOMMENDATIONS}{recommendation}/"


def door_address(door: str) -> str:
    """The address of a door under the root of its language."""
    return f"{DOORS}{door}/"


def in_other_language(address: str, lang: str, other: str) -> str:
    """The relative link from a page to the same page in another language."""
    return to_root(address, lang) + FOLDERS[other] + address


def indicator_csv(indicator: str, lang: str) -> str:
    """The rows of an indicator in the figures file; named so that it can stand alone in a folder of downloads."""
    return f"indicators/{indicator}/{indicator}-{lang}.csv"


def file_name(path: str) -> str:
    """The last part of an address: what the file is called when it has been downloaded."""
    return path.rpartition("/")[2]


def zip_file(package: Package, folder: str = LATEST, of: str = "") -> str:
    """The archive; `of`: what lies in the file instead, as in its name."""
    return f"{folder}{package.descriptor['name']}{of}.zip"


def figures_file(lang: str, ending: str = "csv", folder: str = LATEST) -> str:
    """All figures in one table, in a language."""
    return f"{folder}data/figures-{lang}.{ending}"


def doi_address(doi: str) -> str:
    """The whole address of a DOI; none where there is no DOI."""
    return f"https://doi.org/{doi}" if doi else ""


def catalogue_node(package: Package, name: str) -> str:
    """The absolute address of something that the catalogue describes: every node has one."""
    return f"{package.descriptor['homepage']}{CATALOGUE}#{name}"


def absolute(package: Package, path: str) -> str:
    """The absolute address of a published file."""
    return f"{package.descriptor['homepage']}{path}"


def pinned_file(package: Package, path: str) -> str:
    """The whole address of a file of the archive where it stays to the byte. `path`: where the newest is."""
    folder = version_folder(package.version)
    return absolute(package, folder + path.removeprefix(LATEST).removeprefix(folder))


def version_folder(version: str) -> str:
    """Where a released version lies for good."""
    return ADDRESS.format(version)


def version_anchor(version: str) -> str:
    """The place of a version on the page of changes."""
    return f"v{version.replace('.', '-')}"


def observation_link(address: str, indicator: str, observation: str) -> str:
    """The link from a page to a figure: its row where it has one, else what was printed."""
    return page_link(address, f"indicators/{indicator}/#{observation or 'printed'}")


def question_link(address: str, question: str) -> str:
    """The link from a page to a question of the audit."""
    return page_link(address, f"{AUDIT}#{question}")


def picture_file(indicator: str, lang: str, kind: str) -> str:
    """The picture of an indicator to download, beside its page; named so that it can stand alone."""
    return f"indicators/{indicator}/{indicator}-{lang}.{kind}"


def answer_csv(name: str, lang: str) -> str:
    """The rows of the figures file that an answer's picture shows."""
    return f"{ANSWERS}{name}/{name}-{lang}.csv"


def answer_picture(name: str, lang: str) -> str:
    """The picture of an answer to download and to share; named so that it can stand alone."""
    return f"{ANSWERS}{name}/{name}-{lang}.png"


def page_picture(address: str, lang: str) -> str:
    """The picture that stands for a page without a figure where it is shared, beside the page."""
    return f"{address}{address.rstrip('/').rpartition('/')[2]}-{lang}.png"


def new_picture(name: str, lang: str) -> str:
    """The picture of what is new, beside its page: no release keeps it, since its page is always today's."""
    return f"{NEW}{name}/{name}-{lang}.png"


def year_sheet(package: Package, lang: str) -> str:
    """The sheet to print of the newest year; named so that it can stand alone in a folder of downloads."""
    return f"{package.descriptor['name']}-{package.latest_year}-{lang}.pdf"


def plan_page(sheet: str, doors: Collection[str]) -> str:
    """The address of the page that a sheet of the plan belongs to: the start page, a theme's, a door."""
    if sheet == OF_YEAR:
        return ""
    return door_address(sheet) if sheet in doors else f"{sheet}/"


def plan_sheet(sheet: str, doors: Collection[str], package: Package, lang: str) -> str:
    """The sheet to print, beside its page."""
    return year_sheet(package, lang) if sheet == OF_YEAR else f"{plan_page(sheet, doors)}{sheet}-{lang}.pdf"


def recommendation_sheet(recommendation: str, lang: str) -> str:
    """The sheet to print of a demand, beside its page: no release keeps it, as no release keeps the page."""
    return f"{recommendation_address(recommendation)}{recommendation}-{lang}.pdf"


def indicator_twin(indicator: str, lang: str) -> str:
    """The page of an indicator as Markdown, beside it; as a text, for what is called Markdown here becomes a page."""
    return f"{indicator_address(indicator)}{indicator}-{lang}.txt"


def explorer_file(indicator: str) -> str:
    """What the explorer reads of an indicator, beside its page."""
    return f"{EXPLORER}{indicator}.json"


def explorer_link(address: str, indicator: str) -> str:
    """The link from a page to the explorer, where it shows an indicator."""
    return page_link(address, f"{EXPLORER}?indicator={indicator}")


def embed_page(indicator: str) -> str:
    """The bare page of an indicator's chart, for other sites to show in a frame."""
    return f"embed/{indicator}/"


def embed_answer(name: str) -> str:
    """The same of an answer."""
    return f"embed/answers/{name}/"


def embed_chart(name: str) -> str:
    """The same of a later chart of an indicator: by the name of the figure that it shows in all years, else the indicator's."""
    return f"embed/charts/{name}/"


def embed_new(place: str) -> str:
    """The same of what is new, by its place on the page."""
    return f"embed/new/{place}/"


def embed_series(name: str) -> str:
    """The same of a figure in all its years, by its name."""
    return f"embed/over-time/{name}/"


def row_address(package: Package, lang: str, indicator: str, row: str) -> str:
    """The whole address of a row of the figures file: its place on the page of its indicator, in the version that it is of."""
    return f"{pinned(package, lang, indicator_address(indicator))}#{row}"


def row_file(address: str) -> str:
    """The row by itself, beside that page."""
    return f"{address.replace('#', '')}.json"


def permanent(package: Package, lang: str, address: str) -> str:
    """The whole address of a page that is always today's."""
    return str(package.descriptor["homepage"]) + FOLDERS[lang] + address


def pinned(package: Package, lang: str, address: str) -> str:
    """The whole address at which a page stays as it is in the package's version, for citing."""
    return permanent(package, lang, version_folder(package.version) + address)
