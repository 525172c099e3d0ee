"""The Swedish words of the workbook that are no labels of the code lists: the headers, the help and what cells accept."""

HELP_SHEET = "Så här gör du"
YEAR_CELL, STATUS_ROW = "B2", 20  # the reader finds the year here; the drop-down takes its choices from these rows
HEADERS = {
    "A": "Nyckel",
    "B": "Svar",
    "C": "Gäller",
    "D": "Antal",
    "E": "Procent",
    "F": "Bas",
    "G": "Status",
    "J": "Kontroll",
}
BEFORE = {"H": "Antal {}", "I": "Procent {}"}
FIRST_TIME = "förra året"
HINT = "Fyll i de gula cellerna. Lämna tomt där ni inte har någon uppgift. Kolumnen Kontroll säger till när något inte stämmer."
NUMBER_ONLY = "Skriv bara siffror: ett helt tal, noll eller mer."
PERCENT_ONLY = "Skriv ett tal från 0 till 100, utan procenttecken."
CHOOSE = "Välj ur listan, eller lämna tomt."
STATUS_TITLE = "Status, när det behövs"

HELP = (
    "1. Gå igenom bladen ett i taget. Fyll i de gula cellerna. De grå cellerna går inte att ändra.",
    "2. Antal är hela tal. Noll betyder ingen. Tom cell betyder att uppgiften saknas.",
    "3. Procent behövs bara när ni inte har antalet. Skriv 12,5 och inte 12,5 %. Fyll i bas: hur många andelen är en andel av.",
    "4. Skriv inga formler och flytta inga rader. Kopiera in tal med Klistra in värden.",
    "5. En rad blir röd när delarna inte blir lika många som helheten. Kontroll säger vad delarna blir.",
    "6. Antal från 1 till {most} döljs i det som publiceras, så att ingen kan kännas igen. Det sker av sig självt på sista bladet.",
    "7. Går ett dolt tal att räkna ut ur de andra? Välj status Dolt också på en rad till.",
    "8. Till höger står förra årets siffror. Stäm av mot dem: en stor ändring behöver en förklaring.",
    "Lämna in",
    "9. Spara arbetsboken först. Gå sedan till sista bladet, {sheet}. Välj Arkiv, Spara som, CSV UTF-8. Döp filen till {year}.csv.",
    "10. Excel säger att bara det blad som visas sparas. Det är meningen: svara OK. Stäng sedan utan att spara en gång till.",
    "11. Ladda upp {year}.csv i mappen datapackage/figures på GitHub, som ett förslag till ändring. Sidan Lämna in ett nytt år "
    "på webbplatsen visar var du klickar. Du kan också mejla {year}.csv till den som lägger upp siffrorna.",
    "12. Ladda aldrig upp arbetsboken, och mejla den inte: i den står även de dolda talen. Spara den där bara ni kommer åt den.",
)
