"""The Swedish words of the workbook that are no labels of the code lists: the headers, the help and what cells accept."""

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

HELP = (
    "1. Gå igenom bladen ett i taget. Fyll i de gula cellerna. De grå cellerna går inte att ändra.",
    "2. Antal är hela tal. Noll betyder ingen. Tom cell betyder att uppgiften saknas. Till höger om varje rad står frågan.",
    "3. Procent behövs bara när ni inte har antalet. Fyll då i bas: hur många andelen är en andel av.",
    "4. Skriv inga formler. Kopiera in tal med Klistra in värden.",
    "5. En rad blir röd när delarna inte blir lika många som helheten. Kolumnen Kontroll säger vad delarna blir. "
    "Bladet Kontroll visar varje summa och jämförelse, också mellan bladen.",
    "6. Antal från 1 till {most} döljs i det som publiceras, så att ingen kan kännas igen. Det sker av sig självt, och "
    "inget mer än det behövs: programmet räknar ut vilka andra tal som också måste döljas.",
    "7. Har en andel ändrats med tio procentenheter eller mer sedan förra året, eller antalet flera gånger om? "
    "Skriv varför i kolumnen Förklaring, på svenska och engelska. "
    "Meningen publiceras bredvid siffran. Inläsningen frågar om varje ändring som är större än slumpen ger, "
    "och alltid från trettio procentenheter.",
    "8. Saknas ett land, en ålder eller ett svar: skriv det på bladet Nya svar. Frågas ett svar inte längre: välj det i Status, på "
    "raden för alla om det är hela frågan. Har ett svar eller en fråga fått en ny betydelse: skriv det på bladet Ändrade frågor.",
    "9. På de sista bladen skriver ni det som inte är ett tal i formuläret: medlemmar som har kommit till eller lämnat, "
    "siffror i rapportens text, det som rapporten säger med ord, särskilda ärenden, rekommendationer och rättelser av tidigare år.",
    "Lämna in",
    "10. Spara arbetsboken och lämna den till den som läser in den på sin egen dator. Den ska aldrig läggas på GitHub och aldrig "
    "mejlas: i den står även de dolda talen. Spara den där bara ni kommer åt den.",
    "11. Ni får tillbaka en lista: vad som är fel och i vilken cell, och vilka tal som döljs. Rätta i arbetsboken och läs in igen.",
)
