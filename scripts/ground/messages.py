"""The sentences that a maintainer reads when something is wrong, in Swedish and English. One place, one tone: what, then what to do."""

CUT = 60  # so much of a found value is shown; a cell of ten megabytes must not fill the screen

LAYOUT = {
    "sv": {
        "row": "rad {}",
        "column": "kolumn {}",
        "faults": "{} fel. Ingenting har skrivits.",
        "faults_one": "1 fel. Ingenting har skrivits.",
        "summarised": "{} fel. Allt står i summary/summary.md.",
        "summarised_one": "1 fel. Allt står i summary/summary.md.",
        "asked": "{} rader att bekräfta på nytt.",
        "asked_one": "1 rad att bekräfta på nytt.",
    },
    "en": {
        "row": "row {}",
        "column": "column {}",
        "faults": "{} faults. Nothing has been written.",
        "faults_one": "1 fault. Nothing has been written.",
        "summarised": "{} faults. summary/summary.md has it all.",
        "summarised_one": "1 fault. summary/summary.md has it all.",
        "asked": "{} rows to confirm again.",
        "asked_one": "1 row to confirm again.",
    },
}

# How figures that cannot all be right are said, piece by piece: `ground` has the words, `year/contradiction_words` the order.
CONTRADICTION = {
    "sv": {
        "cell": "{place} ({label})",
        "range": "{first} till {last}",
        "and": " och ",
        "percent": "{value} procent",
        "says": "{cells} säger {value}",
        "adds": "{cells} blir tillsammans {value}",
        "against": "{one}, men {other}. {rules}",
        "share": "{one}, men {part} är {value} procent av {whole}. {rules}",
        "among": "de här cellerna kan inte alla stämma: {one}. {rules}",
        "look": "titta först på {cell}, som är med i {count} jämförelser som inte går ihop. {said}",
        "number": "{number}) {said}",
    },
    "en": {
        "cell": "{place} ({label})",
        "range": "{first} to {last}",
        "and": " and ",
        "percent": "{value} per cent",
        "says": "{cells} says {value}",
        "adds": "{cells} add up to {value}",
        "against": "{one}, but {other}. {rules}",
        "share": "{one}, but {part} is {value} per cent of {whole}. {rules}",
        "among": "these cells cannot all be right: {one}. {rules}",
        "look": "look first at {cell}, which is in {count} comparisons that do not agree. {said}",
        "number": "{number}) {said}",
    },
}

# Why figures should agree, where the code lists say it otherwise than one would to a colleague with the workbook open: a check by
# its kind (`_equal` where two sides are as many), a declared relation by its own, with the names that the code lists give its figures.
RULES = {
    "sv": {
        "repeated": "Samma uppgift ska vara lika på båda ställena.",
        "same_people": "Båda gäller samma personer.",
        "everybody_equal": "Här räknas alla, så det ska vara lika många på båda ställena.",
        "place_equal": "Världsdelarna ska stämma med länderna i och utanför EU.",
        "alike": "{result} ska vara lika många på båda ställena.",
        "same": "{result} och {terms} ska vara lika många.",
        "sum": "{result} är summan av {terms}.",
        "at_least_rest": "{result} är minst det som är kvar när {rest} dras från {first}.",
        "within": "{terms} får inte bli fler än {result}.",
        "among": "{terms} får inte bli fler än {result}.",
        "covered": "{result} får inte bli fler än {terms}.",
        "any_of": "{result} är alla som är med i {terms}, var och en en gång.",
        "named": "”{}”",
    },
    "en": {
        "repeated": "The same figure should be the same in both places.",
        "same_people": "Both are about the same people.",
        "everybody_equal": "Everyone is counted here, so it should be as many in both places.",
        "place_equal": "The parts of the world should agree with the countries inside and outside the EU.",
        "alike": "{result} should be as many in both places.",
        "same": "{result} and {terms} should be as many.",
        "sum": "{result} is the sum of {terms}.",
        "at_least_rest": "{result} is at least what is left of {first} less {rest}.",
        "within": "{terms} cannot come to more than {result}.",
        "among": "{terms} cannot come to more than {result}.",
        "covered": "{result} cannot come to more than {terms}.",
        "any_of": "{result} is everyone who is in {terms}, each once.",
        "named": "“{}”",
    },
}

# What must move with a correction: the lines of the sheet that would be typed, and the ways among which a person chooses.
CORRECTION = {
    "sv": {
        "way": "Stämmer det med underlaget, skriv också {way}.",
        "or": " Eller {way}.",
        "line": "på rad {at}: {cells}, står {stood}, ska vara {to}",
        "and": "; och ",
        "open": "det som underlaget säger",
    },
    "en": {
        "way": "If your records say so, also type {way}.",
        "or": " Or {way}.",
        "line": "on row {at}: {cells}, it says {stood}, should be {to}",
        "and": "; and ",
        "open": "what your records say",
    },
}

