"""LibreOffice, where it is there: it works out the formulas of a workbook and saves its sheets as a person would."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(
    not OFFICE, reason="LibreOffice is not there (Debian: apt-get install libreoffice-calc)"
)
# Separator, quotation marks, UTF-8, from the first line, Swedish, cells as shown, every sheet to its own file.
SAVED_AS = "59,34,76,1,,1053,false,true,false,false,false,-1"


def saved_sheets(book: Path, target: Path) -> None:
    """Every sheet as CSV with its formulas worked out, as somebody with Swedish settings saves it."""
    profile = f"-env:UserInstallation=file://{target / 'profile'}"
    form = f"csv:Text - txt - csv (StarCalc):{SAVED_AS}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(target), str(book)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
