"""What runs in the maintainer's own browser: the page reads a filled workbook where it lies, and sends nothing anywhere."""
