"""The receipt: what was read of a workbook, on paper, for a second person to look at and sign."""
