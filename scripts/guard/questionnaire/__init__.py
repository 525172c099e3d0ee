"""The form of a year, declared once: what one person may answer, and all that this says of the counts. See README.md."""