MESSAGES: dict[str, dict[str, str]] = {
    # the file as a whole
    "file_missing": {
        "sv": "filen finns inte. Lägg tillbaka den, till exempel med git checkout.",
        "en": "the file does not exist. Put it back, for example with git checkout.",
    },
    "file_is_folder": {
        "sv": "här ska ligga en fil, men det är en mapp. Byt namn på mappen och lägg filen här.",
        "en": "there should be a file here, but it is a folder. Rename the folder and put the file here.",
    },
    "file_is_no_file": {
        "sv": "här ska ligga en vanlig fil, men det är ett rör, en uttagspunkt eller en enhet. Ta bort det och lägg filen här.",
        "en": "there should be an ordinary file here, but it is a pipe, a socket or a device. Remove it and put the file here.",
    },
    "file_is_link_out": {
        "sv": "filen är en länk ut ur projektet. Ersätt länken med en vanlig fil.",
        "en": "the file is a link out of the project. Replace the link with an ordinary file.",
    },
    "file_unreadable": {
        "sv": "filen går inte att läsa ({found}). Kontrollera rättigheterna.",
        "en": "the file cannot be read ({found}). Check its permissions.",
    },
    "file_too_big": {
        "sv": "filen är {found} byte, mer än {hint}. En siffertabell är mycket mindre: kontrollera att det är rätt fil.",
        "en": "the file is {found} bytes, more than {hint}. A table of figures is much smaller: check that it is the right file.",
    },
    "file_stray": {
        "sv": "filen hör inte hit. Väntade {hint}. Flytta eller ta bort den.",
        "en": "the file does not belong here. Expected {hint}. Move it or delete it.",
    },
    "file_empty": {
        "sv": "filen är tom. Lägg tillbaka innehållet, eller ta bort filen.",
        "en": "the file is empty. Put its content back, or delete the file.",
    },
    "only_header": {
        "sv": "filen har en rubrikrad men inga rader under den. Fyll i raderna, eller ta bort filen.",
        "en": "the file has a header but no rows below it. Fill in the rows, or delete the file.",
    },
    "additions_alone": {
        "sv": "här ligger det som ett år lägger till, men årets siffror ({found}) finns inte. Lägg tillbaka filen, eller ta bort mappen.",
        "en": "this is what a year adds, but the figures of the year ({found}) are not there. Put the file back, or delete the folder.",
    },
    # the text of the file
    "utf16": {
        "sv": "filen är sparad som UTF-16 (”Unicode-text”). Spara som ”CSV UTF-8” i stället.",
        "en": "the file is saved as UTF-16 (“Unicode text”). Save it as “CSV UTF-8” instead.",
    },
    "nul_byte": {
        "sv": "raden har nolltecken: filen är skadad eller är ingen textfil. Spara om den som ”CSV UTF-8”.",
        "en": "the row has NUL characters: the file is damaged or is no text file. Save it again as “CSV UTF-8”.",
    },
    "encoding": {
        "sv": "å, ä eller ö är sparade på fel sätt: hittade {found}. Spara om som ”CSV UTF-8”.",
        "en": "å, ä or ö are stored wrongly: found {found}. Save it again as “CSV UTF-8”.",
    },
    "invisible": {
        "sv": "det osynliga tecknet {found}. Skriv om cellen för hand.",
        "en": "the invisible character {found}. Type the cell again by hand.",
    },
    "decomposed": {
        "sv": "{found} har en bokstav i två delar ({hint}), som ofta i text ur en PDF-fil eller från en Mac. Skriv {found} igen för hand.",
        "en": "{found} has a letter in two parts ({hint}), as text from a PDF file or a Mac often does. Type {found} again by hand.",
    },
    "look_alike": {
        "sv": "{found} har ett tecken som bara ser ut som det vanliga ({hint}). Skriv om ordet för hand.",
        "en": "{found} has a character that only looks like the usual one ({hint}). Type the word again by hand.",
    },
    "lost_letter": {
        "sv": "{found} har ett frågetecken där det nog har stått å, ä eller ö: filen är sparad i fel teckenkodning. "
        "Rätta ordet och spara som ”CSV UTF-8”.",
        "en": "{found} has a question mark where å, ä or ö probably was: the file is saved in the wrong encoding. "
        "Mend the word and save the file as “CSV UTF-8”.",
    },
    "delimiter": {
        "sv": "kolumnerna är skilda åt med tabb. Spara som ”CSV UTF-8” med komma eller semikolon.",
        "en": "the columns are separated by tabs. Save it as “CSV UTF-8” with commas or semicolons.",
    },
    "quotes": {
        "sv": "citattecknen går inte ihop ({found}). Varje citattecken inne i en cell skrivs dubbelt, och cellen omges av citattecken.",
        "en": "the quotation marks do not match ({found}). Write each quotation mark in a cell twice, and put the cell in quotation marks.",
    },
    "newline_in_cell": {
        "sv": "en cell går över flera rader: {found}. Ofta saknas ett citattecken. Skriv cellen på en rad.",
        "en": "a cell runs over several lines: {found}. Often a quotation mark is missing. Write the cell on one line.",
    },
    "cell_too_long": {
        "sv": "en cell är längre än {hint} tecken. Korta den; ett citattecken kan också saknas.",
        "en": "a cell is longer than {hint} characters. Shorten it; a quotation mark may also be missing.",
    },
    "ragged": {
        "sv": "raden har {found} celler, rubrikraden {hint}. Lägg till eller ta bort skiljetecken.",
        "en": "the row has {found} cells, the header {hint}. Add or remove separators.",
    },
    "blank_row": {
        "sv": "raden är tom, men det kommer fler rader under den. Ta bort den.",
        "en": "the row is empty, but more rows follow. Delete it.",
    },
    # the header
    "column_unknown": {
        "sv": "okänd kolumn {found}.{hint} Ta bort den eller rätta namnet.",
        "en": "unknown column {found}.{hint} Remove it or mend its name.",
    },
    "column_missing": {
        "sv": "kolumnen saknas. Lägg till den, även om den är tom.",
        "en": "the column is missing. Add it, even if it is empty.",
    },
    "column_doubled": {
        "sv": "kolumnen finns två gånger. Ta bort den ena.",
        "en": "the column is there twice. Remove one of them.",
    },
    "columns_reordered": {
        "sv": "kolumnerna står i fel ordning: här står {found}, väntade {hint}. Flytta kolumnerna.",
        "en": "the columns are in the wrong order: here is {found}, expected {hint}. Move the columns.",
    },
    # a cell
    "missing_value": {
        "sv": "cellen är tom men måste ha ett värde. Fyll i den.",
        "en": "the cell is empty but must have a value. Fill it in.",
    },
    "unknown_code": {
        "sv": "okänd kod {found}.{hint} Rätta koden, eller lägg till den i kodlistan.",
        "en": "unknown code {found}.{hint} Mend the code, or add it to the code list.",
    },
    "bad_pattern": {
        "sv": "{found} har fel form, väntade {hint}. Rätta cellen.",
        "en": "{found} has the wrong form, expected {hint}. Mend the cell.",
    },
    "number_spaces": {
        "sv": "{found} har mellanslag. Skriv talet utan mellanslag, till exempel 1234.",
        "en": "{found} has spaces. Write the number without spaces, for example 1234.",
    },
    "number_percent": {
        "sv": "{found} har procenttecken. Skriv bara talet; kolumnen measure säger att det är procent.",
        "en": "{found} has a percent sign. Write just the number; the column measure says that it is a percentage.",
    },
    "number_comma": {
        "sv": "{found} har decimalkomma. Skriv decimalpunkt när kolumnerna skiljs åt med komma.",
        "en": "{found} has a decimal comma. Write a decimal point where columns are separated by commas.",
    },
    "number_negative": {
        "sv": "{found} är negativt. Antal och andelar är aldrig under noll: kontrollera talet.",
        "en": "{found} is negative. Counts and shares are never below zero: check the number.",
    },
    "number_fraction": {
        "sv": "{found} är inte ett heltal. Ett antal skrivs utan decimaler.",
        "en": "{found} is not a whole number. Write a count without decimals.",
    },
    "number_text": {
        "sv": "{found} är inte ett tal. Skriv siffror, eller lämna tomt och ange skälet i obs_status.",
        "en": "{found} is not a number. Write digits, or leave it empty and give the reason in obs_status.",
    },
    "number_too_long": {
        "sv": "{found} har fler än nio siffror eller fler än fyra decimaler. Kontrollera talet.",
        "en": "{found} has more than nine digits or more than four decimals. Check the number.",
    },
    "number_too_big": {
        "sv": "{found} är mer än {hint}. Kontrollera talet.",
        "en": "{found} is more than {hint}. Check the number.",
    },
    "number_too_small": {
        "sv": "{found} är mindre än {hint}. Kontrollera talet.",
        "en": "{found} is less than {hint}. Check the number.",
    },
    "too_long": {
        "sv": "{found} är längre än {hint} tecken. Korta texten.",
        "en": "{found} is longer than {hint} characters. Shorten the text.",
    },
    "formula": {
        "sv": "{found} skulle bli en formel i Excel. Skriv texten utan tecknet först (= + - @).",
        "en": "{found} would become a formula in Excel. Write the text without the first character (= + - @).",
    },
    "markup": {
        "sv": "{found} har HTML-kod. Skriv vanlig text utan < och >.",
        "en": "{found} has HTML code. Write plain text without < and >.",
    },
    "spaces_around": {
        "sv": "”{found}” börjar eller slutar med mellanslag. Ta bort dem.",
        "en": "“{found}” begins or ends with spaces. Remove them.",
    },
    # rows against each other
    "doubled_key": {
        "sv": "samma nyckel ({found}) står redan på rad {hint}. Ta bort den ena raden, eller ge den en egen nyckel.",
        "en": "the same key ({found}) is already in row {hint}. Delete one of the rows, or give it a key of its own.",
    },
    "doubled_elsewhere": {
        "sv": "samma nyckel ({found}) står redan i {hint}. Kommer filen ur en arbetsbok som lästes in i en äldre mapp: hämta mappen på nytt, "
        "läs in arbetsboken där och ladda upp den nya ZIP-filen. Annars: ta bort den ena raden, eller ge den en egen nyckel.",
        "en": "the same key ({found}) is already in {hint}. If the file comes from a workbook that was read in an older folder, fetch the "
        "folder anew, read the workbook there and upload the new ZIP. If not, delete one of the rows, or give it a key of its own.",
    },
    "doubled_row": {
        "sv": "raden är densamma som rad {hint}. Ta bort den ena.",
        "en": "the row is the same as row {hint}. Delete one of them.",
    },
    # a figure
    "year_too_late": {
        "sv": "året {found} är senare än filens år {hint}. Flytta raden till det årets fil, eller rätta året.",
        "en": "the year {found} is later than the file's year {hint}. Move the row to that year's file, or mend the year.",
    },
    "year_order": {
        "sv": "year_to {found} är inte senare än year {hint}. Rätta åren, eller lämna year_to tomt.",
        "en": "year_to {found} is not later than year {hint}. Mend the years, or leave year_to empty.",
    },
    "value_needed": {
        "sv": "value är tomt, men qualifier är {found}. Skriv talet, eller ange i obs_status varför det saknas.",
        "en": "value is empty, but qualifier is {found}. Write the number, or say in obs_status why it is missing.",
    },
    "value_not_wanted": {
        "sv": "här står {found}, men {hint} har inget tal. Töm value, eller rätta {hint}.",
        "en": "here is {found}, but {hint} has no number. Empty value, or mend {hint}.",
    },
    "between_needs_two": {
        "sv": "qualifier between behöver value och ett större value_to; här står {found}. Fyll i båda.",
        "en": "qualifier between needs value and a larger value_to; here is {found}. Fill in both.",
    },
    "value_to_not_wanted": {
        "sv": "value_to är {found}, men qualifier är inte between. Töm value_to, eller rätta qualifier.",
        "en": "value_to is {found}, but qualifier is not between. Empty value_to, or mend qualifier.",
    },
    "qualifier_needed": {
        "sv": "qualifier är tom. Skriv exact för ett tal som det står, about för ”cirka”.",
        "en": "qualifier is empty. Write exact for a number as it stands, about for “about”.",
    },
    "printed_needed": {
        "sv": "printed är tom. Skriv siffran så som den står i rapporten.",
        "en": "printed is empty. Write the figure as it stands in the report.",
    },
    "printed_differs": {
        "sv": "printed är ”{found}”, men det talet är inte {hint}. Ett av dem är felskrivet.",
        "en": "printed is “{found}”, but that number is not {hint}. One of them is mistyped.",
    },
    "cell_not_wanted": {
        "sv": "här står {found}, men kolumnen {hint} säger att cellen ska vara tom. Töm den, eller rätta {hint}.",
        "en": "here is {found}, but the column {hint} says that the cell is empty. Empty it, or mend {hint}.",
    },
    "chart_needed": {
        "sv": "säg om diagrammet i källan skriver ut talet: yes (det gör det), no (bara en stapel) eller {hint} (ingen har sett efter).",
        "en": "say whether the chart in the source prints the number: yes, no (only a bar) or {hint} (nobody has looked).",
    },
    "status_of_build": {
        "sv": "{found} sätts av bygget ur codes/breaks.csv. Skriv A.",
        "en": "{found} is set by the build from codes/breaks.csv. Write A.",
    },
    "comparison_qualifier": {
        "sv": "en jämförelse har någon av {hint}, inte {found}. Rätta qualifier.",
        "en": "a comparison has one of {hint}, not {found}. Mend qualifier.",
    },
    "withheld_elsewhere": {
        "sv": "här står {found}, men samma cell är hemlig (Q) i {hint}. Töm value, eller rätta obs_status där.",
        "en": "here is {found}, but the same cell is withheld (Q) in {hint}. Empty value, or mend obs_status there.",
    },
    "file_copied": {
        "sv": "alla rader står också i {hint}. Ta bort den fil som är en kopia.",
        "en": "all its rows are also in {hint}. Delete the file that is a copy.",
    },
    "own_year_missing": {
        "sv": "ingen rad har filens eget år {found}. Ge filen rätt namn, eller rätta åren.",
        "en": "no row has the file's own year {found}. Give the file its right name, or mend the years.",
    },
    "base_missing": {
        "sv": "här står {found} procent, men inte av hur många. Skriv antalet i base, eller fyll i raden för alla ({hint}). "
        "Vet du inte: fråga den som fyllde i formuläret.",
        "en": "here is {found} per cent, but not of how many. Write the number in base, or fill in the row for everybody ({hint}). "
        "If you do not know, ask whoever filled in the form.",
    },
    "base_missing_no_whole": {
        "sv": "här står {found} procent, men inte av hur många. Skriv antalet i base. "
        "Vet du inte: fråga den som fyllde i formuläret.",
        "en": "here is {found} per cent, but not of how many. Write the number in base. "
        "If you do not know, ask whoever filled in the form.",
    },
    "pair_needed": {
        "sv": "kolumnen hör ihop med {hint}: fyll i båda eller ingen.",
        "en": "the column goes with {hint}: fill in both or neither.",
    },
    "comparison_needs_other": {
        "sv": "en jämförelse behöver den andra sidan. Fyll i compared_year, eller compared_indicator och compared_category.",
        "en": "a comparison needs its other side. Fill in compared_year, or compared_indicator and compared_category.",
    },
    "relation_shape": {
        "sv": "relationen {found} av slaget {hint} behöver ett resultat först och sedan sina termer. Rätta raderna.",
        "en": "the relation {found} of kind {hint} needs one result first and then its terms. Mend its rows.",
    },
    "part_of_itself": {
        "sv": "{found} ligger i sig själv, direkt eller genom andra rader. Rätta raden.",
        "en": "{found} is a part of itself, directly or through other rows. Mend the row.",
    },
    "split_alone": {
        "sv": "uppdelningen {found} har bara en del. Lägg till de andra delarna, eller ta bort raden.",
        "en": "the split {found} has only one part. Add the other parts, or delete the row.",
    },
    "whole_doubled": {
        "sv": "{hint} har redan en kategori med rollen {found}. Ge en av dem en annan roll.",
        "en": "{hint} already has a category with the role {found}. Give one of them another role.",
    },
    "predicate_blanks": {
        "sv": "{found} går inte att fylla i: {hint} är de luckor som finns, den första högst en gång. Rätta klamrarna.",
        "en": "{found} cannot be filled in: {hint} are the blanks there are, the first at most once. Mend the braces.",
    },
    "evidence_doubtful": {
        "sv": "siffran {found} är tveksam och kan inte vara underlag. Ta en siffra som håller, eller stryk raden.",
        "en": "the figure {found} is doubtful and cannot be evidence. Take a figure that holds, or delete the row.",
    },
    "evidence_unresolved": {
        "sv": "raden säger att det finns en siffra, men ingen observation har {found}. Rätta cellen, eller ändra evidence_kind.",
        "en": "the row says that there is a figure, but no observation has {found}. Mend the cell, or change evidence_kind.",
    },
    # the settings and the package itself
    "settings_broken": {
        "sv": "filen går inte att tolka som YAML ({found}). Återställ den senaste ändringen.",
        "en": "the file cannot be read as YAML ({found}). Undo the last change.",
    },
    "settings_missing": {
        "sv": "{found} saknas. Lägg till det.",
        "en": "{found} is missing. Add it.",
    },
    "settings_unknown": {
        "sv": "okänd egenskap {found}.{hint} Rätta namnet eller ta bort den.",
        "en": "unknown property {found}.{hint} Mend its name or remove it.",
    },
    "settings_wrong": {
        "sv": "{found} stämmer inte: {hint}. Rätta det.",
        "en": "{found} is wrong: {hint}. Mend it.",
    },
    "package_invalid": {
        "sv": "paketet är inte giltigt: {found} Rätta figures, codes eller package.yml.",
        "en": "the package is not valid: {found} Mend figures, codes or package.yml.",
    },
    "package_stale": {
        "sv": "filen är inte vad bygget ger. Kör make package och lägg till ändringen.",
        "en": "the file is not what the build gives. Run make package and commit the change.",
    },
    "folder_expected": {
        "sv": "här ska ligga en mapp, men det är en fil eller en länk. Flytta eller ta bort den.",
        "en": "there should be a folder here, but it is a file or a link. Move it or delete it.",
    },
    "build_running": {
        "sv": "ett annat bygge pågår. Vänta tills det är klart och försök igen.",
        "en": "another build is running. Wait until it is done and try again.",
    },
    "cannot_write": {
        "sv": "det gick inte att skriva ({found}). Det gamla paketet är orört. Frigör utrymme eller kontrollera rättigheterna.",
        "en": "writing failed ({found}). The old package is untouched. Free some space or check the permissions.",
    },
    # versions, revisions and releases
    "version_form": {
        "sv": "versionen {found} har fel form. Skriv tre tal med punkt emellan, till exempel 1.2.0.",
        "en": "the version {found} has the wrong form. Write three numbers with full stops, for example 1.2.0.",
    },
    "revision_unfounded": {
        "sv": "raden säger {found}, men så har {hint} inte ändrats sedan förra utgåvan. Rätta raden eller ta bort den.",
        "en": "the row says {found}, but {hint} has not changed like that since the last release. Mend the row or delete it.",
    },
    "revision_version": {
        "sv": "{found} är ingen utgåva. Skriv {hint}, som är versionen i package.yml.",
        "en": "{found} is no release. Write {hint}, which is the version in package.yml.",
    },
    "revision_hidden": {
        "sv": "siffran är dold nu, så talet får inte stå här. Skriv {hint} i stället.",
        "en": "the figure is suppressed now, so its number must not stand here. Write {hint} instead.",
    },
    "release_changed": {
        "sv": "filen är inte den som gavs ut ({found}). Lägg tillbaka den, till exempel med git checkout.",
        "en": "the file is not the one that was released ({found}). Put it back, for example with git checkout.",
    },
    "release_exists": {
        "sv": "utgåvan finns redan med annat innehåll, och en utgåva ändras aldrig. Ta bort den nya filen och publicera igen.",
        "en": "this release exists already with other content, and a release never changes. Delete the new file and publish again.",
    },
    "release_missing": {
        "sv": "ingenting är publicerat än. Kör python -m scripts publish, eller arbetsflödet publish på GitHub.",
        "en": "nothing has been published yet. Run python -m scripts publish, or the workflow publish on GitHub.",
    },
    "release_not_ours": {
        "sv": "{found} är inte vad ”publish” skriver i en utgåva. Filen läses inte. Lägg tillbaka den som gavs ut, till exempel med git checkout.",
        "en": "{found} is not what “publish” writes in a release. The file is not read. Put back the one that was released, for example with git checkout.",
    },
    "release_gone": {
        "sv": "filen hör till en utgåva men finns inte i grenen. Lägg tillbaka den. Är utgåvan tillbakadragen, så ska withdrawn.csv säga det.",
        "en": "the file belongs to a release but is not in the branch. Put it back. If the release is withdrawn, withdrawn.csv has to say so.",
    },
    "release_not_made": {
        "sv": "filen är inte den utgåva som siffrorna i grenen ger. Ta bort den och kör ”publish” på grenen.",
        "en": "the file is not the release that the figures of the branch give. Delete it and run “publish” on the branch.",
    },
    "release_with_code": {
        "sv": "grenen har både en ny utgåva och ändrad kod. Slå ihop koden först, i en egen pull request, och kör sedan ”publish”.",
        "en": "the branch has both a new release and changed code. Merge the code first, in a pull request of its own, then run “publish”.",
    },
    "notice_release_made": {
        "sv": "utgåvan är gjord en gång till av siffrorna i grenen, och blev densamma.",
        "en": "the release has been made once more of the figures of the branch, and is the same.",
    },
    "notice_release_withdrawn": {
        "sv": "filen är borta, och withdrawn.csv säger att utgåvan är tillbakadragen.",
        "en": "the file is gone, and withdrawn.csv says that the release has been withdrawn.",
    },
    "notice_release_unfinished": {
        "sv": "filen hör till en utgåva som inte blev klar. Publicera en gång till, eller ta bort den.",
        "en": "the file belongs to a release that was not finished. Publish once more, or delete it.",
    },
    "indicator_gone": {
        "sv": "mätpunkten {found} fanns i förra utgåvan och har en adress som någon kan ha sparat. Skriv en rad: vilken som har kommit i stället, och varför.",
        "en": "the indicator {found} was in the last release and has an address that somebody may have kept. Write a row: which has taken its place, and why.",
    },
    "notice_release_holds": {
        "sv": "version {found} har en siffra som är nedtagen. Den senaste som inte har någon visas i stället.",
        "en": "version {found} has a figure that is taken down. The newest that has none is shown instead.",
    },
    "notice_release_without": {
        "sv": "ingen utgåva har ett tal för siffran {found}, så den tar inte ned något. Namnet står på siffrans sida och i "
        "observations.csv.",
        "en": "no release has a number for the figure {found}, so it takes nothing down. The name is on the page of the figure and in "
        "observations.csv.",
    },
    "notice_release_held": {
        "sv": "version {found} har en siffra som är nedtagen, så den får ingen sida under Releases.",
        "en": "version {found} has a figure that is taken down, so it gets no page under Releases.",
    },
    "release_unknown": {
        "sv": "det finns ingen utgåva {found}. Se efter i datapackage/releases/.",
        "en": "there is no release {found}. Look in datapackage/releases/.",
    },
    "where_public": {
        "sv": "en lista över var ett tal finns kvar hör inte hemma i en offentlig logg. Kör kommandot på din egen dator.",
        "en": "a list of where a number can still be found does not belong in a public log. Run the command on your own computer.",
    },
    "where_unknown": {
        "sv": "det finns ingen siffra med namnet {found}. Namnet står på siffrans sida och i observations.csv.",
        "en": "there is no figure with the name {found}. The name is on the page of the figure and in observations.csv.",
    },
    "notice_nowhere": {
        "sv": "siffran har inget tal i någon utgåva, gren eller ändring här.",
        "en": "the figure has no number in any release, branch or commit here.",
    },
    "notice_holds": {
        "sv": "har siffran: {hint}.",
        "en": "has the figure: {hint}.",
    },
    "notice_holds_pages": {
        "sv": "publicerad på {hint}.",
        "en": "published at {hint}.",
    },
    "notice_holds_branch": {
        "sv": "grenen eller märket har siffran.",
        "en": "the branch or tag has the figure.",
    },
    "notice_holds_history": {
        "sv": "så många ändringar i historiken har siffran, den första och den senaste: {hint}.",
        "en": "so many commits of the history have the figure, the first and the last: {hint}.",
    },
    "changelog_missing": {
        "sv": "det finns inget att läsa för den nya versionen. Skriv rubriken ”## Nästa version” överst och under den vad som ändrats.",
        "en": "there is nothing to read for the new version. Write the heading “## Nästa version” at the top, and below it what has changed.",
    },
    "publish_placeholder": {
        "sv": "{found} är inte bestämt. Skriv värdet och byt placeholder: true mot placeholder: false, så går det att publicera.",
        "en": "{found} has not been decided. Write the value and change placeholder: true to placeholder: false, and it can be published.",
    },
    "publish_example": {
        "sv": "{found} är bara ett exempel. Skriv den riktiga adressen.",
        "en": "{found} is only an example. Write the real address.",
    },
    "publish_owner": {
        "sv": "ingen står för {found} än. Skriv namnen på dem som godkänner, till exempel @civila-sverige/siffror eller @annasson.",
        "en": "nobody has been named for {found} yet. Write the names of those who approve, such as @our-organisation/figures or @someone.",
    },
    "publish_nothing": {
        "sv": "ingenting har ändrats sedan version {found}, så det finns inget att publicera.",
        "en": "nothing has changed since version {found}, so there is nothing to publish.",
    },
    "publish_no_reason": {
        "sv": "en publicerad siffra har ändrats: {hint}, {found}. Ange skälet på båda språken: --why-sv och --why-en, eller fälten i formuläret.",
        "en": "a published figure has changed: {hint}, {found}. Give the reason in both languages: --why-sv and --why-en, or the fields of the form.",
    },
    "release_no_helpline": {
        "sv": "inget stödnummer är bekräftat, bara larmnumrets och polisens. Fråga den som svarar, skriv i radens confirmed_by och confirmed_on vem som bekräftade och vilken dag, och bygg paketet.",
        "en": "no support number is confirmed, only those of the emergency services and the police. Ask whoever answers, write in confirmed_by and confirmed_on of its row who confirmed it and on what day, and build the package.",
    },
    "release_helpline": {
        "sv": "{found} har ett nummer som ingen har bekräftat. Skriv i confirmed_by och confirmed_on vem som bekräftade och vilken dag. Går det inte att bekräfta, töm phone, så visas inget nummer.",
        "en": "{found} has a number that nobody has confirmed. Write in confirmed_by and confirmed_on who confirmed it and on what day. If that cannot be done, empty phone, and no number is shown.",
    },
    "rule_half": {
        "sv": "{found} säger antingen vad som inte får göras eller vad regeln ser på. Fyll i både forbids och reading_class, eller töm båda: en regel som räknar fram ett värde har inget av dem.",
        "en": "{found} says either what may not be done or what the rule looks at. Fill in both forbids and reading_class, or empty both: a rule that computes a value has neither.",
    },
    "helpline_half": {
        "sv": "{found} har antingen vem eller dag, men en rad är bekräftad när båda finns. Fyll i confirmed_by och confirmed_on, eller töm båda.",
        "en": "{found} has either who or a day, but a row is confirmed when it has both. Fill in confirmed_by and confirmed_on, or empty both.",
    },
    "helpline_unsourced": {
        "sv": "{found} har ett nummer men ingen källa. Skriv i phone_source adressen till ägarens egen sida om numret.",
        "en": "{found} has a number but no source. Write in phone_source the address of its owner’s own page about the number.",
    },
    "helpline_old": {
        "sv": "{found} bekräftades {hint}, för mer än {more} dagar sedan. Fråga den som svarar, eller läs dess egen sida (ring aldrig 112 för det). Rätta det som har ändrats i raden och skriv den nya dagen i confirmed_on.",
        "en": "{found} was confirmed on {hint}, more than {more} days ago. Ask whoever answers, or read their own page (never call 112 for it). Correct what has changed in the row and write the new day in confirmed_on.",
    },
    "site_failed": {
        "sv": "webbplatsen gick inte att bygga: {hint}",
        "en": "the site could not be built: {hint}",
    },
    "not_a_package": {
        "sv": "det här går inte att läsa som ett datapaket ({found}). Kontrollera att det är rätt mapp, fil eller version.",
        "en": "this cannot be read as a data package ({found}). Check that it is the right folder, file or version.",
    },
    "compare_unknown": {
        "sv": "det finns ingen mapp, ZIP-fil, utgåva eller git-version med det namnet. Kontrollera stavningen.",
        "en": "there is no folder, ZIP file, release or git revision of that name. Check the spelling.",
    },
    # a year and its workbook
    "year_wrong": {
        "sv": "{found} är inget år. Skriv fyra siffror, {hint}.",
        "en": "{found} is no year. Write four digits, {hint}.",
    },
    "workbook_exists": {
        "sv": "arbetsboken finns redan, och någon kan ha fyllt i den. Flytta den eller byt namn på den, och kör igen.",
        "en": "the workbook is there already, and somebody may have filled it in. Move or rename it, and run again.",
    },
    "workbook_unreadable": {
        "sv": "filen går inte att läsa som en arbetsbok ({found}). Öppna den i Excel och spara den som .xlsx.",
        "en": "the file cannot be read as a workbook ({found}). Open it in Excel and save it as .xlsx.",
    },
    "workbook_missing": {
        "sv": "filen finns inte. Se efter vad den heter och var den ligger.",
        "en": "the file does not exist. Look up what it is called and where it lies.",
    },
    "workbook_unpacked": {
        "sv": "arbetsboken är {found} byte när den packas upp, mer än {hint}. Ta bort bilder och annat som inte hör till formuläret, eller "
        "kopiera talen till en ny arbetsbok.",
        "en": "the workbook is {found} bytes when it is unpacked, more than {hint}. Remove pictures and whatever else is no part of the form, "
        "or copy the numbers into a new workbook.",
    },
    "workbook_rows_many": {
        "sv": "bladet har fler än {hint} rader med innehåll. Ofta har ett värde fyllts nedåt i en hel kolumn: ångra det, eller markera raderna "
        "under formuläret och ta bort dem.",
        "en": "the sheet has more than {hint} rows with content. Often a value was filled down a whole column: undo that, or select the rows "
        "below the form and delete them.",
    },
    "workbook_cells_many": {
        "sv": "arbetsboken har fler än {hint} celler, med innehåll eller format. Markera det som ligger utanför formuläret och ta bort det, "
        "eller kopiera talen till en ny arbetsbok.",
        "en": "the workbook has more than {hint} cells, with content or a format. Select what lies outside the form and delete it, or copy "
        "the numbers into a new workbook.",
    },
    "workbook_merged_many": {
        "sv": "{found} celler är sammanfogade, fler än {hint}. Ofta är det en hel kolumn eller rad. Ångra sammanfogningen.",
        "en": "{found} cells are merged, more than {hint}. Often it is a whole column or row. Split them again.",
    },
    "workbook_link_many": {
        "sv": "en länk ligger över {found} celler, fler än {hint}. Ofta är det en hel kolumn eller rad. Ta bort länken.",
        "en": "a link lies over {found} cells, more than {hint}. Often it is a whole column or row. Remove the link.",
    },
    "workbook_strings_many": {
        "sv": "arbetsboken har fler än {hint} olika texter. Ta bort det som inte hör till formuläret, eller kopiera talen till en ny arbetsbok.",
        "en": "the workbook has more than {hint} different texts. Delete what is no part of the form, or copy the numbers into a new workbook.",
    },
    "workbook_text_long": {
        "sv": "en text är längre än {hint} tecken, mer än Excel rymmer i en cell. Ta bort den, eller kopiera talen till en ny arbetsbok.",
        "en": "a text is longer than {hint} characters, more than Excel keeps in a cell. Delete it, or copy the numbers into a new workbook.",
    },
    "workbook_beside_many": {
        "sv": "arbetsboken har fler än {hint} kommentarer, bilder, format och annat bredvid cellerna. Ta bort dem, eller kopiera talen till en "
        "ny arbetsbok.",
        "en": "the workbook has more than {hint} comments, pictures, formats and other things beside the cells. Remove them, or copy the "
        "numbers into a new workbook.",
    },
    "workbook_no_year": {
        "sv": "här ska arbetsbokens år stå, men här står ”{found}”. Skriv tillbaka året, eller börja om med en ny arbetsbok.",
        "en": "the year of the workbook should stand here, but here is “{found}”. Put the year back, or start again with a new workbook.",
    },
    "workbook_year_differs": {
        "sv": "arbetsboken gäller {found}, men filen heter {hint}. Har ni öppnat fel års arbetsbok? Annars: byt namn på filen.",
        "en": "the workbook is about {found}, but the file is called {hint}. Did you open the workbook of the wrong year? If not, rename the file.",
    },
    "workbook_folder_older": {
        "sv": "mappen är äldre än arbetsboken. Arbetsboken är gjord av {found}. Mappen har {hint}. Hämta mappen på nytt (Code och Download ZIP "
        "på GitHub) från plattformens eget kodförråd, inte från en kopia (fork). Lägg arbetsboken i den nya mappen och läs in den där.",
        "en": "the folder is older than the workbook. The workbook was made from {found}. The folder has {hint}. Fetch the folder anew (Code "
        "and Download ZIP on GitHub) from the platform’s own repository, not from a copy (fork). Put the workbook in the new folder and "
        "read it there.",
    },
    "workbook_folder_newer": {
        "sv": "mappen är nyare än arbetsboken. Arbetsboken är gjord av {found}. Mappen har {hint}. Byt namn på arbetsboken, gör en ny med "
        "python -m scripts workbook {more} och för över det som ni har fyllt i.",
        "en": "the folder is newer than the workbook. The workbook was made from {found}. The folder has {hint}. Rename the workbook, make a "
        "new one with python -m scripts workbook {more} and copy over what you have filled in.",
    },
    "workbook_folder_other": {
        "sv": "arbetsboken är gjord i en annan mapp. Arbetsboken är gjord av {found}. Den här mappen har {hint}. Hämta mappen på nytt från "
        "plattformens eget kodförråd, inte från en kopia (fork), och läs in arbetsboken där.",
        "en": "the workbook was made in another folder. The workbook was made from {found}. This folder has {hint}. Fetch the folder anew "
        "from the platform’s own repository, not from a copy (fork), and read the workbook there.",
    },
    "workbook_row_elsewhere": {
        "sv": "arbetsboken vill ändra raden {hint} ({found}), som den inte själv har lagt till. Ta bort det ur arbetsboken, och ändra raden i "
        "filen om den är fel.",
        "en": "the workbook would change the row {hint} ({found}), which it has not added itself. Take that out of the workbook, and change "
        "the row in the file if it is wrong.",
    },
    "workbook_decided_before": {
        "sv": "siffran {found} har redan ett beslut i {hint}, och det i arbetsboken är inte senare. Skriv dagen då det nya beslutet togs, "
        "eller ta bort raden på bladet Rättelser.",
        "en": "the figure {found} already has a decision in {hint}, and the one in the workbook is not later. Write the day of the new "
        "decision, or delete the line on the sheet of corrections.",
    },
    "workbook_sheet_missing": {
        "sv": "bladet ”{found}” finns inte. Ge bladet dess namn tillbaka, eller börja om med en ny arbetsbok.",
        "en": "the sheet “{found}” is not there. Give the sheet its name back, or start again with a new workbook.",
    },
    "workbook_sheet_renamed": {
        "sv": "bladet ”{found}” finns inte, men ett som heter ”{hint}”. Ge det namnet ”{found}” igen.",
        "en": "the sheet “{found}” is not there, but one called “{hint}”. Give it the name “{found}” again.",
    },
    "workbook_column_missing": {
        "sv": "kolumnen ”{found}” är borta härifrån. Ångra ändringen: kolumner får inte tas bort, flyttas eller byta namn.",
        "en": "the column “{found}” is gone from here. Undo the change: columns may not be deleted, moved or renamed.",
    },
    "workbook_row_gone": {
        "sv": "raden ”{found}” är borttagen. Ångra det: lämna raden tom, eller välj Frågas inte längre i Status.",
        "en": "the line “{found}” has been deleted. Undo that: leave the line empty, or choose Frågas inte längre as its status.",
    },
    "workbook_row_doubled": {
        "sv": "raden ”{found}” står två gånger. Ta bort den ena.",
        "en": "the line “{found}” stands there twice. Delete one of them.",
    },
    "workbook_label": {
        "sv": "här står ”{found}”, men raden är till för ”{hint}”. Skriv tillbaka det. Ett nytt svar skrivs på bladet Nya svar.",
        "en": "here is “{found}”, but the line is for “{hint}”. Put that back. A new answer goes on the sheet Nya svar.",
    },
    "workbook_line_unknown": {
        "sv": "raden ”{found}” finns inte i årets formulär men är ifylld. Töm den. Är det ett nytt svar: skriv det på bladet Nya svar. Är det "
        "en ny fråga: den som sköter kodlistorna lägger till den, så som det står i CONTRIBUTING.md.",
        "en": "the line “{found}” is not in this year's form but is filled in. Empty it. If it is a new answer, write it on the sheet Nya svar. "
        "If it is a new question, whoever looks after the code lists adds it, as CONTRIBUTING.md says.",
    },
    "workbook_indicator_unknown": {
        "sv": "frågan ”{found}” finns inte i formuläret. Är den ny: den som sköter kodlistorna lägger till en rad i codes/indicators.csv och en "
        "för varje svar i codes/categories.csv, så som det står i CONTRIBUTING.md. Det tar ungefär en timme, och sedan en granskning. Töm raden "
        "så länge: allt annat kan läsas in och publiceras, och frågan kommer med när den är tillagd.",
        "en": "the form has no question “{found}”. If it is new, whoever looks after the code lists adds one row to codes/indicators.csv and one "
        "for each answer to codes/categories.csv, as CONTRIBUTING.md says. That takes about an hour, and then a review. Empty the line "
        "meanwhile: all else can be read and published, and the question comes in once it is added.",
    },
    "workbook_merged": {
        "sv": "cellerna är sammanfogade, så det går inte att se vilken rad talet gäller. Dela upp dem igen.",
        "en": "the cells are merged, so nobody can tell which line the number is for. Split them again.",
    },
    "workbook_date": {
        "sv": "Excel har gjort ett datum av det som skrevs: {found}. Välj cellformatet Tal och skriv talet igen.",
        "en": "Excel has made a date of what was typed: {found}. Choose the cell format Number and type the number again.",
    },
    "workbook_one_language": {
        "sv": "meningen ska finnas på både svenska och engelska, och här är den ena tom. Den andra är: ”{found}”",
        "en": "the sentence is needed in both Swedish and English, and here one is empty. The other is: “{found}”",
    },
    "workbook_needed": {
        "sv": "cellen ”{found}” är tom, och raden behöver den. Fyll i den, eller töm hela raden.",
        "en": "the cell “{found}” is empty, and the line needs it. Fill it in, or empty the whole line.",
    },
    "workbook_choice": {
        "sv": "”{found}” finns inte i listan. {hint}",
        "en": "“{found}” is not in the list. {hint}",
    },
    "workbook_answer_exists": {
        "sv": "”{found}” finns redan. Fyll i talet på dess egen rad, eller ge det nya ett annat namn.",
        "en": "“{found}” is there already. Fill in the number on its own line, or give the new one another name.",
    },
    "workbook_said_otherwise": {
        "sv": "här står ”{found}”, men samma svar har ”{hint}” på en rad ovanför. Skriv likadant, eller lämna cellen tom.",
        "en": "here is “{found}”, but the same answer has “{hint}” on a line above. Write the same, or leave the cell empty.",
    },
    "workbook_country_code": {
        "sv": "”{found}” är ingen landskod. Skriv två versaler, till exempel PH för Filippinerna.",
        "en": "“{found}” is no country code. Write two capital letters, such as PH for the Philippines.",
    },
    "workbook_retired_filled": {
        "sv": "här står {found}, men statusen säger att svaret inte frågas längre. Töm cellen, eller ta bort statusen.",
        "en": "here is {found}, but the status says that the answer is not asked for any more. Empty the cell, or remove the status.",
    },
    "notice_retired": {
        "sv": "frågas inte från {hint}: {found}. Siffrorna för tidigare år ligger kvar på mätpunktens sida och i filerna. Var det fel: ta bort "
        "statusen, och läs in igen i en mapp där ZIP-filen inte är uppackad.",
        "en": "not asked from {hint}: {found}. The figures of earlier years stay on the page of the indicator and in the files. If that was a "
        "mistake, remove the status, and read again in a folder where the ZIP has not been unpacked.",
    },
    "workbook_changed_half": {
        "sv": "skriv antingen vad svaret betydde och vad det betyder nu, eller varför åren inte går att jämföra, på båda språken.",
        "en": "write either what the answer meant and what it means now, or why the years cannot be compared, in both languages.",
    },
    "workbook_no_report": {
        "sv": "bladet har rader som kommer ur rapporten, men bladet Årets rapport säger inte vad den heter. Fyll i det.",
        "en": "the sheet has lines from the report, but the sheet Årets rapport does not say what it is called. Fill that in.",
    },
    "workbook_words_differ": {
        "sv": "”{found}” har inte talet {hint}. Skriv så som det står i rapporten, och talet i kolumnen Tal.",
        "en": "“{found}” does not have the number {hint}. Write what the report says, and the number in the column Tal.",
    },
    "workbook_between": {
        "sv": "kolumnen Till hör till valet ”mellan”: fyll i båda talen, eller välj något annat i Hur.",
        "en": "the column Till belongs to the choice “mellan” (between): fill in both numbers, or choose something else in Hur.",
    },
    "workbook_form_tells": {
        "sv": "formuläret har antalet ({hint}), så placeringen räknas ut. Töm raden. Formuläret är källan; bladet är till för det som "
        "formuläret inte har.",
        "en": "the form has the count ({hint}), so its place is worked out. Empty the line. The form is the source; the sheet is for what the "
        "form does not have.",
    },
    "workbook_comparison": {
        "sv": "en jämförelse har inget tal. Fyll i Jämfört med och välj ca, över, under, strax över eller strax under. Alla andra mått har ett "
        "tal, och Jämfört med är tomt.",
        "en": "a comparison has no number. Fill in Jämfört med and choose ca, över, under, strax över or strax under (about, over, under, just "
        "over or just under). Every other measure has a number, and Jämfört med is empty.",
    },
    "workbook_place": {
        "sv": "en placering är ett helt tal från 1: den vanligaste är 1. Välj exakt, eller mellan för delad plats.",
        "en": "a place is a whole number from 1: the most common is 1. Choose exakt (exact), or mellan (between) for a shared place.",
    },
    "workbook_figure_half": {
        "sv": "siffran behöver mätpunkt, svar, grupp och mått. Fyll i cellen, eller töm alla fyra.",
        "en": "the figure needs an indicator, an answer, a group and a measure. Fill in the cell, or empty all four.",
    },
    "workbook_not_there": {
        "sv": "här står {found}, men året har {hint} där. Skriv det tal som står på webbplatsen.",
        "en": "here is {found}, but the year has {hint} there. Write the number that stands on the site.",
    },
    "workbook_not_exact": {
        "sv": "{found} står i {hint}. Det är inget exakt tal för alla som räknas, och rättas inte på det här bladet. Töm raden, och fråga den "
        "som sköter kodförrådet.",
        "en": "{found} stands in {hint}. That is no exact number of everybody who is counted, and is not corrected on this sheet. Empty the "
        "line, and ask whoever looks after the repository.",
    },
    "workbook_hidden_correction": {
        "sv": "talet är dolt, så det finns inget att rätta på webbplatsen. Töm raden. Ska det visas: fråga den som sköter kodförrådet.",
        "en": "the number is hidden, so there is nothing to correct on the site. Empty the line. If it is to be shown: ask whoever looks after "
        "the repository.",
    },
    "workbook_same_number": {
        "sv": "{found} är samma tal som det som står. Skriv det rätta talet, eller töm raden.",
        "en": "{found} is the same number as the one that stands. Write the right one, or empty the line.",
    },
    "workbook_answer_unprotectable": {
        "sv": "med svaren går {hint} att räkna ut, och inget nytt tal som får döljas hjälper. Töm cellen, eller en av dem bredvid: då står "
        "den kvar som i rapporten. Eller skriv antalet under cleared i disclosure.yml, med skäl.",
        "en": "with the answers {hint} can be worked out, and no new number that may be hidden helps. Empty the cell, or one beside it: "
        "then it stays as in the report. Or put the count under cleared in disclosure.yml, with the reason.",
    },
    "workbook_no_figure": {
        "sv": "raden gäller ingen enskild siffra, så talet {found} hör inte hit. Skriv det med ord i kolumnen Svar.",
        "en": "the line is about no single figure, so the number {found} does not belong here. Write it in words in the column Svar.",
    },
    "notice_answer_in_words": {
        "sv": "frågan ”{found}” är besvarad med ord. Läs svaret i cellen. Avgör det en siffra: skriv beslutet i "
        "datapackage/corrections.csv.",
        "en": "the question “{found}” is answered in words. Read the answer in the cell. If it settles a figure, write the decision in "
        "datapackage/corrections.csv.",
    },
    "notice_not_in_book": {
        "sv": "{found} tal som fattas har ingen rad i årets arbetsbok och är inte med. Fråga efter dem för sig: {hint}",
        "en": "{found} missing numbers have no line in the workbook of the year and are not in it. Ask for them by themselves: {hint}",
    },
    "nothing_missing": {
        "sv": "för {found} fattas inget tal, och ingen fråga är öppen. Det finns inget att fråga om.",
        "en": "for {found} no number is missing, and no question is open. There is nothing to ask.",
    },
    "workbook_small_correction": {
        "sv": "talet är så litet att det ska döljas, så det får inte skrivas här. Följ .github/guides/withdraw.md.",
        "en": "the number is so small that it has to be hidden, so it may not be written here. Follow .github/guides/withdraw.md.",
    },
    "workbook_correction_tells": {
        "sv": "med rättelsen går ett litet eller dolt tal att räkna ut. Den får inte läggas upp. Fråga den som sköter kodförrådet: något mer "
        "för det året måste döljas först.",
        "en": "with the correction a small or hidden count can be worked out. It must not be uploaded. Ask whoever looks after the "
        "repository: something more of that year has to be hidden first.",
    },
    "workbook_correction_moves": {
        "sv": "med {found} går siffrorna för {hint} inte ihop: något mer måste rättas samtidigt. {said} Är det något annat som är fel, skriv "
        "det i stället och läs in igen: då räknas resten ut. Inget rättas som ni inte har skrivit.",
        "en": "with {found} the figures of {hint} do not fit together: something more has to be corrected too. {said} If something else is "
        "wrong, type that instead and read again: then the rest is worked out. Nothing is corrected that you have not typed.",
    },
    "workbook_correction_fails": {
        "sv": "med {found} går siffrorna för {hint} inte ihop. Det här säger emot: {more}. Det går inte att lösa med fler rader på bladet. Är talet rätt? "
        "Töm då raden, och fråga den som sköter kodförrådet.",
        "en": "with {found} the figures of {hint} do not fit together. Against it stands: {more}. More lines on the sheet do not solve that. Is the number right? "
        "Then empty the line, and ask whoever looks after the repository.",
    },
    "workbook_correction_hides": {
        "sv": "med {found} måste något mer rättas för {hint}, och då går ett litet eller dolt tal att räkna ut. Rättelsen får inte läggas upp. "
        "Fråga den som sköter kodförrådet: något mer för det året måste döljas först.",
        "en": "with {found} something more of {hint} has to be corrected, and then a small or hidden count can be worked out. The correction must "
        "not be uploaded. Ask whoever looks after the repository: something more of that year has to be hidden first.",
    },
    "workbook_build_refuses": {
        "sv": "bygget tar inte emot arbetsboken med rättelserna: {said} Förstår ni inte vad som är fel: fråga den som sköter kodförrådet.",
        "en": "the build does not accept the workbook with the corrections: {said} If you do not see what is wrong: ask whoever looks after "
        "the repository.",
    },
    "notice_corrected": {
        "sv": "rättat: {found}. Sidan om ”{hint}” ändras, och det som räknas ut ur talet. Förslagets sammanfattning har varje mening före och "
        "efter.",
        "en": "corrected: {found}. The page on “{hint}” changes, and what is worked out from the number. The summary of the proposal has every "
        "sentence before and after.",
    },
    "notice_corrected_said": {
        "sv": "rättat: {found}. Sidan om ”{hint}” ändras, och det som räknas ut ur talet. Talet sägs också på {more}. Förslagets sammanfattning "
        "har varje mening före och efter.",
        "en": "corrected: {found}. The page on “{hint}” changes, and what is worked out from the number. The number is also said on {more}. The "
        "summary of the proposal has every sentence before and after.",
    },
    "workbook_unlikely": {
        "sv": "andelen har ändrats mycket: {found} (i år / förra året). Stämmer det? Skriv varför i kolumnen Förklaring, på den här raden "
        "eller på raden för alla. Annars: rätta talet.",
        "en": "the share has changed a lot: {found} (this year / last year). Is it right? Write why in the column Förklaring, on this "
        "line or on the line for everybody. If not, correct the number.",
    },
    "workbook_swapped": {
        "sv": "andelen har ändrats mycket: {found} (i år / förra året), och talet skulle passa i {hint}. Har de bytt plats? Annars: skriv "
        "varför i kolumnen Förklaring.",
        "en": "the share has changed a lot: {found} (this year / last year), and the number would fit in {hint}. Have they changed places? "
        "If not, write why in the column Förklaring.",
    },
    "workbook_unlikely_pair": {
        "sv": "{more} Men {found} ({hint}). Stämmer det? Skriv varför i kolumnen Förklaring på en av raderna. Annars: rätta talet.",
        "en": "these answers hardly go together: {found} ({hint}). Is it right? Write why in the column Förklaring on one of the lines. "
        "If not, correct the number.",
    },
    "workbook_fold": {
        "sv": "antalet har ändrats mycket: {found} (i år / förra året). Stämmer det? Skriv varför i kolumnen Förklaring. Annars: rätta talet.",
        "en": "the count has changed a lot: {found} (this year / last year). Is it right? Write why in the column Förklaring. If not, "
        "correct the number.",
    },
    "notice_prose_kept": {
        "sv": "siffran ”{found}” ({hint}) finns i filen men inte på bladet Siffror i text. Den ligger kvar.",
        "en": "the figure “{found}” ({hint}) is in the file but not on the sheet Siffror i text. It stays.",
    },
    "notice_zip_written": {
        "sv": "skriven. Det är den som lämnas in: packa upp den, och lägg det som ligger i den i mappen datapackage. Arbetsboken ska aldrig dit.",
        "en": "written. This is what is handed in: unpack it, and put what is in it in the folder datapackage. The workbook never goes there.",
    },
    "notice_receipt_written": {
        "sv": "skriven. Öppna den i webbläsaren, skriv ut den och låt någon annan än den som fyllde i läsa och skriva under. Den lämnas aldrig in.",
        "en": "written. Open it in the browser, print it, and let somebody else than who filled in read and sign it. It is never handed in.",
    },
    "workbook_extra": {
        "sv": "här står ”{found}”, men cellen hör inte till formuläret. Ta bort det.",
        "en": "here is “{found}”, but the cell is no part of the form. Delete it.",
    },
    "workbook_formula": {
        "sv": "här står en formel: {found} – skriv talet i stället.",
        "en": "here is a formula: {found} – write the number instead.",
    },
    "workbook_text": {
        "sv": "”{found}” är inte ett tal. Skriv bara siffror, eller lämna cellen tom.",
        "en": "“{found}” is not a number. Write digits only, or leave the cell empty.",
    },
    "workbook_percent_sign": {
        "sv": "cellen är skriven som procent ({found} %), men här ska antalet stå. Välj cellformatet Tal och skriv antalet.",
        "en": "the cell is written as a percentage ({found} %), but the count should stand here. Choose the cell format Number and write the count.",
    },
    "workbook_base_missing": {
        "sv": "här står {found} procent, men inte av hur många. Fyll i Bas, eller antalet på raden för alla.",
        "en": "here is {found} per cent, but not of how many. Fill in the base (Bas), or the count in the line for everybody.",
    },
    "workbook_below_least": {
        "sv": "här står {found}, men ett svar med egen rad gäller minst {hint} personer, enligt mätpunktens definition. Räkna dem på raden "
        "för dem som redovisas tillsammans.",
        "en": "here is {found}, but an answer with a row of its own is about at least {hint} people, by the definition of the indicator. "
        "Count them in the row for those that are shown together.",
    },
    "below_least": {
        "sv": "{found} är färre än {hint}, som är det minsta som ett svar med egen rad kan gälla, enligt mätpunktens definition. Räkna dem "
        "i kategorin för dem som redovisas tillsammans.",
        "en": "{found} is fewer than {hint}, the least that an answer with a row of its own can be about, by the definition of the "
        "indicator. Count them in the category of those that are shown together.",
    },
    "workbook_base_alone": {
        "sv": "här står basen {found}, men raden har varken antal eller procent. Fyll i ett av dem, eller töm Bas.",
        "en": "here is the base {found}, but the line has neither a count nor a percentage. Fill in one of them, or empty the base (Bas).",
    },
    "workbook_status_unknown": {
        "sv": "”{found}” är ingen status. Välj ur listan: {hint}.",
        "en": "“{found}” is no status. Choose from the list: {hint}.",
    },
    "workbook_status_filled": {
        "sv": "här står {found}, men statusen säger ”{hint}”. Töm cellen, eller ta bort statusen.",
        "en": "here is {found}, but the status says “{hint}”. Empty the cell, or remove the status.",
    },
    "workbook_locked": {
        "sv": "här står {found}, men cellen är grå: året har ingen sådan siffra att fylla i. Töm cellen.",
        "en": "here is {found}, but the cell is grey: the year has no such figure to fill in. Empty the cell.",
    },
    "workbook_printed": {
        "sv": "här står ”{found}”, men källan trycker {hint}. Skriv tillbaka {hint}. Är det källan som är fel: se CONTRIBUTING.md.",
        "en": "here is “{found}”, but the source prints {hint}. Put {hint} back. If the source is wrong: see CONTRIBUTING.md.",
    },
    "workbook_in_git": {
        "sv": "en arbetsbok får inte ligga i kodförrådet: den har de dolda talen. Ta bort den: git rm --cached, och säg till om den är publicerad.",
        "en": "a workbook may not be in the repository: it holds the hidden numbers. Remove it: git rm --cached, and tell somebody if it was published.",
    },
    "receipt_in_git": {
        "sv": "kvittot är internt och får inte ligga i kodförrådet. Ta bort det: git rm --cached.",
        "en": "the receipt is internal and may not be in the repository. Remove it: git rm --cached.",
    },
    # understood, and said so
    "notice_written": {
        "sv": "filen är skriven.",
        "en": "the file has been written.",
    },
    "notice_why_left_out": {
        "sv": "förklaringen publiceras inte, för siffran på raden är dold. Ni behöver inte göra något.",
        "en": "the explanation is not published, since the figure of the line is hidden. You need not do anything.",
    },
    "notice_no_origin": {
        "sv": "här står inte vilken version arbetsboken är gjord av, så det går inte att se om mappen är rätt. Mappen har {hint}. Är det inte "
        "det senaste på webbplatsen: hämta mappen på nytt och läs in arbetsboken där.",
        "en": "this does not say which version the workbook was made from, so nobody can tell whether the folder is the right one. The folder "
        "has {hint}. If that is not the latest on the website, fetch the folder anew and read the workbook there.",
    },
    "notice_folder_differs": {
        "sv": "mappen är inte densamma som arbetsboken är gjord i: någon rad skiljer. Arbetsboken är gjord av {found}. Mappen har {hint}. Är "
        "mappen den senaste (Code och Download ZIP på GitHub) är allt som det ska. Annars: hämta den på nytt och läs in arbetsboken där.",
        "en": "the folder is not the one that the workbook was made in: some row differs. The workbook was made from {found}. The folder has "
        "{hint}. If the folder is the latest (Code and Download ZIP on GitHub), all is well. If not, fetch it anew and read the workbook "
        "there.",
    },
    "notice_year_gap": {
        "sv": "siffrorna i mappen slutar med {found}. Finns {hint} på webbplatsen är mappen för gammal: hämta den på nytt (Code och Download ZIP "
        "på GitHub) från plattformens eget kodförråd, och gör en ny arbetsbok där. Har {hint} inga siffror är allt som det ska.",
        "en": "the figures in the folder end with {found}. If {hint} is on the website, the folder is too old: fetch it anew (Code and "
        "Download ZIP on GitHub) from the platform’s own repository, and make a new workbook there. If {hint} has no figures, all is well.",
    },
    "notice_no_share": {
        "sv": "{found} är inte {hint} procent. Båda är kvar. Se efter vilket som stämmer.",
        "en": "{found} is not {hint} per cent. Both are kept. See which is right.",
    },
    "workbook_contradiction": {
        "sv": "{said} Rätta det som är fel och läs in igen.",
        "en": "{said} Mend what is wrong and read again.",
    },
    "notice_hidden": {
        "sv": "talet är dolt. Det är litet, eller så gick ett annat att räkna ut ur det. Vill du hellre visa det här och dölja något "
        "annat: läs in igen och lägg till --keep '{hint}', eller välj status Dolt på en annan rad.",
        "en": "the number is hidden. It is small, or another could be worked out from it. If you would rather show this one and hide "
        "another: read again and add --keep '{hint}', or choose the status Dolt (hidden) in another line.",
    },
    "notice_read": {
        "sv": "läst. Tal: {found}. Nya svar: {hint}. Dolda tal: {more}.",
        "en": "read. Numbers: {found}. New answers: {hint}. Hidden numbers: {more}.",
    },
    "workbook_country_place": {
        "sv": "ett nytt land behöver landskod, världsdel och om det är med i EU. Här fattas: {hint}.",
        "en": "a new country needs its code, its part of the world and whether it is in the EU. Missing here: {hint}.",
    },
    "workbook_not_counted": {
        "sv": "”{found}” räknas bara för {hint}. Välj det; annars kommer talet inte med.",
        "en": "“{found}” is counted only for {hint}. Choose that; else the number is lost.",
    },
    "workbook_day": {
        "sv": "”{found}” är ingen dag. Skriv den som år-månad-dag, med fyra, två och två siffror.",
        "en": "“{found}” is no day. Write it as year-month-day, with four, two and two digits.",
    },
    "workbook_keep_unknown": {
        "sv": "arbetsboken har ingen sådan cell att visa. Skriv blad och cell så som de står i listan över dolda tal, till exempel Barn!D12.",
        "en": "the workbook has no such cell to show. Write the sheet and the cell as they stand in the list of hidden numbers, such as Barn!D12.",
    },
    "workbook_keep_hidden": {
        "sv": "talet är redan dolt i årets fil, och förblir det: två sätt att dölja samma år säger tillsammans mer än vart och ett. Ta bort "
        "cellen ur --keep.",
        "en": "the number is hidden in the year's file already, and stays so: two ways to hide the same year together tell more than each. "
        "Take the cell out of --keep.",
    },
    "workbook_unprotectable": {
        "sv": "{hint} går att räkna ut, och ingen siffra som får döljas hjälper. Ta bort en cell ur --keep, eller skriv antalet under "
        "cleared i disclosure.yml, med skäl.",
        "en": "{hint} can be worked out, and no figure that may be hidden helps. Take a cell out of --keep, or write the count under "
        "cleared in disclosure.yml, with reasons.",
    },
    "notice_contradicts": {
        "sv": "här står {found}, men på ett annat ställe står {hint} om samma sak. Båda är kvar. Se efter vilket som stämmer.",
        "en": "here is {found}, but another place says {hint} of the same thing. Both are kept. See which is right.",
    },
    "notice_semicolon": {
        "sv": "semikolon mellan kolumnerna (svenskt Excel) är förstått. Kör python -m scripts format för grundformen.",
        "en": "semicolons between columns (Swedish Excel) are understood. Run python -m scripts format for the canonical form.",
    },
    "notice_separator_line": {
        "sv": "raden sep= först i filen är förstådd och överhoppad.",
        "en": "the line sep= at the top of the file is understood and skipped.",
    },
    "notice_decimal_comma": {
        "sv": "decimalkomma är förstått som decimalpunkt.",
        "en": "decimal commas are understood as decimal points.",
    },
    "notice_bom": {
        "sv": "filen börjar med ett BOM-tecken; det är förstått.",
        "en": "the file begins with a byte order mark; that is understood.",
    },
    "notice_crlf": {
        "sv": "Windows radslut är förstådda.",
        "en": "Windows line ends are understood.",
    },
    "notice_cp1252": {
        "sv": "filen är sparad i Windows västeuropeiska teckenkod (cp1252); den är förstådd.",
        "en": "the file is saved in the Western European Windows encoding (cp1252); it is understood.",
    },
    "notice_blank_end": {
        "sv": "tomma rader sist i filen är överhoppade.",
        "en": "blank rows at the end of the file are skipped.",
    },
    # the audit and the decisions on it
    "contradiction": {
        "sv": "de här uppgifterna kan inte alla stämma: {hint}. Inom parentes står raden i filen och stället i källan. "
        "Rätta den som är fel skriven, eller skriv beslutet i corrections.csv, med {found} i kolumnen findings.",
        "en": "these figures cannot all be right: {hint}. In brackets are the row in the file and the place in the source. "
        "Mend the one that was mistyped, or write the decision in corrections.csv, with {found} in the column findings.",
    },
    "contradiction_assumed": {
        "sv": "de här uppgifterna kan inte alla stämma om antagandet {more} i codes/assumptions.csv är rätt: {hint}. Inom parentes "
        "står raden i filen och stället i källan. Rätta den som är fel skriven, eller skriv beslutet i corrections.csv, med {found} i "
        "kolumnen findings.",
        "en": "these figures cannot all be right if the assumption {more} in codes/assumptions.csv is: {hint}. In brackets are the "
        "row in the file and the place in the source. Mend the one that was mistyped, or write the decision in corrections.csv, with "
        "{found} in the column findings.",
    },
    "wording_differs": {
        "sv": "orden passar inte till talen: {hint}. Inom parentes står raden i filen och stället i källan. Rätta den som är fel "
        "skriven eller fel tolkad, eller skriv beslutet i corrections.csv, med {found} i kolumnen findings.",
        "en": "the words do not fit the numbers: {hint}. In brackets are the row in the file and the place in the source. Mend the "
        "one that was mistyped or misread, or write the decision in corrections.csv, with {found} in the column findings.",
    },
    "contradiction_many": {
        "sv": "”{found}” kan inte stämma med flera andra uppgifter, till exempel: {hint}. Inom parentes står raden i filen och stället "
        "i källan. Rätta siffran om den är fel skriven. Står den så i källan: skriv beslutet i corrections.csv, med de här namnen i "
        "kolumnen findings: {more}.",
        "en": "“{found}” cannot be right beside several other figures, for example: {hint}. In brackets are the row in the file and "
        "the place in the source. Mend the figure if it was mistyped. If the source says so, write the decision in corrections.csv, "
        "with these names in the column findings: {more}.",
    },
    "contradiction_fits": {
        "sv": "de här uppgifterna kan inte alla stämma: {hint}. Inom parentes står raden i filen och stället i källan. De skulle "
        "stämma med {more}. Rätta om någon är fel skriven, eller skriv beslutet i corrections.csv, med {found} i kolumnen findings.",
        "en": "these figures cannot all be right: {hint}. In brackets are the row in the file and the place in the source. They "
        "would be with {more}. Mend one that was mistyped, or write the decision in corrections.csv, with {found} in the column findings.",
    },
    "contradiction_after": {
        "sv": "med besluten här kan de andra uppgifterna ändå inte alla stämma: {hint}. "
        "Se över värdet som publiceras, eller besluta om en siffra till.",
        "en": "with the decisions here the other figures still cannot all be right: {hint}. "
        "Look at the value that is published, or decide on one more figure.",
    },
    "number_in_text": {
        "sv": "en text sätter in talet för {found}, men inget tal eller intervall publiceras för den cellen. Rätta cellen, eller "
        "skriv meningen utan talet.",
        "en": "a text puts in the number of {found}, but no number or range of that cell is published. Mend the cell, or write the "
        "sentence without the number.",
    },
    "notice_indicator_unread": {
        "sv": "ingen har skrivit vad mätpunkten {found} har med de andra att göra. Små antal i den döljs som vanligt, men ingen vet om de går "
        "att räkna ut ur svaren i en annan. Läs den bredvid de andra och skriv det här, innan året ges ut.",
        "en": "nobody has written what the indicator {found} has to do with the others. Its small counts are hidden as usual, but nobody "
        "knows whether they can be worked out from the answers in another. Read it beside the others and write it here, before the year is published.",
    },
    "notice_not_asked": {
        "sv": "läsaren får veta att något inte framgår ({hint}), och ingen fråga gäller det. Siffror: {more}, den första {found}. "
        "Lägg dem till en fråga som redan finns, eller skriv en.",
        "en": "the reader is told that something is not stated ({hint}), and no question is about it. Figures: {more}, the first "
        "{found}. Add them to a question that is there, or write one.",
    },
    "correction_guard": {
        "sv": "beslutet gäller {found}, men källan säger nu {hint}. Stryk raden, eller skriv det som står där.",
        "en": "the decision is about {found}, but the source now says {hint}. Delete the row, or write what it says.",
    },
    "correction_value": {
        "sv": "hittade {found}. Ett rättat värde (corrected) ska ha ett tal här; det som står kvar (stands) ska inte ha det.",
        "en": "found {found}. A corrected figure needs a number here; one that stands must not have one.",
    },
    "correction_stale": {
        "sv": "{found} är ingen motsägelse som siffran har del i. Dess motsägelser är: {hint}.",
        "en": "{found} is no contradiction that the figure takes part in. Its contradictions are: {hint}.",
    },
    # small counts
    "disclosure_shape": {
        "sv": "{found} har fel form. threshold är ett heltal från 2; varje annan del är en lista med poster.",
        "en": "{found} has the wrong shape. threshold is a whole number from 2; every other part is a list of entries.",
    },
    "disclosure_doubled": {
        "sv": "{hint} står två gånger. Ta bort den ena posten.",
        "en": "{hint} is there twice. Remove one of the entries.",
    },
    "small_count": {
        "sv": "raden säger ett antal från 1 till {found} som inte har publicerats förut ({hint}). Lägg inte in den så. "
        "Dölj talet: Q i obs_status, och töm value, printed, qualifier och base. Eller besluta att det får visas: "
        "skriv observationen under cleared i disclosure.yml, med skäl. Har raden redan lagts upp, se CONTRIBUTING.md.",
        "en": "the row tells a count from 1 to {found} that has not been published before ({hint}). Do not commit it like this. "
        "Hide the number: Q in obs_status, and empty value, printed, qualifier and base. Or decide that it may be shown: "
        "write the observation under cleared in disclosure.yml, with reasons. If the row has been uploaded already, see CONTRIBUTING.md.",
    },
    "small_count_follows": {
        "sv": "ett antal som inte har publicerats förut följer av siffrorna: färre än {found} tal är möjliga för {more}, och små tal är "
        "bland dem. De här siffrorna röjer det: {hint}. Dölj en av dem (Q), eller skriv antalet så som det står här under cleared i "
        "disclosure.yml, med skäl.",
        "en": "a count that has not been published before follows from the figures: fewer than {found} numbers are possible for {more}, "
        "and small ones are among them. These figures give it away: {hint}. Hide one of them (Q), or write the count as it stands here "
        "under cleared in disclosure.yml, with reasons.",
    },
    "hidden_given_away": {
        "sv": "siffran är dold, men färre än {found} tal är möjliga ({more}). De här siffrorna röjer den: {hint}. "
        "Raden ”det minsta döljandet” säger vad som räcker; finns den inte hjälper ingen siffra som får döljas.",
        "en": "the figure is hidden, but fewer than {found} numbers are possible ({more}). These figures give it away: {hint}. "
        "The line “the least hiding” says what is enough; where there is none, no figure that may be hidden helps.",
    },
    "hidden_published": {
        "sv": "siffran är dold, men en tidigare utgåva röjer den ({more}): {hint}. Det som en gång är publicerat blir inte "
        "opublicerat av att döljas. Följ .github/guides/withdraw.md.",
        "en": "the figure is hidden, but an earlier version gives it away ({more}): {hint}. What was once published cannot be "
        "unpublished by suppression. Follow .github/guides/withdraw.md.",
    },
    "guard_refused": {
        "sv": "skyddet av små tal stoppade bygget. Varför står inte här, för loggen är offentlig. Kör python -m scripts package på din egen "
        "dator: där står vad som röjs, och vad som minst behöver döljas.",
        "en": "the protection of small counts stopped the build. Why does not stand here, since the log is public. Run python -m scripts "
        "package on your own computer: it says what is given away, and the least that has to be hidden.",
    },
    "notice_least_hiding": {
        "sv": "det minsta döljandet: {hint}. Dölj de raderna (Q), så går bygget igenom.",
        "en": "the least hiding: {hint}. Hide those rows (Q), and the build passes.",
    },
    "hidden_undecided": {
        "sv": "lösaren kunde inte avgöra om något litet antal går att räkna ut, så ingenting ges ut. Pröva med färre siffror i figures, "
        "eller säg till den som sköter koden.",
        "en": "the solver could not tell whether some small count can be worked out, so nothing is published. Try with fewer figures in "
        "figures, or tell whoever looks after the code.",
    },
    "clearance_stale": {
        "sv": "{hint} behöver inget beslut: siffran är inget nytt litet antal, eller den är dold. Ta bort posten.",
        "en": "{hint} needs no decision: the figure is no new small count, or it is hidden. Remove the entry.",
    },
    "notice_hidden_published": {
        "sv": "siffran är dold nu, men en tidigare utgåva röjer den ({more}): {hint}. Det är känt, enligt disclosure.yml.",
        "en": "the figure is hidden now, but an earlier version gives it away ({more}): {hint}. That is known, says disclosure.yml.",
    },
    "notice_everybody": {
        "sv": "alla i gruppen har samma svar ({hint}). Den som vet att någon hör till gruppen vet då svaret. Ska det visas?",
        "en": "everybody in the group has the same answer ({hint}). Who knows that a person belongs to it then knows the answer. "
        "Should it be shown?",
    },
    "text_small": {
        "sv": "texten kan säga något om några få: den har ett tal under {hint}, i siffror eller ord, eller ett ord som ”ingen”, ”alla” eller "
        "”enda”. Läs den. Pekar den inte ut någon: skriv den, precis som den står, i agreed_texts.csv.",
        "en": "the text may say something of a few: it has a number under {hint}, in figures or words, or a word such as “nobody”, “all” or "
        "“only”. Read it. If it points at nobody, write it, exactly as it stands, in agreed_texts.csv.",
    },
    "text_hidden": {
        "sv": "texten nämner ett svar som är dolt. Läs den. Säger den inte det som är dolt: skriv den, precis som den står, i "
        "agreed_texts.csv.",
        "en": "the text speaks of an answer that is hidden. Read it. If it does not say what is hidden, write it, exactly as it stands, in "
        "agreed_texts.csv.",
    },
    "agreed_text_stale": {
        "sv": "en text som någon har läst står ingenstans längre. Ta bort raden, här eller i figures/<år>/: det som är dolt nu kan stå i den.",
        "en": "a text that somebody has read stands nowhere any longer. Take the row away, here or in figures/<year>/: what is hidden now could "
        "stand in it.",
    },
    "workbook_text_small": {
        "sv": "texten kan säga något om några få: den har ett tal under {hint}, i siffror eller ord, eller ett ord som ”ingen”, ”alla” eller "
        "”enda”. Läs den. Pekar den inte ut någon: kopiera hela texten till bladet {found} och skriv varför den får visas.",
        "en": "the text may say something of a few: it has a number under {hint}, in figures or words, or a word such as “nobody”, “all” or "
        "“only”. Read it. If it points at nobody, copy the whole text to the sheet {found} and write why it may be shown.",
    },
    "workbook_text_hidden": {
        "sv": "texten nämner ett svar som är dolt. Läs den. Säger den inte det som är dolt: kopiera hela texten till bladet {found} och "
        "skriv varför den får visas.",
        "en": "the text speaks of an answer that is hidden. Read it. If it does not say what is hidden, copy the whole text to the sheet "
        "{found} and write why it may be shown.",
    },
    "workbook_everybody": {
        "sv": "alla i gruppen har samma svar ({hint}). Den som vet att någon hör till gruppen vet då svaret. Får det visas: skriv ”{more}” "
        "på bladet {found}, och varför. Annars: välj status Dolt på raden.",
        "en": "everybody in the group has the same answer ({hint}). Who knows that a person belongs to it then knows the answer. If it may "
        "be shown, write “{more}” on the sheet {found}, and why. If not, choose the status Dolt (hidden) in the line.",
    },
    "notice_hidden_text": {
        "sv": "siffran är dold, men en text bredvid den har ett litet tal: {hint}. Läs den: den får inte säga det som är dolt.",
        "en": "the figure is hidden, but a text beside it has a small number: {hint}. Read it: it must not say what is hidden.",
    },
    "notice_audit_unfinished": {
        "sv": "granskningen av {found} nådde sin tidsgräns. Det som den inte hann är markerat som oavgjort.",
        "en": "the audit of {found} reached its time limit. What it did not finish is marked as undecided.",
    },
    "notice_revision_missing": {
        "sv": "en publicerad siffra har ändrats: {hint}, {found}. Är ändringen fel: rätta siffran. Är den rätt: skälet skrivs när den publiceras.",
        "en": "a published figure has changed: {hint}, {found}. If the change is wrong, mend the figure. If it is right, the reason is given when it is published.",
    },
    "notice_placeholder": {
        "sv": "{found} är inte bestämt än; plattformen fyller i det.",
        "en": "{found} is not set yet; the platform fills it in.",
    },
}
