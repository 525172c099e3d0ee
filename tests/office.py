"""LibreOffice, where it is there: it works out the formulas of a workbook and saves its last sheet as a person would."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(
    not OFFICE, reason="LibreOffice is not there (Debian: apt-get install libreoffice-calc)"
)
# Separator, quotation marks, UTF-8 or Windows, from the first line, language, cells as shown, every sheet to its own file.
SAVED_AS = {
    "utf-8": "59,34,76,1,,1053,false,true,false,false,false,-1",
    "utf-8, English": "44,34,76,1,,1033,false,true,false,false,false,-1",
    "cp1252": "59,34,1,1,,1053,false,true,false,false,false,-1",
}


def saved_figures(book: Path, target: Path, encoding: str = "utf-8") -> bytes:
    """The last sheet as somebody with Swedish settings saves it."""
    profile = f"-env:UserInstallation=file://{target / 'profile'}"
    form = f"csv:Text - txt - csv (StarCalc):{SAVED_AS[encoding]}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(target), str(book)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    return (target / f"{book.stem}-figures.csv").read_bytes()
