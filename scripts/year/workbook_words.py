"""The Swedish words of the workbook that are no labels of the code lists, and its looks: colours, type, and how it is printed."""

from copy import copy

from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.styleable import StyleableObject
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HELP_SHEET = "Så här gör du"
# Where the reader finds the year and which package it was made of, which is read back by its words; the choices of a drop-down.
YEAR_CELL, ORIGIN_CELL, STATUS_ROW = "B2", "B3", 20
MADE_FROM, ORIGIN = "Gjord av", "version {}, siffror till och med {}"
NAMED = "Nyckel|Svar|Gäller|Antal|Procent|Bas|Status|Kontroll|Förklaring|Förklaring på engelska"
ASKED = "Frågan|Vad som menas|Vilka som räknas"
HEADERS = dict(zip("ABCDEFGJKLMNO", [*NAMED.split("|"), *ASKED.split("|")], strict=True))
BEFORE = {"H": "Antal {}", "I": "Procent {}"}
# A line as it was made, on the sheet of lists: its key, so many columns of what it asks, and the numbers of the year before.
MADE = (
    "Nyckel", "Svar", "Gäller", "Frågan", "Vad som menas", "Vilka som räknas", "Celler", "Antal förut", "Procent förut",
)  # fmt: skip
SAYS = 6
FIRST_TIME = "förra året"
HINT = "Fyll i de gula cellerna. Lämna tomt där ni inte har någon uppgift. Kolumnen Kontroll säger till när något inte stämmer."
CONTROL_SHEET = "Kontroll"
CONTROL_HINT = (
    "Varje rad är en summa eller jämförelse som prövas när arbetsboken läses in, också mellan bladen. "
    "Välj ”stämmer inte” i filtret på den första kolumnen."
)
CONTROL_COUNT = "Stämmer inte, antal rader:"
CONTROL_HEADERS = ("Stämmer det?", "Den ena sidan", "Antal", "Den andra sidan", "Antal", "Varför")
AGREE, DIFFER, LATER_ON = "stämmer", "stämmer inte", "inte ifyllt än"
NUMBER_ONLY = "Skriv bara siffror: ett helt tal, noll eller mer."
PERCENT_ONLY = "Skriv ett tal från 0 till 100."
CHOOSE = "Välj ur listan, eller lämna tomt."
STATUS_TITLE = "Status, när det behövs"
RETIRED = "Frågas inte längre"
RETIRED_MEANS = "Svaret har tagits bort ur formuläret. Tidigare års siffror ligger kvar."

# Of the receipt: in the head of two tables, since every browser prints the head of a table anew on each page; how its name ends.
INTERNAL, RECEIPT = "Internt. Ska inte mejlas, delas eller läggas på GitHub.", "-kvitto.html"

HELP = (
    "1. Gå igenom bladen ett i taget. Fyll i de gula cellerna. De grå cellerna går inte att ändra.",
    "2. Antal är hela tal. Noll betyder ingen. Tom cell betyder att uppgiften saknas. Till höger om varje rad står frågan.",
    "3. Procent behövs bara när ni inte har antalet. Fyll då i bas: hur många andelen är en andel av.",
    "4. Skriv inga formler. Kopiera in tal med Klistra in värden.",
    "5. En rad blir röd när delarna inte blir lika många som helheten. Kolumnen Kontroll säger vad delarna blir. "
    "Bladet Kontroll visar varje summa och jämförelse, också mellan bladen.",
    "6. Antal från 1 till {most} döljs i det som publiceras, så att ingen kan kännas igen. Det sker av sig självt, och "
    "inget mer än det behövs: programmet räknar ut vilka andra tal som också måste döljas.",
    "7. Har en andel ändrats med {much} procentenheter eller mer sedan förra året, eller antalet flera gånger om? "
    "Skriv varför i kolumnen Förklaring, på svenska och engelska. "
    "Meningen publiceras bredvid siffran. Inläsningen frågar om varje sådan ändring. När andelen är av färre än {few} "
    "frågar den från {always} procentenheter.",
    "8. Saknas ett land, en ålder eller ett svar: skriv det på bladet Nya svar. Frågas ett svar inte längre: välj det i Status, på "
    "raden för alla om det är hela frågan. Har ett svar eller en fråga fått en ny betydelse: skriv det på bladet Ändrade frågor.",
    "9. På de sista bladen skriver ni det som inte är ett tal i formuläret: medlemmar som har kommit till eller lämnat, "
    "siffror i rapportens text, det som rapporten säger med ord, särskilda ärenden, rekommendationer och rättelser av tidigare år.",
    "Lämna in",
    "10. Spara arbetsboken och läs in den på webbplatsens sida Pröva året, på er egen dator: ingenting skickas därifrån. Den ska "
    "aldrig läggas på GitHub och aldrig mejlas: i den står även de dolda talen. Spara den där bara ni kommer åt den.",
    "11. Svaret är en lista: vad som är fel och i vilken cell, och vilka tal som döljs. Rätta i arbetsboken och läs in igen.",
)
INPUT, LOCKED, RED, BAND = (
    PatternFill("solid", start_color=code, end_color=code) for code in ("FFF2CC", "EDEDED", "F4B6B6", "DDE7F0")
)
FACE = "Calibri"  # as the cells without a font of their own; a font without a name is shown with serifs
TITLE, BOLD, WARNING = Font(FACE, 14, bold=True), Font(FACE, 11, bold=True), Font(FACE, 11, color="9C0006")
QUIET = Font(FACE, 10, color="595959")
THIN = Side("thin", color="BFBFBF")
EDGE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def look_alike(cell: StyleableObject, other: StyleableObject) -> None:
    """Give a cell the looks of another, as openpyxl's own pages do it: there are thousands, and to set looks takes longest."""
    cell._style = copy(other._style)  # type: ignore[attr-defined]


def on_paper(sheet: Worksheet) -> None:
    """One page wide, lying, and without the grid: those who meet over the figures print them."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
