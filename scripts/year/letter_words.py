"""The words of the letter to the publisher of a report, in Swedish: plain text, to paste into a mail."""

SUBJECT = "Ämne: Frågor om siffrorna i rapporten för {}"
GREETING = "Hej!"
WHY_WE_WRITE = (
    "Vi gör en webbplats av siffrorna i rapporten {}. Där ska alla kunna läsa dem, ladda ner dem och se var i rapporten varje "
    "tal står. Det mesta går att läsa ur rapportens text, men på några ställen behöver vi er hjälp."
)
ASKS = "Vi {}."
ONE_QUESTION, QUESTIONS_ASKED = "har en fråga", "har {} frågor"
ONE_NUMBER, NUMBERS_ASKED = "saknar ett tal som bara syns i ett diagram", "saknar {} tal som bara syns i diagrammen"
ONE_BEYOND, BEYOND_ASKED = (
    "undrar om ni har ett tal som rapporten inte ger",
    "undrar om ni har {} tal som rapporten inte ger",
)
AND = " och "
NOT_ALL = "Svara på det ni hinner, i vilken ordning ni vill. Ett enda svar är till nytta."

HOW = "SÅ SVARAR NI"
ANSWER_HERE = (
    "Svara på det här mejlet, och skriv direkt under frågan eller efter kolonet. Några ord räcker. Går det inte att veta, skriv "
    "det: också det är ett svar."
)
SMALL = (
    "Skriv inget om en enskild person. Gäller svaret färre än {0} människor, och antalet inte redan står i rapporten, skriv bara "
    "”färre än {0}”. Annars kan någon bli igenkänd."
)

THEN = "DET HÄR HÄNDER MED SVAREN"
PUBLISHED = (
    "Svaret på en fråga läggs ut tillsammans med frågan, som plattformens svar och med dagen då det kom. Säg till om det är "
    "något i svaret som inte ska läggas ut."
)
CHANGES = (
    "I rapporten ändras ingenting. Ska ett tal vara ett annat visar vi det nya talet bredvid det som står i rapporten. Är talet "
    "rätt skriver vi det, och vår märkning tas bort. Tal ur diagrammen visas så som de står där, med avsnittet."
)

QUESTIONS = "FRÅGORNA"
QUESTIONS_LEAD = "De står i den ordning som svaren betyder mest. Sidan är den där avsnittet börjar."
PRINTED = "I rapporten: {}"
ON_PAGE = "s. {}: {}"
IN_SECTION = "s. {}, avsnittet {}"
WHY = "Därför frågar vi: {}"
ASKED = "Frågan: {}"
SETTLES = "Vad svaret ändrar: {}"
CORRECTED = "Nu visar vi {} i stället för {}, som står i rapporten."
STANDS = "Nu är det här märkt som tveksamt, och vi räknar inte vidare på det: {}."
STANDS_AT_ONE = "Frågan står vid en siffra på webbplatsen. Där står sedan svaret."
STANDS_AT = "Frågan står vid {} siffror på webbplatsen. Där står sedan svaret."

NUMBERS = "TALEN I DIAGRAMMEN"
READ_OFF = (
    "Listan är gjord efter rapportens text. Där syns att svaren finns i ett diagram, men inte vilka talen är. Skriv talet så som "
    "det står i diagrammet, med procenttecken om det är procent. Är det bara en stapel utan tal, skriv ”inget tal”. Har "
    "diagrammet fler staplar får ni gärna lägga till dem. Rubrikerna är våra egna."
)
SECTION = "S. {}, avsnittet {}"
SECTION_ALONE = "Avsnittet {}"
CHART = "{} ({})"
BLANK = "{}:"

BEYOND = "TAL SOM RAPPORTEN INTE GER"
HAVE_YOU = (
    "Det här skriver rapporten om utan att ge något tal, och inget diagram tycks ha det. Skriv inte talen här: de är inte "
    "offentliga, och några kan behöva skyddas. Skriv bara vilka av dem ni har."
)
BEYOND_LINE = "{} (s. {}): {}"

THANKS = "Tack för hjälpen! Hör av er om något är oklart."
REGARDS = "Vänliga hälsningar"
